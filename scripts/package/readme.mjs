/** Parts that are about a clone, or whose list of pages and commands lies in the repository only. */
const LEFT_OUT = ['A plan, from the drill to the signature', 'More'];

/**
 * The README as it is packed: without the tour, the pictures, and links to pages that the package does not hold.
 * @param {string} text
 */
export function packedReadme(text) {
  const parts = text.split(/^(?=## )/m);
  const isLeftOut = (part) => LEFT_OUT.includes(/^## (.*)/.exec(part)?.[1] ?? '');
  const kept = parts.filter((part) => !isLeftOut(part));
  if (kept.length + LEFT_OUT.length !== parts.length)
    throw new Error(`The README has no parts ${LEFT_OUT.join(' and ')}.`);
  const licence = text.slice(text.indexOf('\nApache-2.0.'));
  return `${kept.join('')}The pages that this one names lie in the repository.\n${licence}`
    .replace(/:\n+!\[.*\n/g, '.\n')
    .replace(/^!\[.*\n/gm, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n');
}
