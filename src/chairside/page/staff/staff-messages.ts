import type { Language } from '../language.ts';
import { enStaff } from '../words/english-staff.ts';
import { esStaff } from '../words/spanish-staff.ts';
import type { StaffWords } from '../words/staff-words.ts';

/** Every text of the office's screens, which a patient's page does not load. */
export const staffMessages: Readonly<Record<Language, StaffWords>> = { en: enStaff, es: esStaff };
