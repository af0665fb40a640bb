/** Parts that are about a clone, or whose list of pages and commands lies in the repository only. */
const LEFT_OUT = ['A treatment plan in five minutes', 'Documentation'];

/**
 * The README as it is packed: without the tour, the pictures, and links to pages that the package does not hold.
 * @param {string} text
 */
export function packedReadme(text) {
  const parts = text.split(/^(?=## )/m);
  const isLeftOut = (part) => LEFT_OUT.includes(/^## (.*)/.exec(part)?.[1] ?? '');
  const kept = parts.filter((part) => !isLeftOut(part));
  if (kept.length + LEFT_OUT.length !== parts.length)
    throw new Error(`The README must have the sections ${LEFT_OUT.join(' and ')}.`);
  return `${kept.join('')}\nThe pages named above are in the repository.\n`
    .replace(/:\n+!\[.*\n/g, '.\n')
    .replace(/^!\[.*\n/gm, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n');
}
