import { directionOf, hasRightToLeft, LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK } from './bidi.ts';
import type { Paper, TextLook } from './paper.ts';

/** Where a line stands, in points. */
interface LinePlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly align: 'left' | 'center' | 'right';
}

/** Draws line number `at` of a text. A blank separates it from the next line when the text is read aloud. */
export function drawLine(paper: Paper, lines: readonly string[], at: number, look: TextLook, place: LinePlace): void {
  const { left, right, top, align } = place;
  const line = lines[at]!;
  const spare = right - left - paper.widthOf(line, look);
  const x = align === 'right' ? left + spare : align === 'center' ? left + spare / 2 : left;
  if (at === lines.length - 1 || line.trim() === '') paper.text(line, x, top, look);
  else if (directionOf(line) === 'L') paper.text(`${line} `, x, top, look);
  else paper.text(`${line} `, x - paper.widthOf(' ', look), top, look);
}

/**
 * Breaks a text into lines of at most `width` points: its own line ends are kept, long lines break at blanks, and a
 * word that is wider than a line breaks anywhere. Every line of a paragraph runs in the paragraph's direction. Takes
 * time in proportion to the text's length.
 */
export function wrapped(paper: Paper, text: string, width: number, look: TextLook): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines = wrappedLine(paper, paragraph, width, look);
    if (!hasRightToLeft(paragraph)) return lines;
    const mark = directionOf(paragraph) === 'R' ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
    return lines.map((line) => mark + line);
  });
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
export function pieces(paper: Paper, word: string, width: number, look: TextLook): string[] {
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
