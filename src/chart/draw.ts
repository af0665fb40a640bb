import { isMaxillary, isSupernumerary } from '../domain/teeth.ts';
import { BRACKET_HEIGHT, bracketGroup, bracketsOf, mouthWork, rowsOf } from './drawing/areas.ts';
import { gumShapes, orientation } from './drawing/jaw.ts';
import { DRAWING_WIDTH, lanesFor } from './drawing/layout.ts';
import { legendParts, MARK, markOf } from './drawing/legend.ts';
import { paletteOf, type ThemeName, themes } from './drawing/theme.ts';
import { chartedTeeth, EXTRA_ROOM, isDrawnMissing, reachOf, toothGroup } from './drawing/tooth-group.ts';
import { type ChartFacts, chartFacts } from './facts.ts';
import type { ChartModel } from './model.ts';
import type { Drawing, DrawingPart, Shape } from './shapes.ts';
import type { ChartStatus, StatusColors } from './status.ts';
import { POSITIONS, predecessorOf } from './teeth.ts';

interface DrawOptions {
  readonly theme?: ThemeName;
  /** ProcNum of the finding to point at. */
  readonly highlight?: string | undefined;
  /** Whether there is a legend under the teeth; absent = yes. */
  readonly legend?: boolean;
}

/**
 * The picture of a chart: both jaws, from the cheek and from the biting side, with every finding. 1,000 units wide, as
 * high as its content needs. The same model and options give the same drawing.
 */
export function drawChart(whole: ChartModel, options: DrawOptions = {}): Drawing {
  const model = { ...whole, procedures: whole.procedures.filter(({ isHidden }) => !isHidden) };
  const facts = chartFacts(model);
  const theme = themes[options.theme ?? 'light'];
  const { highlight } = options;
  const charted = chartedTeeth(model, facts);
  const ofJaw = (upper: boolean) => charted.filter(({ tooth }) => isMaxillary(tooth) === upper);
  const extraRoom = (upper: boolean) => (ofJaw(upper).some(({ tooth }) => isSupernumerary(tooth)) ? EXTRA_ROOM : 0);
  const reach = (upper: boolean) => Math.max(0, ...ofJaw(upper).map(reachOf));
  const [above, below] = [bracketsOf(facts, true, highlight), bracketsOf(facts, false, highlight)];
  const lanes = lanesFor({
    above: rowsOf(above) * BRACKET_HEIGHT,
    below: rowsOf(below) * BRACKET_HEIGHT,
    upperExtra: extraRoom(true),
    lowerExtra: extraRoom(false),
    upperTeeth: reach(true),
    lowerTeeth: reach(false),
  });
  const palette = paletteOf(model.colors, theme);
  const look = { ...palette, highlight };
  const children: DrawingPart[] = [
    ...[POSITIONS.slice(0, 16), POSITIONS.slice(16).reverse()].flatMap((jaw) =>
      gumShapes(eruptedOf(jaw, facts), lanes, theme),
    ),
    ...orientation(lanes, theme),
    ...charted.map((tooth) => toothGroup(tooth, { lanes, palette, highlight })),
    ...above.map((bracket) => bracketGroup(bracket, lanes.upperOuter - 4, -1, look)),
    ...below.map((bracket) => bracketGroup(bracket, lanes.lowerOuter + 4, 1, look)),
  ];
  const mouth = mouthWork(facts, lanes.bottom + 10, look);
  children.push(...mouth.parts);
  let { bottom } = mouth;
  if (options.legend ?? true) {
    const legend = legendParts(facts, bottom + 10, { ...palette, hasMissing: charted.some(isDrawnMissing) });
    children.push(...legend.parts);
    bottom = legend.bottom;
  }
  return {
    width: DRAWING_WIDTH,
    height: Math.ceil(bottom + 8),
    title: 'Tooth chart',
    description: facts.sentences.join(' ') || 'All teeth are present and nothing is charted.',
    background: theme.background,
    children,
  };
}

/** A status for a legend outside the drawing, in a box of `MARK_SIZE`. */
export const statusMark = (status: ChartStatus, colors: StatusColors, theme: ThemeName): Shape[] =>
  markOf(status, 0, MARK.height / 2, paletteOf(colors, themes[theme]));

export const MARK_SIZE = MARK;

/** The positions from the first to the last one that has or had a tooth. The gums end there. */
function eruptedOf(jaw: readonly string[], facts: ChartFacts): readonly string[] {
  const standing = new Set(facts.teeth.filter(({ state }) => state !== 'hidden').map(({ tooth }) => tooth));
  const isThere = (tooth: string) => standing.has(tooth) || standing.has(predecessorOf(tooth) ?? '');
  const first = jaw.findIndex(isThere);
  return first < 0 ? [] : jaw.slice(first, jaw.findLastIndex(isThere) + 1);
}
