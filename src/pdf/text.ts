import type { Paper, TextLook } from './paper.ts';

/**
 * A text as lines no wider than `width` points: its own line ends are kept, long lines break at blanks, and a word that
 * is wider than a line breaks where it must. Takes time in proportion to the text's length.
 */
export function wrapped(paper: Paper, text: string, width: number, look: TextLook): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => wrappedLine(paper, line, width, look));
}

function wrappedLine(paper: Paper, line: string, width: number, look: TextLook): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  const close = () => {
    lines.push(current.trimEnd());
    current = '';
    used = 0;
  };
  for (const word of line.split(/(?<=\s)(?=\S)/)) {
    for (const piece of paper.widthOf(word.trimEnd(), look) > width ? pieces(paper, word, width, look) : [word]) {
      if (current !== '' && used + paper.widthOf(piece.trimEnd(), look) > width) close();
      current += piece;
      used += paper.widthOf(piece, look);
    }
  }
  close();
  return lines;
}

/** A word cut into parts that each fit a line; at least a character each. */
function pieces(paper: Paper, word: string, width: number, look: TextLook): string[] {
  const found: string[] = [];
  let current = '';
  let used = 0;
  for (const character of word) {
    const wide = paper.widthOf(character, look);
    if (current !== '' && used + wide > width) {
      found.push(current);
      current = '';
      used = 0;
    }
    current += character;
    used += wide;
  }
  return [...found, current];
}
