import { ToothNomenclature, TreatArea } from './enums.ts';
import { foldCase, isAnterior, isPosterior } from './teeth.ts';

const STORED_ORDER = ['M', 'O', 'I', 'D', 'B', 'F', 'V', 'L'];
const REGIONS = {
  Quad: /^[UL][LR]$/,
  Sextant: /^[1-6]$/,
  Arch: /^[UL]$/,
};

/**
 * Surfaces of one tooth in stored form, or undefined when a letter is unknown or does not fit the tooth
 * (`procedures.md` 14.1): O and B are posterior, I and F anterior. Case folds, repeats collapse, and the order is
 * always M O I D B F V L, so `DO` becomes `OD`. `tooth` is in stored form.
 */
export function parseToothSurfaces(text: string, tooth: string): string | undefined {
  const letters = new Set(foldCase(text));
  const fits = (letter: string) => {
    if ('OB'.includes(letter)) return isPosterior(tooth);
    if ('IF'.includes(letter)) return isAnterior(tooth);
    return STORED_ORDER.includes(letter);
  };
  if (letters.size === 0 || ![...letters].every(fits)) return undefined;
  return STORED_ORDER.filter((letter) => letters.has(letter)).join('');
}

/** One quadrant, sextant or arch in stored form, case folded, or undefined (`procedures.md` 14.2). */
export function parseRegion(area: 'Quad' | 'Sextant' | 'Arch', text: string): string | undefined {
  const folded = foldCase(text);
  return REGIONS[area].test(folded) ? folded : undefined;
}

/**
 * The Surf text of a saved plan's row (`treatment-plans.md` 3.4). Only two things are rewritten: Canada's letters for
 * tooth surfaces (class V is written 5, facial is written V) and FDI's numbers for sextants.
 */
export function displaySurf(area: TreatArea, surf: string, nomenclature: ToothNomenclature, isCanada: boolean): string {
  if (area === TreatArea.Surf && isCanada) return surf.replaceAll('V', '5').replaceAll('F', 'V');
  if (area === TreatArea.Sextant && nomenclature === ToothNomenclature.FDI) {
    return REGIONS.Sextant.test(surf) ? `0${Number(surf) + 2}` : '00';
  }
  return surf;
}
