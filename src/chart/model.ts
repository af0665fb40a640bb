import type { ToothInitialType, ToothNomenclature } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import type { FindingKind } from './kinds.ts';
import type { ChartStatus, StatusColors } from './status.ts';

/** A quadrant, a sextant, an arch, the mouth, or `none` for work without an area. */
export const AREAS = ['UR', 'UL', 'LL', 'LR', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'U', 'L', 'M', 'none'] as const;
export type Area = (typeof AREAS)[number];

/** One row of toothinitial. */
export interface ToothMark {
  /** Stored form: `1`…`32`, `A`…`T`. */
  readonly tooth: string;
  readonly type: ToothInitialType;
  /** Millimetres or degrees. */
  readonly movement: number;
}

/** One procedure, planned, done or found, and where it is. */
export interface ChartProcedure {
  /** Number in procedurelog; for a saved line the number of the procedure that it was made of. */
  readonly ProcNum: Key;
  /** The number of a saved plan's line. */
  readonly ProcTPNum?: Key;
  readonly status: ChartStatus;
  readonly kind: FindingKind;
  /** Whether it is painted in the light shade of its status, for tooth-coloured material. */
  readonly light: boolean;
  /** Letters that the code wants on the tooth (PaintText). */
  readonly text: string;
  readonly procCode: string;
  /** The office's name for the code. */
  readonly description: string;
  /** Stored form; several for a range, none for an area. */
  readonly teeth: readonly string[];
  /** The range as the office writes it; absent for a single tooth. */
  readonly range?: string;
  /** Letters of M O I D B F V L; empty when the whole tooth is meant. */
  readonly surfaces: string;
  /** Absent for work on teeth; a quadrant or an arch may name its teeth too. */
  readonly area?: Area;
  /** Whether it is described, but not drawn. */
  readonly isHidden: boolean;
}

/** Everything a chart says and shows. */
export interface ChartModel {
  readonly PatNum: Key;
  /** Day, `yyyy-MM-dd`. */
  readonly asOf: string;
  readonly numbering: ToothNomenclature;
  readonly marks: readonly ToothMark[];
  /** In the order in which they are described. */
  readonly procedures: readonly ChartProcedure[];
  readonly colors: StatusColors;
}
