/** A terminal as a picture: these lines, with commands (`$ …`) brighter than their answers. */
export function terminalPicture(lines: readonly string[]): string {
  const [lineHeight, characterWidth, margin, bar] = [21, 8.4, 20, 34];
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * characterWidth + 2 * margin);
  const height = bar + lines.length * lineHeight + margin;
  const rows = lines.map((line, index) => {
    const colour = line.startsWith('$ ') ? '#ffffff' : '#b8c4d0';
    return `<text x="${margin}" y="${bar + (index + 1) * lineHeight - 5}" fill="${colour}">${escaped(line)}</text>`;
  });
  const lights = ['#ff5f57', '#febc2e', '#28c840'].map(
    (colour, index) => `<circle cx="${margin + index * 20}" cy="17" r="6" fill="${colour}"/>`,
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>Bitewing starts and answers in a terminal</title>',
    `<rect width="${width}" height="${height}" rx="8" fill="#16202b"/>`,
    ...lights,
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">',
    ...rows,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

/** Pictures fold blanks into one, unless they are of the kind that stays. */
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/ /g, '\u00a0');
