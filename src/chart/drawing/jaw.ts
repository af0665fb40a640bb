import { isMaxillary } from '../../domain/teeth.ts';
import { toothSize } from '../anatomy/sizes.ts';
import type { Shape } from '../shapes.ts';
import { placeFromMidline } from '../teeth.ts';
import { DRAWING_WIDTH, GUM_HEIGHT, type Lanes, LENGTH, slots } from './layout.ts';
import { tenth } from './signs.ts';
import type { Theme } from './theme.ts';
import { wordsAt } from './words.ts';

/** The gums of one jaw: a band along the necks of these teeth, in order from left to right, with its points between. */
export function gumShapes(positions: readonly string[], lanes: Lanes, theme: Theme): Shape[] {
  const teeth = positions.map((tooth) => neckOf(tooth, lanes));
  const [first, last] = [teeth[0], teeth.at(-1)];
  if (!first || !last) return [];
  const { down } = first;
  const near = teeth.map(({ x, neck }, index) => {
    const next = teeth[index + 1];
    const end = next
      ? { x: (x + next.x + teeth[index]!.halfWidth - next.halfWidth) / 2, y: (neck + next.neck) / 2 + down * 22 }
      : { x: x + last.halfWidth + 10, y: neck - down * 10 };
    return `Q ${tenth(x)} ${tenth(neck - down * 14)} ${tenth(end.x)} ${tenth(end.y)}`;
  });
  const far = [...teeth].reverse().map((tooth, index, all) => {
    const next = all[index + 1];
    const y = tooth.neck - down * GUM_HEIGHT;
    const end = next
      ? { x: (tooth.x + next.x) / 2, y: (tooth.neck + next.neck) / 2 - down * GUM_HEIGHT }
      : { x: first.x - first.halfWidth, y: first.neck - down * 38 };
    return `Q ${tenth(tooth.x)} ${tenth(y)} ${tenth(end.x)} ${tenth(end.y)}`;
  });
  const start = `${tenth(first.x - first.halfWidth - 10)} ${tenth(first.neck - down * 10)}`;
  const turn = `Q ${tenth(last.x + last.halfWidth + 16)} ${tenth(last.neck - down * 30)} ${tenth(last.x + last.halfWidth)} ${tenth(last.neck - down * 38)}`;
  const back = `Q ${tenth(first.x - first.halfWidth - 16)} ${tenth(first.neck - down * 30)} ${start}`;
  return [
    { kind: 'path', part: 'gum', d: [`M ${start}`, ...near, turn, ...far, back, 'Z'].join(' '), fill: theme.gum },
  ];
}

function neckOf(tooth: string, lanes: Lanes) {
  const upper = isMaxillary(tooth);
  const down = upper ? 1 : -1;
  const { crown } = toothSize(placeFromMidline(tooth), upper, false);
  const edge = upper ? lanes.upperEdge : lanes.lowerEdge;
  return { ...slots.get(tooth)!, down, neck: edge - down * crown * LENGTH };
}

/** The cross in the middle, with the words for the patient's right and left. */
export function orientation(lanes: Lanes, theme: Theme): Shape[] {
  const middle = DRAWING_WIDTH / 2;
  const rule = { kind: 'line', part: 'rule', stroke: theme.rule, strokeWidth: 1 } as const;
  const words = (text: string, x: number, y: number) => ({ ...wordsAt(text, x, y, theme.muted, 'middle'), bold: true });
  const y = tenth(lanes.middle);
  return [
    { ...rule, x1: 60, y1: y, x2: DRAWING_WIDTH - 60, y2: y },
    { ...rule, x1: middle, y1: tenth(lanes.upperEdge + 8), x2: middle, y2: tenth(lanes.lowerEdge - 8) },
    words('Your', 30, y - 3),
    words('Right', 30, y + 13),
    words('Your', DRAWING_WIDTH - 30, y - 3),
    words('Left', DRAWING_WIDTH - 30, y + 13),
  ];
}
