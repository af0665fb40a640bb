import { SheetFieldType } from '../domain/enums.ts';

/** One field of a layout, in hundredths of an inch (`treatment-plans.md` 5.3). */
export interface SheetField {
  readonly type: SheetFieldType;
  readonly name: string;
  /** The text of a field whose name is not one of the plan's texts; `X` in a ticked check box. */
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly fontSize: number;
  readonly isBold: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** `#rrggbb` */
  readonly color: string;
  /** Whether a field that grows moves everything below it, or only what is directly beneath it. */
  readonly pushes: 'all' | 'beneath';
  readonly picture?: Picture | undefined;
}

/** What an image field shows. */
export interface Picture {
  /** A description, to be read aloud. */
  readonly words: string;
  /** A PNG or JPEG file; undefined for a picture that cannot be shown, of which only the box is drawn. */
  readonly file: Uint8Array | undefined;
}

/** A layout of treatment plans. Sizes in hundredths of an inch. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly fields: readonly SheetField[];
}

/** Blank hundredths of an inch at the top and the bottom of every page. */
export const TOP_MARGIN = 40;
export const BOTTOM_MARGIN = 60;

/** Points in a hundredth of an inch. */
export const POINTS = 0.72;

type Place = readonly [x: number, y: number, width: number, height: number];

const field = (
  type: keyof typeof SheetFieldType,
  name: string,
  [x, y, width, height]: Place,
  look: Partial<Pick<SheetField, 'value' | 'fontSize' | 'isBold' | 'align'>> = {},
): SheetField => ({
  type: SheetFieldType[type],
  name,
  value: '',
  x,
  y,
  width,
  height,
  fontSize: 9,
  isBold: false,
  align: 'left',
  color: '#000000',
  pushes: 'all',
  ...look,
});

/** The layout of an office that has none of its own (`treatment-plans.md` 5.3). */
export const internalSheet: Sheet = {
  width: 850,
  height: 1100,
  fields: [
    field('OutputText', 'Heading', [225, 65, 400, 22], { fontSize: 13, isBold: true, align: 'center' }),
    field('OutputText', 'defaultHeading', [225, 93, 400, 20], { fontSize: 10, isBold: true, align: 'center' }),
    field('Special', 'toothChart', [175, 114, 500, 370]),
    field('StaticText', '', [120, 285, 50, 44], { value: 'Your\nRight' }),
    field('StaticText', '', [680, 285, 50, 44], { value: 'Your\nLeft' }),
    field('Special', 'toothChartLegend', [100, 500, 650, 14]),
    field('Grid', 'TreatPlanMain', [51, 520, 845, 31]),
    field('Grid', 'TreatPlanBenefitsFamily', [275, 556, 300, 49]),
    field('Grid', 'TreatPlanBenefitsIndividual', [275, 609, 300, 49]),
    field('OutputText', 'Note', [50, 669, 750, 50]),
    field('SigBox', 'signature', [243, 720, 364, 81]),
  ],
};
