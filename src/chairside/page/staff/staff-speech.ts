import { useSpeech } from '../speech.tsx';
import type { StaffWords } from '../words/staff-words.ts';
import { staffMessages } from './staff-messages.ts';

/** What the screens of the office say in the language that is spoken. */
export const useStaffWords = (): StaffWords => staffMessages[useSpeech().language];
