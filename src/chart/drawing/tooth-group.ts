import { ToothInitialType } from '../../domain/enums.ts';
import { isPrimary, isSupernumerary, toothOrdinal } from '../../domain/teeth.ts';
import { xIn, yIn } from '../anatomy/outlines.ts';
import { toothSize } from '../anatomy/sizes.ts';
import { type ChartFacts, findingOf, stateWords, type ToothFacts, toothSentence } from '../facts.ts';
import { AREAS, type ChartModel, type ChartProcedure, type ToothMark } from '../model.ts';
import type { Group, Shape } from '../shapes.ts';
import type { ChartStatus } from '../status.ts';
import { areaSpans, placeFromMidline } from '../teeth.ts';
import { findingShapes } from './finding.ts';
import { GUM_HEIGHT, type Lanes, LENGTH, slots, WIDTH } from './layout.ts';
import { SIGN, signOf, tenth } from './signs.ts';
import { MOST_LENGTHWISE, movedBy, type Spot, spotOf } from './spot.ts';
import type { Palette, Theme } from './theme.ts';
import { toothShapes } from './tooth.ts';
import { dataOf } from './words.ts';

/** A tooth with everything that is drawn on it. */
interface ChartedTooth extends ToothFacts {
  readonly marks: readonly ToothMark[];
  readonly procedures: readonly ChartProcedure[];
  /** Work on an area that this tooth shows too: gum treatment, a denture, braces. */
  readonly shared: readonly ChartProcedure[];
  /** Whether a permanent tooth has taken this primary tooth's place: it is described, but not drawn. */
  readonly isReplaced: boolean;
}

/** Height of the lane of extra teeth. */
export const EXTRA_ROOM = 100;
const SIGN_STEP = SIGN * 2 + 2;

export function chartedTeeth(model: ChartModel, facts: ChartFacts): ChartedTooth[] {
  const onTooth = new Map<string, ChartProcedure[]>();
  for (const procedure of model.procedures) {
    for (const tooth of procedure.teeth) {
      const known = onTooth.get(tooth);
      if (known) known.push(procedure);
      else onTooth.set(tooth, [procedure]);
    }
  }
  const wide = model.procedures.filter(({ kind }) => kind === 'perio' || kind === 'denture' || kind === 'ortho');
  const stateOf = new Map(facts.teeth.map(({ tooth, state }) => [tooth, state]));
  return facts.teeth.map((facts) => ({
    ...facts,
    marks: model.marks.filter((mark) => mark.tooth === facts.tooth),
    procedures: onTooth.get(facts.tooth) ?? [],
    shared: wide.filter((procedure) => reaches(procedure, facts)),
    isReplaced: isFallenOut(facts) && stateOf.get(String(toothOrdinal(facts.tooth))) !== 'hidden',
  }));
}

const isFallenOut = ({ tooth, state }: ToothFacts) =>
  isPrimary(tooth) && !isSupernumerary(tooth) && state === 'missing';

/** Full dentures have no area in the code book, so their numbers decide the jaw. */
const FULL_DENTURES: Readonly<Record<string, 'U' | 'L'>> = { D5110: 'U', D5130: 'U', D5120: 'L', D5140: 'L' };

function reaches({ area, kind, procCode, teeth }: ChartProcedure, { tooth, state }: ToothFacts): boolean {
  if (area === undefined || teeth.length > 0 || isSupernumerary(tooth) || state === 'hidden') return false;
  const jaw = kind === 'denture' ? FULL_DENTURES[procCode] : undefined;
  const span = areaSpans[AREAS.find((name) => name === (jaw ?? area))!];
  if (!span || toothOrdinal(tooth) < span[0] || toothOrdinal(tooth) > span[1]) return false;
  return kind === 'denture' ? !isPrimary(tooth) : state !== 'missing';
}

const statusesOn = ({ procedures }: ChartedTooth): ChartStatus[] => [
  ...new Set(procedures.map(({ status }) => status)),
];

/** How far a tooth and its signs reach from the biting edge. */
export function reachOf(tooth: ChartedTooth): number {
  if (isSupernumerary(tooth.tooth) || tooth.isReplaced) return 0;
  const { crown, root, width } = sizeOf(tooth.tooth);
  const rows = Math.ceil(statusesOn(tooth).length / signsInARow((width * WIDTH) / 2));
  const pushedIn = Math.max(0, -movedBy(tooth.marks, ToothInitialType.ShiftO, MOST_LENGTHWISE));
  return (crown + root + pushedIn) * LENGTH + rows * SIGN_STEP + 6;
}

const sizeOf = (tooth: string) => toothSize(placeFromMidline(tooth), toothOrdinal(tooth) <= 16, isPrimary(tooth));
const signsInARow = (halfWidth: number) => Math.max(2, Math.floor((halfWidth * 2) / SIGN_STEP));

interface Scene {
  readonly lanes: Lanes;
  readonly palette: Palette;
  readonly highlight: string | undefined;
}

/** Order of painting: planned work is painted over existing work. */
const LAYERS: readonly ChartStatus[] = ['EO', 'EC', 'C', 'Cn', 'R', 'TPi', 'TP'];
const FILLED: readonly string[] = ['crown', 'pontic', 'denture'];

const isFilledBy = (work: readonly ChartProcedure[]) => work.some(({ kind }) => FILLED.includes(kind));

/** Whether the place of a tooth is drawn empty. */
export const isDrawnMissing = ({ state, isReplaced, shared, procedures }: ChartedTooth): boolean =>
  state === 'missing' && !isReplaced && !isFilledBy([...shared, ...procedures]);

export function toothGroup(tooth: ChartedTooth, { lanes, palette, highlight }: Scene): Group {
  const { theme } = palette;
  const slot = slots.get(String(toothOrdinal(tooth.tooth)))!;
  const spot = spotOf(tooth.tooth, slot, lanes, tooth.marks);
  const drawn = [...tooth.shared, ...tooth.procedures];
  const isFilled = isFilledBy(drawn);
  const rootless = isFilled && tooth.state === 'missing';
  const own = new Set(tooth.procedures);
  const signed = new Set<ChartStatus>();
  const findings = drawn
    .map((procedure, order) => ({ procedure, order }))
    .sort((a, b) => LAYERS.indexOf(a.procedure.status) - LAYERS.indexOf(b.procedure.status) || a.order - b.order)
    .map(({ procedure }): Group => {
      const isMarked = String(procedure.ProcNum) === highlight;
      const ink = palette.ink(procedure.status, procedure.light);
      const shapes = tooth.isReplaced ? [] : findingShapes(procedure, spot, ink, theme);
      const needsSign = !tooth.isReplaced && own.has(procedure) && !signed.has(procedure.status);
      if (needsSign) signed.add(procedure.status);
      const finding = findingOf(procedure);
      return {
        kind: 'group',
        label: finding.words,
        data: dataOf(finding, isMarked),
        children: [
          ...(isMarked && !tooth.isReplaced ? haloOf(shapes, spot, theme) : []),
          ...shapes,
          ...(needsSign ? signBeside(tooth, procedure.status, spot, rootless, palette) : []),
        ],
      };
    });
  return {
    kind: 'group',
    label: toothSentence(tooth, stateWords[tooth.state]),
    data: { tooth: tooth.tooth, state: tooth.state },
    children: [...standing(tooth, spot, isFilled, theme), ...findings, ...numberOf(tooth, spot, lanes, theme)],
  };
}

function standing(tooth: ChartedTooth, spot: Spot, isFilled: boolean, theme: Theme): Shape[] {
  if (tooth.isReplaced) return [];
  const isRootOnly = tooth.procedures.some(({ kind, status }) => kind === 'retainedRoot' && !status.startsWith('TP'));
  return toothShapes(spot, { state: tooth.state, isFilled, isRootOnly }, theme);
}

/** Signs of the statuses on a tooth, side by side beyond the tip of its root, or beyond the gum if there is no root. */
function signBeside(
  tooth: ChartedTooth,
  status: ChartStatus,
  spot: Spot,
  rootless: boolean,
  palette: Palette,
): Shape[] {
  const statuses = statusesOn(tooth);
  const inRow = signsInARow(spot.halfWidth);
  const index = statuses.indexOf(status);
  const row = Math.floor(index / inRow);
  const rowLength = Math.min(inRow, statuses.length - row * inRow);
  const x = spot.x + ((index % inRow) - (rowLength - 1) / 2) * SIGN_STEP;
  const tip = rootless ? spot.neck - spot.down * GUM_HEIGHT : spot.tip;
  const y = tip - spot.down * (row * SIGN_STEP + SIGN + 3);
  return signOf(status, x, y, palette.color(status), palette.theme);
}

/** A glow around the shapes, or around the crown where a finding has none. */
function haloOf(shapes: readonly Shape[], spot: Spot, theme: Theme): Shape[] {
  const paths = shapes.filter((shape) => shape.kind === 'path').filter(({ part }) => part === 'finding');
  const glow = { part: 'halo', stroke: theme.accent, strokeWidth: 8 } as const;
  if (paths.length > 0) return paths.map(({ d }) => ({ kind: 'path', d, ...glow }));
  const [cx, cy] = [xIn(spot.onFace, 0, 0.5), yIn(spot.onFace, 0, 0.5)];
  return [{ kind: 'circle', cx: tenth(cx), cy: tenth(cy), r: 14, ...glow, strokeWidth: 4 }];
}

/** The tooth's number, in the line of numbers of its jaw; for an extra tooth beside its crown. */
function numberOf(tooth: ChartedTooth, spot: Spot, lanes: Lanes, theme: Theme): Shape[] {
  const extra = isSupernumerary(tooth.tooth);
  if (tooth.isReplaced || (tooth.state === 'hidden' && !extra)) return [];
  const line = spot.down > 0 ? lanes.upperNumbers : lanes.lowerNumbers;
  const edge = spot.neck + spot.down * spot.crown;
  return [
    {
      kind: 'text',
      part: 'number',
      x: tenth(slots.get(String(toothOrdinal(tooth.tooth)))!.x * (extra ? 0 : 1) + (extra ? spot.x : 0)),
      y: tenth(extra ? edge + (spot.down > 0 ? 14 : -5) : line + (spot.down > 0 ? 0 : 2)),
      size: 14,
      anchor: 'middle',
      bold: true,
      text: tooth.label,
      fill: tooth.state === 'missing' ? theme.muted : theme.text,
    },
  ];
}
