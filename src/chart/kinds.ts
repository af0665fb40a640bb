import { ToothPaintingType } from '../domain/enums.ts';

/** Every kind of finding, with its words. */
export const kindWords = {
  filling: 'Filling',
  crown: 'Crown',
  pontic: 'Bridge tooth',
  rootCanal: 'Root canal treatment',
  post: 'Build-up or post',
  implant: 'Implant',
  extraction: 'Extraction',
  retainedRoot: 'Root left in place',
  sealant: 'Sealant',
  veneer: 'Veneer',
  denture: 'Denture',
  spaceMaintainer: 'Space maintainer',
  ortho: 'Orthodontic treatment',
  perio: 'Gum treatment',
  exam: 'Exam',
  xray: 'X-ray',
  cleaning: 'Cleaning',
  watch: 'Watch',
  other: 'Other treatment',
} as const;

export type FindingKind = keyof typeof kindWords;

const byPaintType: Partial<Record<number, FindingKind>> = {
  [ToothPaintingType.Extraction]: 'extraction',
  [ToothPaintingType.Implant]: 'implant',
  [ToothPaintingType.RCT]: 'rootCanal',
  [ToothPaintingType.PostBU]: 'post',
  [ToothPaintingType.FillingDark]: 'filling',
  [ToothPaintingType.FillingLight]: 'filling',
  [ToothPaintingType.CrownDark]: 'crown',
  [ToothPaintingType.CrownLight]: 'crown',
  [ToothPaintingType.BridgeDark]: 'pontic',
  [ToothPaintingType.BridgeLight]: 'pontic',
  [ToothPaintingType.DentureDark]: 'denture',
  [ToothPaintingType.DentureLight]: 'denture',
  [ToothPaintingType.Sealant]: 'sealant',
  [ToothPaintingType.Veneer]: 'veneer',
  [ToothPaintingType.RetainedRoot]: 'retainedRoot',
  [ToothPaintingType.SpaceMaintainer]: 'spaceMaintainer',
};

/** Painted in the light shade, because the material looks like a tooth. */
const LIGHT: readonly number[] = [
  ToothPaintingType.FillingLight,
  ToothPaintingType.CrownLight,
  ToothPaintingType.BridgeLight,
  ToothPaintingType.DentureLight,
  ToothPaintingType.Veneer,
  ToothPaintingType.Sealant,
];

export const isLightPaint = (paintType: number): boolean => LIGHT.includes(paintType);

/** The kind of a code without a painting type, by the chapters of the code book; the first match counts. */
const chapters: readonly [from: number, to: number, kind: FindingKind][] = [
  [100, 199, 'exam'],
  [200, 399, 'xray'],
  [1100, 1199, 'cleaning'],
  [1350, 1359, 'sealant'],
  [1510, 1599, 'spaceMaintainer'],
  [2100, 2499, 'filling'],
  [2500, 2799, 'crown'],
  [2928, 2939, 'crown'],
  [2950, 2959, 'post'],
  [2960, 2962, 'veneer'],
  [3310, 3399, 'rootCanal'],
  [4000, 4999, 'perio'],
  [5000, 5899, 'denture'],
  [6010, 6049, 'implant'],
  [6058, 6099, 'crown'],
  [6200, 6299, 'pontic'],
  [6700, 6799, 'crown'],
  [7111, 7259, 'extraction'],
  [8000, 8999, 'ortho'],
];

/**
 * Words of a category or a description that decide the kind of codes without a known number; the first match counts.
 */
const words: readonly [RegExp, FindingKind][] = [
  [/\bwatch/i, 'watch'],
  [/\bexams?\b|evaluation/i, 'exam'],
  [/x-?ray|radiograph|imag(e|ing)/i, 'xray'],
  [/clean|prophy|hygiene/i, 'cleaning'],
  [/perio|\bgums?\b/i, 'perio'],
  [/ortho|braces/i, 'ortho'],
  [/root canal|endo/i, 'rootCanal'],
  [/denture/i, 'denture'],
  [/implant/i, 'implant'],
  [/sealant/i, 'sealant'],
  [/extract/i, 'extraction'],
  [/crown/i, 'crown'],
  [/filling|restor/i, 'filling'],
];

/** What decides the kind of a procedure: columns of procedurecode, and the name of the code's category. */
export interface KindSource {
  readonly ProcCode: string;
  readonly PaintType: number;
  readonly PaintText: string;
  readonly description: string;
  readonly category: string;
  readonly isRadiology: boolean;
}

/**
 * The kind of a procedure: by its code's painting type, else by the code's number, else by the words of its category.
 */
export function kindOf(code: KindSource): FindingKind {
  const painted = byPaintType[code.PaintType];
  if (painted) return painted;
  if (/\bwatch/i.test(`${code.description} ${code.PaintText}`)) return 'watch';
  if (code.isRadiology) return 'xray';
  const number = /^D(\d{4})/.exec(code.ProcCode)?.[1];
  if (number !== undefined) {
    return chapters.find(([from, to]) => Number(number) >= from && Number(number) <= to)?.[2] ?? 'other';
  }
  return (
    words.find(([word]) => word.test(code.description))?.[1] ??
    words.find(([word]) => word.test(code.category))?.[1] ??
    'other'
  );
}
