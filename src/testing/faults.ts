import { nearestName, unknownOption } from '../domain/option-names.ts';
import { badRequest } from '../domain/refusal.ts';

/** What goes wrong, and with which requests. */
export interface Fault {
  /** Any method when absent. */
  readonly method?: string | undefined;
  /** As the OpenAPI document has it, `/treatplans/{TreatPlanNum}`, or the path of one row; with or without the base. */
  readonly path: string;
  /**
   * What goes wrong is one of the next four, or several. Answers with this status and does nothing. Without it the real
   * answer follows.
   */
  readonly status?: number | undefined;
  /** Milliseconds to wait first. */
  readonly delayMs?: number | undefined;
  /** Ends the connection before anything is done, or after the work and before the answer. */
  readonly drop?: 'request' | 'answer' | null | undefined;
  /** Sends this many bytes of the answer's body and ends the connection; 0 sends all. */
  readonly truncate?: number | undefined;
  /** How many requests it hits; 1 by default. */
  readonly times?: number | undefined;
}

export interface Faults {
  lay(fault: Fault): void;
  /** The oldest fault that this request meets; it counts as used. */
  take(method: string, path: string): Fault | undefined;
  /** The faults that are not used up. */
  list(): Fault[];
  clear(): void;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const FIELDS = ['method', 'path', 'status', 'delayMs', 'drop', 'truncate', 'times'];
const MOST_FAULTS = 1000;
const LONGEST_DELAY = 60_000;

/** Something that a server answers: a method, and a path as the OpenAPI document has it, with or without the base. */
export interface Answerable {
  readonly verb: string;
  readonly path: string;
}

/** Addresses beside the API that a fault may be about, too. */
const PAGES = /^\/(?:$|docs|openapi|chairside|healthz|livez|readyz)/i;

/** `answerable` is what a fault can be about: one that meets nothing would make a test pass that shows nothing. */
export function faults(bases: readonly string[], answerable: readonly Answerable[]): Faults {
  let laid: { fault: Fault; segments: string[]; left: number }[] = [];
  const below = (path: string) => segmentsBelow(path, bases);
  const known = answerable.map(({ verb, path }) => ({ verb, segments: below(path) }));

  function requireMet({ method, path }: Fault): void {
    if (PAGES.test(path)) return;
    const segments = below(path);
    const there = known.filter((one) => meets(segments, one.segments) || meets(one.segments, segments));
    if (there.length === 0) {
      const nearest = nearestName(path, [...new Set(answerable.map((one) => one.path))]);
      throw badRequest(`No operation has the path ${path.slice(0, 100)}.${nearest ? ` Did you mean ${nearest}?` : ''}`);
    }
    if (method !== undefined && !there.some(({ verb }) => verb === method.toUpperCase()))
      throw badRequest(
        `${path.slice(0, 100)} has no method ${method.toUpperCase()}, so no request would meet this fault.`,
      );
  }

  return {
    lay(fault) {
      check(fault);
      requireMet(fault);
      if (laid.length >= MOST_FAULTS) throw badRequest(`At most ${MOST_FAULTS} faults can wait at a time.`);
      const method = fault.method?.toUpperCase();
      laid.push({ fault: { ...fault, method }, segments: below(fault.path), left: fault.times ?? 1 });
    },
    take(method, path) {
      const segments = below(path);
      const found = laid.find(
        (one) => (one.fault.method ?? method) === method && meets(one.segments, segments) && one.left > 0,
      );
      if (!found) return undefined;
      found.left--;
      if (found.left === 0) laid = laid.filter((one) => one !== found);
      return found.fault;
    },
    list: () => laid.map(({ fault, left }) => ({ ...fault, times: left })),
    clear() {
      laid = [];
    },
  };
}

/** `{anything}` in the pattern stands for one segment of the path; letter case does not matter, as in routes. */
export function meets(pattern: readonly string[], path: readonly string[]): boolean {
  if (pattern.length !== path.length) return false;
  return pattern.every((part, index) => /^\{.*\}$/.test(part) || part.toLowerCase() === path[index]!.toLowerCase());
}

export function segmentsBelow(path: string, bases: readonly string[]): string[] {
  const base = bases.find((one) => path.toLowerCase().startsWith(`${one}/`)) ?? '';
  return path.slice(base.length).split('/').filter(Boolean);
}

function check(fault: Fault): void {
  const problem = unknownOption('A fault', fault, FIELDS);
  if (problem !== undefined) throw badRequest(problem);
  const { method, path, status, delayMs, drop, truncate, times } = fault;
  if (method !== undefined && (typeof method !== 'string' || !METHODS.includes(method.toUpperCase())))
    throw badRequest(`method must be one of ${METHODS.join(', ')}.`);
  if (typeof path !== 'string' || !path.startsWith('/') || path.length > 500)
    throw badRequest('path must be a path such as /treatplans/{TreatPlanNum}.');
  if (status !== undefined) whole('status', status, 400, 599);
  if (delayMs !== undefined) whole('delayMs', delayMs, 0, LONGEST_DELAY);
  if (drop !== undefined && drop !== null && drop !== 'request' && drop !== 'answer')
    throw badRequest('drop must be request, answer or null.');
  if (truncate !== undefined) whole('truncate', truncate, 0, 1_000_000_000);
  if (times !== undefined) whole('times', times, 1, 1_000_000);
  if ([status, delayMs, drop, truncate].every((one) => one === undefined))
    throw badRequest('A fault says what goes wrong: status, delayMs, drop or truncate.');
}

function whole(name: string, value: unknown, least: number, most: number): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw badRequest(`${name} must be a whole number from ${least} to ${most}.`);
}
