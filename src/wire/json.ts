import { withoutTrailingCommas } from '../domain/json-shape.ts';
import { toKey } from '../domain/key.ts';
import { badRequest } from '../domain/refusal.ts';

/**
 * Reads a request body. A trailing comma before `}` or `]` is taken, as the published samples have one, and whole
 * numbers too large for a double stay exact (`api-conventions.md` 6). Refuses with `Invalid JSON.`
 */
export function parseBody(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('Invalid JSON.');
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  const shaped = withoutTrailingCommas(text);
  try {
    return JSON.parse(shaped, NEEDS_ITS_DIGITS.test(shaped) ? asWritten : undefined);
  } catch {
    throw badRequest('Invalid JSON.');
  }
}

/**
 * A number that a double would change or hide: 16 digits and more, an empty fraction, an exponent. Amounts are sent as texts
 * (`"87.00"`), which need no such look.
 */
const NEEDS_ITS_DIGITS = /[:,[]\s*-?\d+(?:(?<=\d{16})|\.0|(?:\.\d+)?[eE])/;

/** A JSON number whose written form matters: `12.0` is an amount but not a key, `1e2` is neither. */
export class WrittenNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** Long whole numbers become exact keys; numbers with an empty fraction or an exponent keep how they were written. */
function asWritten(_name: string, value: unknown, context?: { source: string }): unknown {
  if (typeof value !== 'number' || !context) return value;
  if (/^-?\d{16,19}$/.test(context.source)) return toKey(context.source);
  return hasHiddenForm(context.source) ? new WrittenNumber(context.source) : value;
}

/** An exponent, or a fraction that is nothing but zeros. */
function hasHiddenForm(digits: string): boolean {
  const point = digits.indexOf('.');
  return /e/i.test(digits) || (point >= 0 && !/[^0]/.test(digits.slice(point + 1)));
}
