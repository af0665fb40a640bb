import type { Finding } from '../facts.ts';
import type { Color, Group, Shape } from '../shapes.ts';
import { SIGN, signOf, tenth } from './signs.ts';
import type { Theme } from './theme.ts';

/** Width of a letter in relation to the size of the font, a little more than the average. */
const LETTER = 0.52;
export const WORDS_SIZE = 12.5;

/** A width that is enough for the text in a usual sans serif font. */
export const widthOf = (text: string, size = WORDS_SIZE) => [...text].length * size * LETTER;

/** The text; if it is wider than the room, it is cut and ends with an ellipsis. */
function fitting(text: string, room: number): string {
  const most = Math.max(1, Math.floor(room / (WORDS_SIZE * LETTER)));
  return [...text].length <= most
    ? text
    : `${[...text]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

export function wordsAt(text: string, x: number, y: number, fill: Color, anchor: 'start' | 'middle' = 'start'): Shape {
  return { kind: 'text', part: 'words', x: tenth(x), y: tenth(y), size: WORDS_SIZE, anchor, text, fill };
}

/** Findings with the same words, written once: the words, their number, and the findings. */
export interface Told {
  readonly text: string;
  readonly findings: readonly Finding[];
}

export function told(findings: readonly Finding[], highlight: string | undefined): Told[] {
  const groups = Map.groupBy(findings, ({ words }) => words);
  return [...groups].map(([words, same]) => ({
    text: same.length > 1 ? `${words} × ${same.length}` : words,
    // The highlighted finding comes first: it decides how the sign is drawn.
    findings: [...same].sort(
      (a, b) => Number(String(b.ProcNum) === highlight) - Number(String(a.ProcNum) === highlight),
    ),
  }));
}

/** A sign and words that start at x, with the middle of the line at y. */
export function signAndWords({ text, findings }: Told, x: number, y: number, room: number, look: WordsLook): Group {
  const [first, ...others] = findings as [Finding, ...Finding[]];
  const isMarked = String(first.ProcNum) === look.highlight;
  const shown = fitting(text, room - SIGN * 2 - 8);
  const halo: Shape = {
    kind: 'path',
    part: 'halo',
    d: boxAround(x - 4, y - 11, SIGN * 2 + 16 + widthOf(shown), 22),
    fill: look.theme.accent,
    opacity: 0.35,
  };
  return {
    kind: 'group',
    label: text,
    children: [
      {
        kind: 'group',
        data: dataOf(first, isMarked),
        children: [
          ...(isMarked ? [halo] : []),
          ...signOf(first.status, x + SIGN, y, look.color(first.status), look.theme),
          wordsAt(shown, x + SIGN * 2 + 6, y + 4.4, look.theme.text),
        ],
      },
      ...others.map((finding): Group => ({ kind: 'group', data: dataOf(finding, false), children: [] })),
    ],
  };
}

export interface WordsLook {
  readonly theme: Theme;
  readonly color: (status: Finding['status']) => Color;
  readonly highlight: string | undefined;
}

export function dataOf(finding: Finding, isMarked: boolean): Record<string, string> {
  return {
    procnum: String(finding.ProcNum),
    status: finding.status,
    ...(isMarked ? { highlight: 'true' } : {}),
  };
}

function boxAround(x: number, y: number, width: number, height: number): string {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map(tenth);
  return `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} Z`;
}
