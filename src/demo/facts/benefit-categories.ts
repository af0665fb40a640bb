import { CodeGroupFixed, EbenefitCat } from '../../domain/enums.ts';
import type { Book } from './book.ts';

/** The groups of codes benefits speak about: categories by range (`insurance-estimates.md` CAT-4), groups by list. */

type Span = [from: string, to: string];

/** In order: a later category is the more specific one. */
const categories = {
  General: [
    ['D0000', 'D7999'],
    ['D9000', 'D9999'],
  ],
  Diagnostic: [['D0000', 'D0999']],
  DiagnosticXRay: [['D0200', 'D0399']],
  RoutinePreventive: [['D1000', 'D1999']],
  Restorative: [
    ['D2000', 'D2699'],
    ['D2800', 'D2999'],
  ],
  Endodontics: [['D3000', 'D3999']],
  Periodontics: [['D4000', 'D4999']],
  OralSurgery: [['D7000', 'D7999']],
  Crowns: [['D2700', 'D2799']],
  Prosthodontics: [
    ['D5000', 'D5899'],
    ['D6200', 'D6899'],
  ],
  MaxillofacialProsth: [['D5900', 'D5999']],
  Accident: [],
  Orthodontics: [['D8000', 'D8999']],
  Adjunctive: [['D9000', 'D9999']],
} as const satisfies Record<string, Span[]>;

export type CategoryName = keyof typeof categories;

const codeGroups = {
  BW: ['Bite X-rays', 'D0272,D0273,D0274'],
  PanoFMX: ['Full or wide X-rays', 'D0210,D0330'],
  Exam: ['Exams', 'D0120,D0150'],
  Perio: ['Gum care', 'D4910'],
  Prophy: ['Cleanings', 'D1110,D1120'],
  SRP: ['Deep cleanings', 'D4341,D4342'],
  FMDebride: ['Heavy build-up', 'D4355'],
  Fluoride: ['Fluoride', 'D1206,D1208'],
  Sealant: ['Seals', 'D1351'],
  Crowns: ['Crowns', 'D2740,D2750,D2751,D2752,D2780,D2790,D2791'],
  Dentures: ['Dentures', 'D5110,D5120,D5130,D5211,D5212,D5213,D5214'],
} as const;

export type CodeGroupName = keyof typeof codeGroups;

export const categoryNum = (name: CategoryName) => Object.keys(categories).indexOf(name) + 1;
export const codeGroupNum = (name: CodeGroupName) => Object.keys(codeGroups).indexOf(name) + 1;

export function addBenefitCategories(book: Book): void {
  for (const [name, spans] of Object.entries(categories)) {
    const CovCatNum = categoryNum(name as CategoryName);
    book.add('covcat', {
      CovCatNum,
      Description: name,
      DefaultPercent: -1,
      CovOrder: CovCatNum - 1,
      EbenefitCat: EbenefitCat[name as CategoryName],
    });
    for (const [FromCode, ToCode] of spans) book.add('covspan', { CovCatNum, FromCode, ToCode });
  }
  for (const [name, [GroupName, ProcCodes]] of Object.entries(codeGroups)) {
    const CodeGroupNum = codeGroupNum(name as CodeGroupName);
    book.add('codegroup', {
      CodeGroupNum,
      GroupName,
      ProcCodes,
      ItemOrder: CodeGroupNum - 1,
      CodeGroupFixed: (CodeGroupFixed as Record<string, number>)[name] ?? CodeGroupFixed.None,
      ShowInAgeLimit: Number(name === 'Fluoride' || name === 'Sealant'),
      ShowInFrequency: 1,
    });
  }
}
