import { first } from './words/first.ts';

/** A language that the page speaks. */
export type Language = keyof typeof first;

export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The first of our languages in a list of wishes (`es-MX,es;q=0.9`); English if it names none of them. */
export function languageFor(wishes: string): Language {
  for (const wish of wishes.split(',', 20)) {
    const name = wish.trim().slice(0, 2).toLowerCase();
    if (name in first) return name as Language;
  }
  return 'en';
}
