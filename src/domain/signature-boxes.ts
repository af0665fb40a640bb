import { SheetFieldType } from './enums.ts';

/** Types of the fields of a sheet in which somebody signs: the patient, and the practice. */
export const SIGNATURE_BOXES: readonly number[] = [SheetFieldType.SigBox, SheetFieldType.SigBoxPractice];
