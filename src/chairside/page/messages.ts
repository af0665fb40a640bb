import { en } from './words/english.ts';
import { es } from './words/spanish.ts';

/** Every text of the page, in every language it speaks. */
export const messages = { en, es } as const;

export type Language = keyof typeof messages;

export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The first of our languages in a list of wishes (`es-MX,es;q=0.9`); English if it names none of them. */
export function languageFor(wishes: string): Language {
  for (const wish of wishes.split(',', 20)) {
    const name = wish.trim().slice(0, 2).toLowerCase();
    if (name in messages) return name as Language;
  }
  return 'en';
}
