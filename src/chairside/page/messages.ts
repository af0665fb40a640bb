import type { Language } from './language.ts';
import { en } from './words/english.ts';
import { es } from './words/spanish.ts';
import type { Words } from './words/words.ts';

/** Every text of the page, in every language it speaks. */
export const messages: Readonly<Record<Language, Words>> = { en, es };
