import { unknownOption } from '../domain/option-names.ts';
import { badRequest } from '../domain/refusal.ts';
import { throttle } from '../http/callers/throttle.ts';
import type { Caller } from '../http/permissions.ts';

/** How long a key has to wait between two requests, as in remote mode; each customer key is measured by itself. */
export interface Throttle {
  /** Seconds between two requests of one customer key. */
  readonly seconds: number;
  /** Number of the API key that has to wait, null for the demo pair; every key when absent. */
  readonly key?: number | null | undefined;
}

export interface Throttles {
  set(throttle: Throttle): void;
  clear(): void;
  /** Refuses a request that comes too soon, with 429 and Retry-After. */
  admit(caller: Caller): void;
}

const FIELDS = ['seconds', 'key'];
const LONGEST_SECONDS = 3600;

/** `isKnown`: whether requests with this key may come, as `Throttle.key` names it. */
export function throttles(milliseconds: () => number, isKnown: (key: number | null) => boolean): Throttles {
  let all: number | undefined;
  let single = new Map<number | null, number>();
  const interval = (caller: Caller) => single.get(caller.keyNum ?? null) ?? all;
  let admit = throttle(milliseconds, interval);
  return {
    set(given) {
      check(given);
      if (given.key !== undefined && !isKnown(given.key)) throw badRequest(noSuchKey(given.key));
      if (given.key === undefined) all = given.seconds * 1000;
      else single.set(given.key, given.seconds * 1000);
    },
    clear() {
      all = undefined;
      single = new Map();
      admit = throttle(milliseconds, interval);
    },
    admit: (caller) => admit(caller),
  };
}

const noSuchKey = (key: number | null) =>
  key === null ? 'No demo pair is accepted here.' : `No enabled key has number ${key}.`;

function check(given: Throttle): void {
  const problem = unknownOption('A throttle', given, FIELDS);
  if (problem !== undefined) throw badRequest(problem);
  const { seconds, key } = given;
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_SECONDS))
    throw badRequest(`seconds must be a number above 0, ${LONGEST_SECONDS} at most.`);
  if (key !== undefined && key !== null && !(Number.isInteger(key) && key > 0))
    throw badRequest('key must be the number of an API key, or null for the demo pair.');
}
