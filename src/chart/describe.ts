import { type ProcStatus, ToothPaintingType, TreatArea } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { parseToothNum } from '../domain/teeth.ts';
import { isLightPaint, type KindSource, kindOf } from './kinds.ts';
import { AREAS, type Area, type ChartProcedure } from './model.ts';
import type { ChartStatus } from './status.ts';

/** Columns of procedurelog, of its code, and the name of the code's category. */
export interface ProcedureSource extends KindSource {
  readonly ProcNum: Key;
  readonly ProcTPNum?: Key;
  readonly ToothNum: string;
  readonly Surf: string;
  readonly ToothRange: string;
  readonly TreatArea: number;
  /** Charted, but not to be drawn (HideGraphics). */
  readonly isHidden: boolean;
}

const STATUS_NAMES: Readonly<Record<number, ChartStatus>> = {
  1: 'TP',
  2: 'C',
  3: 'EC',
  4: 'EO',
  5: 'R',
  7: 'Cn',
  8: 'TPi',
};

/** The name of a stored status; undefined for deleted procedures, which no chart shows. */
export const chartStatusOf = (status: ProcStatus | number): ChartStatus | undefined => STATUS_NAMES[status];

/**
 * A procedure in the form that the chart shows. The treatment area of its code decides how its place is read
 * (`procedures.md` 16); without a readable place it is work without an area. `displayRange` writes a stored range as
 * the office does.
 */
export function describeProcedure(
  source: ProcedureSource,
  status: ChartStatus,
  displayRange: (range: string) => string,
): ChartProcedure {
  const { ProcNum, ProcTPNum, ProcCode, PaintType, PaintText, description, isHidden } = source;
  return {
    ProcNum,
    ...(ProcTPNum === undefined ? {} : { ProcTPNum }),
    status,
    kind: kindOf(source),
    light: isLightPaint(PaintType),
    text: PaintType === ToothPaintingType.Text ? PaintText : '',
    procCode: ProcCode,
    description,
    isHidden,
    ...placeOf(source, displayRange),
  };
}

type PlaceOf = Pick<ChartProcedure, 'teeth' | 'range' | 'surfaces' | 'area'>;

function placeOf(source: ProcedureSource, displayRange: (range: string) => string): PlaceOf {
  const { TreatArea: area, Surf, ToothRange } = source;
  const tooth = parseToothNum(source.ToothNum);
  const inRange = ToothRange.split(',').flatMap((piece) => parseToothNum(piece.trim()) ?? []);
  const teeth = [...new Set(inRange)];
  const ranged = teeth.length > 0 ? { teeth, range: displayRange(teeth.join(',')) } : { teeth: [] };
  switch (area) {
    case TreatArea.Surf:
    case TreatArea.Tooth:
      if (tooth === undefined) return nowhere;
      return { teeth: [tooth], surfaces: area === TreatArea.Surf ? Surf.replace(/[^MOIDBFVL]/g, '') : '' };
    case TreatArea.ToothRange:
      return teeth.length > 0 ? { ...ranged, surfaces: '' } : nowhere;
    case TreatArea.Quad:
    case TreatArea.Arch:
      return { ...ranged, surfaces: '', area: areaNamed(Surf) };
    case TreatArea.Sextant:
      return { teeth: [], surfaces: '', area: areaNamed(`S${Surf}`) };
    case TreatArea.Mouth:
      return { teeth: [], surfaces: '', area: 'M' };
    default:
      return nowhere;
  }
}

const nowhere: PlaceOf = { teeth: [], surfaces: '', area: 'none' };

const areaNamed = (name: string): Area => AREAS.find((area) => area === name) ?? 'none';
