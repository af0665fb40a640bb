import { en } from './words/english.ts';
import { es } from './words/spanish.ts';

/** Every text of the page, in every language it speaks. */
export const messages = { en, es } as const;

export type Language = keyof typeof messages;

export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The language that a list of wishes (`es-MX,es;q=0.9`) names first among ours; English when it names none. */
export function languageFor(wishes: string): Language {
  for (const wish of wishes.split(',', 20)) {
    const name = wish.trim().slice(0, 2).toLowerCase();
    if (name in messages) return name as Language;
  }
  return 'en';
}
