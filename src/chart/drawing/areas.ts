import type { AreaFacts, ChartFacts } from '../facts.ts';
import type { DrawingPart, Group } from '../shapes.ts';
import { areaSpans } from '../teeth.ts';
import { DRAWING_WIDTH, slots } from './layout.ts';
import { SIGN, tenth } from './signs.ts';
import { signAndWords, type Told, told, WORDS_SIZE, type WordsLook, widthOf } from './words.ts';

export const BRACKET_HEIGHT = 30;

interface Bracket {
  readonly area: string;
  readonly label: string;
  readonly left: number;
  readonly right: number;
  readonly told: Told;
  /** 0 is nearest to the teeth. */
  readonly row: number;
}

/** The brackets of one jaw, in rows so that none covers another. */
export function bracketsOf(facts: ChartFacts, upper: boolean, highlight: string | undefined): Bracket[] {
  const brackets: Bracket[] = [];
  for (const { area, name, findings } of facts.areas) {
    const span = areaSpans[area];
    if (!span || span[0] <= 16 !== upper) continue;
    const ends = span.map((tooth) => slots.get(String(tooth))!).sort((a, b) => a.x - b.x);
    const left = ends[0]!.x - ends[0]!.halfWidth;
    const right = ends[1]!.x + ends[1]!.halfWidth;
    for (const item of told(findings, highlight)) {
      const taken = brackets.filter((other) => other.left < right && left < other.right).map(({ row }) => row);
      const row = Array.from({ length: taken.length + 1 }, (_, index) => index).find(
        (index) => !taken.includes(index),
      )!;
      brackets.push({ area, label: name, left, right, told: item, row });
    }
  }
  return brackets;
}

export const rowsOf = (brackets: readonly Bracket[]) => Math.max(0, ...brackets.map(({ row }) => row + 1));

/** `nearest` is the y of the side towards the teeth; `away` points from the teeth. */
export function bracketGroup(bracket: Bracket, nearest: number, away: 1 | -1, look: WordsLook): Group {
  const { left, right } = bracket;
  const line = nearest + away * (6 + bracket.row * BRACKET_HEIGHT);
  const wide = Math.min(right - left, SIGN * 2 + 6 + widthOf(bracket.told.text));
  const d = `M ${tenth(left)} ${tenth(line - away * 5)} L ${tenth(left)} ${tenth(line)} L ${tenth(right)} ${tenth(line)} L ${tenth(right)} ${tenth(line - away * 5)}`;
  const middle = line + away * 13;
  const color = look.color(bracket.told.findings[0]!.status);
  return {
    kind: 'group',
    data: { area: bracket.area },
    label: bracket.label,
    children: [
      { kind: 'path', part: 'bracket', d, stroke: color, strokeWidth: 1.4 },
      signAndWords(bracket.told, (left + right - wide) / 2, middle, right - left, look),
    ],
  };
}

const LINE = 24;
const GAP = 22;

/** Puts items side by side, centred, in as many lines as they need; answers the parts and the y below them. */
export function flow<T>(
  items: readonly T[],
  top: number,
  width: (item: T) => number,
  draw: (item: T, x: number, y: number) => DrawingPart,
): { parts: DrawingPart[]; bottom: number } {
  const lines: T[][] = [];
  const room = DRAWING_WIDTH - 40;
  const total = (line: readonly T[]) => line.reduce((sum, item) => sum + width(item) + GAP, -GAP);
  for (const item of items) {
    const line = lines.at(-1);
    if (line && total(line) + GAP + width(item) <= room) line.push(item);
    else lines.push([item]);
  }
  const parts = lines.flatMap((line, index) => {
    let x = (DRAWING_WIDTH - Math.min(room, total(line))) / 2;
    return line.map((item) => {
      const part = draw(item, x, top + index * LINE + LINE / 2);
      x += width(item) + GAP;
      return part;
    });
  });
  return { parts, bottom: top + lines.length * LINE };
}

/** Writes work on the whole mouth, or on no particular place, in words under the teeth. */
export function mouthWork(facts: ChartFacts, top: number, look: WordsLook): { parts: DrawingPart[]; bottom: number } {
  const rows = facts.areas.filter(({ area }) => area === 'M' || area === 'none');
  const items = rows.flatMap((row: AreaFacts) => told(row.findings, look.highlight).map((item) => ({ row, item })));
  return flow(
    items,
    top,
    ({ item }) => Math.min(DRAWING_WIDTH - 40, SIGN * 2 + 6 + widthOf(item.text, WORDS_SIZE)),
    ({ row, item }, x, y): Group => ({
      kind: 'group',
      label: row.name,
      data: { area: row.area },
      children: [signAndWords(item, x, y, DRAWING_WIDTH - 40, look)],
    }),
  );
}
