import { badRequest } from '../../domain/refusal.ts';
import type { Inputs } from '../../wire/input.ts';

/**
 * Names sent that no input knows, those inside the objects of a list too. The real service ignores them, which integrators
 * call its most dangerous habit (`api-conventions.md` 10); here they are named in a header, or refused when the caller or
 * the server is strict.
 */
export function unknownNames(inputs: Inputs, sent: Readonly<Record<string, unknown>>): string[] {
  const unknown: string[] = [];
  for (const name of Object.keys(sent)) {
    if (!Object.hasOwn(inputs, name)) unknown.push(name);
    else unknown.push(...(inputs[name]!.unknownWithin?.(sent[name], name) ?? []));
  }
  return unknown;
}

/** 400 naming the first unknown name. `kind` is what the caller would call it: parameter or field. */
export function refuseUnknown(names: readonly string[], kind: 'parameter' | 'field'): void {
  if (names.length > 0) throw badRequest(`'${names[0]!.slice(0, 100)}' is not a valid ${kind}.`);
}

/** Characters of a header made of names that were sent. */
const LONGEST_HEADER = 1000;

/** Header text: at most 20 names, each safe to stand in a header, and only as many as fit. */
export function headerList(names: readonly string[]): string {
  let list = '';
  for (const name of names.slice(0, 20)) {
    const next = encodeURIComponent(name.slice(0, 100).toWellFormed()).replace(/%5B/g, '[').replace(/%5D/g, ']');
    if (list.length + next.length + 2 > LONGEST_HEADER) break;
    list += list === '' ? next : `, ${next}`;
  }
  return list;
}

/** `Prefer: handling=strict` (RFC 7240). */
export function prefersStrict(prefer: string | undefined): boolean {
  return prefer !== undefined && /(^|[,;\s])handling\s*=\s*"?strict"?/i.test(prefer);
}
