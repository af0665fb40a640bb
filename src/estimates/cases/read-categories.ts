import { EbenefitCat } from '../../domain/enums.ts';
import type { CovCatRow, CovSpanRow } from '../facts/table-rows.ts';
import type { CaseSetup } from './case-file.ts';

/** Default categories in their order, with their spans (CAT-4). */
const DEFAULT_CATEGORIES: NonNullable<CaseSetup['categories']> = [
  {
    name: 'General',
    spans: [
      ['D0000', 'D7999'],
      ['D9000', 'D9999'],
    ],
  },
  { name: 'Diagnostic', spans: [['D0000', 'D0999']] },
  { name: 'DiagnosticXRay', spans: [['D0200', 'D0399']] },
  { name: 'RoutinePreventive', spans: [['D1000', 'D1999']] },
  {
    name: 'Restorative',
    spans: [
      ['D2000', 'D2699'],
      ['D2800', 'D2999'],
    ],
  },
  { name: 'Endodontics', spans: [['D3000', 'D3999']] },
  { name: 'Periodontics', spans: [['D4000', 'D4999']] },
  { name: 'OralSurgery', spans: [['D7000', 'D7999']] },
  { name: 'Crowns', spans: [['D2700', 'D2799']] },
  {
    name: 'Prosthodontics',
    spans: [
      ['D5000', 'D5899'],
      ['D6200', 'D6899'],
    ],
  },
  { name: 'MaxillofacialProsth', spans: [['D5900', 'D5999']] },
  { name: 'Accident', spans: [] },
  { name: 'Orthodontics', spans: [['D8000', 'D8999']] },
  { name: 'Adjunctive', spans: [['D9000', 'D9999']] },
];

/** The categories of a case as rows: keys count from 1, a name that is an electronic category is tied to it (1.14). */
export function readCategories(categories: CaseSetup['categories'] = DEFAULT_CATEGORIES): {
  readonly covCats: CovCatRow[];
  readonly covSpans: CovSpanRow[];
  readonly covCatNumOf: (name: string) => number;
} {
  const ebenefits: Readonly<Record<string, number>> = EbenefitCat;
  return {
    covCats: categories.map(({ name }, index) => ({
      CovCatNum: index + 1,
      CovOrder: index,
      IsHidden: 0,
      EbenefitCat: ebenefits[name] ?? EbenefitCat.None,
    })),
    covSpans: categories.flatMap(({ spans = [] }, index) =>
      spans.map(([FromCode, ToCode]) => ({ CovCatNum: index + 1, FromCode, ToCode })),
    ),
    // An undefined name is a valid target, too: a category without codes.
    covCatNumOf: (name) => categories.findIndex((category) => category.name === name) + 1 || categories.length + 1,
  };
}
