import type { Language } from './language.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

export interface Formats {
  /** `$1,300.00`, below nothing `−$40.00`; nothing is `$0.00`, whichever sign a sum has left it with. */
  readonly money: (amount: number) => string;
  /** What is taken off, `−$40.00`; what is added, `+$40.00`. */
  readonly less: (amount: number) => string;
  /** `June 10, 2026` out of `2026-06-10…`; empty for the empty date. */
  readonly date: (text: string) => string;
  /** `June 10, 2026 at 2:13 PM` out of `2026-06-10 14:13:00`. */
  readonly time: (text: string) => string;
}

/** Letters of Hebrew, Arabic and the other scripts that run from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text from a row, to be put into a sentence of the page: one that runs from right to left would else take numbers and
 * signs beside it along.
 */
export const isolated = (text: string): string => (FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text);

/** Dates are the office's, whatever the tablet's time zone: they are read and printed as UTC. */
export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language];
  const dollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', signDisplay: 'negative' });
  const money = (amount: number) => dollars.format(amount).replace('-', '−');
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const at = (text: string) => new Date(`${text.slice(0, 10)}T${text.slice(11) || '00:00:00'}Z`);
  const isEmpty = (text: string) => !text || text.startsWith('0001');
  return {
    money,
    less: (amount) => (amount === 0 ? '' : amount > 0 ? '−' : '+') + money(Math.abs(amount)),
    date: (text) => (isEmpty(text) ? '' : date.format(at(text))),
    // The hour and what part of the day it is of stay on one line.
    time: (text) => (isEmpty(text) ? '' : time.format(at(text)).replace(/(\d) (?=\D+$)/, '$1\u00a0')),
  };
}
