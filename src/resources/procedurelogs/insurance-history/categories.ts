import type { PreferenceName } from '../../../domain/preferences.ts';

/** One line of the insurance history: its preference, the quadrant it is about, the code group read with it. */
export interface HistoryCategory {
  readonly preference: PreferenceName;
  readonly quadrant: '' | 'UR' | 'UL' | 'LL' | 'LR';
  /**
   * codegroup.CodeGroupFixed whose codes count too when the history is read; undefined = none (`procedures.md` 25.1).
   */
  readonly codeGroup?: 'BW' | 'PanoFMX' | 'Exam' | 'Prophy' | 'SRP' | 'Perio';
}

/** The ten lines, in the order of the page. */
export const historyCategories: readonly HistoryCategory[] = [
  { preference: 'InsHistBWCodes', quadrant: '', codeGroup: 'BW' },
  { preference: 'InsHistPanoCodes', quadrant: '', codeGroup: 'PanoFMX' },
  { preference: 'InsHistExamCodes', quadrant: '', codeGroup: 'Exam' },
  { preference: 'InsHistProphyCodes', quadrant: '', codeGroup: 'Prophy' },
  { preference: 'InsHistPerioURCodes', quadrant: 'UR', codeGroup: 'SRP' },
  { preference: 'InsHistPerioULCodes', quadrant: 'UL', codeGroup: 'SRP' },
  { preference: 'InsHistPerioLRCodes', quadrant: 'LR', codeGroup: 'SRP' },
  { preference: 'InsHistPerioLLCodes', quadrant: 'LL', codeGroup: 'SRP' },
  { preference: 'InsHistPerioMaintCodes', quadrant: '', codeGroup: 'Perio' },
  { preference: 'InsHistDebridementCodes', quadrant: '' },
];
