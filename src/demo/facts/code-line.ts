import type { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';

type Area = keyof typeof TreatArea;

interface CodeTraits {
  /** What the patient reads on a plan instead of the description. */
  layman?: string;
  time?: string;
  hygiene?: boolean;
  prosthesis?: boolean;
  noBill?: boolean;
  taxed?: boolean;
  multiVisit?: boolean;
  /** Quadrant and arch codes that also want to know the teeth. */
  alsoTeeth?: boolean;
  paint?: keyof typeof ToothPaintingType;
  /** A cheaper code some plans pay instead, on the teeth named. */
  downgrade?: [code: string, onlyIf: keyof typeof SubstitutionCondition];
  baseUnits?: number;
  provider?: number;
  diagnoses?: string;
  radiology?: boolean;
}

export type CodeLine = [code: string, description: string, abbreviation: string, area: Area, traits?: CodeTraits];
