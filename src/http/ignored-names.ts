import { badRequest } from '../domain/refusal.ts';
import type { Inputs } from '../wire/input.ts';

/**
 * Names sent that no input knows. The real service ignores them, which integrators call its most dangerous habit
 * (`api-conventions.md` 10); here they are named in a header, or refused when the caller or the server is strict.
 */
export function unknownNames(inputs: Inputs, sent: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(sent).filter((name) => !Object.hasOwn(inputs, name));
}

/** 400 naming the first unknown name. `kind` is what the caller would call it: parameter or field. */
export function refuseUnknown(names: readonly string[], kind: 'parameter' | 'field'): void {
  if (names.length > 0) throw badRequest(`'${names[0]!.slice(0, 100)}' is not a valid ${kind}.`);
}

/** Header text: at most 20 names, each safe to stand in a header. */
export function headerList(names: readonly string[]): string {
  return names
    .slice(0, 20)
    .map((name) => encodeURIComponent(name.slice(0, 100).toWellFormed()))
    .join(', ');
}

/** `Prefer: handling=strict` (RFC 7240). */
export function prefersStrict(prefer: string | undefined): boolean {
  return /(^|[,;\s])handling\s*=\s*"?strict"?/i.test(prefer ?? '');
}
