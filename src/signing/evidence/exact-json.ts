import { toKey } from '../../domain/key.ts';

/** JSON text of plain data; a key beyond 2^53 keeps its digits. `undefined` members are left out. */
export function exactJson(value: unknown): string {
  return write(value, (names) => names);
}

/**
 * JSON text that is always the same for equal data: names sorted by their UTF-16 code units, no blanks, numbers as
 * JavaScript writes them (RFC 8785 for the data that occurs here). Digests and signatures are made over it.
 */
export function canonicalJson(value: unknown): string {
  return write(value, (names) => names.toSorted());
}

/** Reads JSON text and keeps whole numbers beyond 2^53 exact. Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, context?: { source: string }) => {
    if (typeof value !== 'number' || !context) return value;
    // It would be written again, and digested, as null.
    if (!Number.isFinite(value)) throw new SyntaxError('A number is too large.');
    return /^-?\d{16,19}$/.test(context.source) ? toKey(context.source) : value;
  });
}

function write(value: unknown, inOrder: (names: string[]) => string[]): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null, inOrder)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const names = inOrder(Object.keys(members)).filter((name) => members[name] !== undefined);
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(members[name], inOrder)}`).join(',')}}`;
}
