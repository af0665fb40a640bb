import { type Key, toKey } from '../domain/key.ts';
import { nearestName } from '../domain/option-names.ts';
import { allowedValues, badRequest, Refusal } from '../domain/refusal.ts';
import { BoundedMap, remember } from '../domain/remember.ts';
import type { Inputs } from '../wire/input.ts';
import type { Operation } from './operation.ts';
import { pathOf, segmentsOf } from './request/address.ts';
import { formatInputs, pagingOf } from './request/common-parameters.ts';
import { tellingOf } from './running/as-told.ts';

export interface Route {
  readonly operation: Operation;
  /** Everything the query may hold: the operation's own parameters and those all methods share. */
  readonly queryInputs: Inputs;
  /** Of a PUT that changes a row: the GET that tells it. */
  readonly telling: Operation | undefined;
  readonly id: Key;
  /** The number in the URL as it was sent, for handing it on; '' where the path has none. */
  readonly sentNumber: string;
  /** The word in the URL, as the operation lists it; '' where its path has none. */
  readonly word: string;
}

/** An operation of a resource, and the segments of its path. */
interface Candidate {
  readonly operation: Operation;
  readonly pattern: readonly string[];
  /** Where the number and the word stand; -1 where there is none. */
  readonly numberAt: number;
  readonly wordAt: number;
  readonly queryInputs: Inputs;
  readonly telling: Operation | undefined;
}

const NUMBER = /^-?\d+$/;

/** Addresses whose route is kept, of one base and verb, and the longest of them; beyond it the oldest leave. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 100;

/**
 * Finds the operation of a verb and an address below the base URL. Addresses that differ only in a number at their end have
 * one route, which is looked for once: to take an address apart and compare its parts takes longer than to find out who asks.
 */
export function routesBelow(base: string, operations: readonly Operation[]): (verb: string, url: string) => Route {
  const find = routeTable(operations);
  const kept = new Map<string, BoundedMap<string, Route>>();
  return (verb, url) => {
    const path = pathOf(url);
    const end = numberAt(path);
    const words = path.slice(base.length, end);
    const number = path.slice(end);
    const known = kept.get(verb)?.get(words);
    if (known) return number === '' ? known : { ...known, id: rowNumber(number), sentNumber: number };
    const route = find(verb, segmentsOf(url, base));
    if (route.word === '' && route.sentNumber === number && words.length <= LONGEST_KEPT) {
      remember(kept, verb, () => new BoundedMap<string, Route>(MOST_KEPT)).set(words, route);
    }
    return route;
  };
}

const [SLASH, ZERO, NINE] = [47, 48, 57];

/** Where the number begins that is the last segment of a path; the end of the path where it is none. */
function numberAt(path: string): number {
  let at = path.length;
  while (at > 0 && path.charCodeAt(at - 1) >= ZERO && path.charCodeAt(at - 1) <= NINE) at--;
  return path.charCodeAt(at - 1) === SLASH ? at : path.length;
}

/** How a pattern marks a number and a word; no segment of a path looks like that. */
const A_NUMBER = '';
const A_WORD = '{}';

/**
 * Finds the operation of a verb and a path below the base URL. A segment that is no number is a method name, so a wrong
 * one is told before any row is looked up (`procedures.md` 1.1; both texts are the live service's, two blanks included).
 * Letter case and a trailing slash do not matter.
 */
export function routeTable(operations: readonly Operation[]): (verb: string, segments: readonly string[]) => Route {
  const byResource = new Map<string, Candidate[]>();
  for (const operation of operations) {
    const [resource = '', ...behind] = operation.path.slice(1).split('/');
    const known = byResource.get(resource) ?? [];
    const parts = [resource, ...behind.map((part) => patternOf(part, operation))];
    known.push({
      operation,
      pattern: parts,
      numberAt: parts.indexOf(A_NUMBER),
      wordAt: parts.indexOf(A_WORD),
      queryInputs: { ...operation.query, ...pagingOf(operation.paged), ...formatInputs },
      telling: tellingOf(operation, operations),
    });
    byResource.set(resource, known);
  }
  return (verb, segments) => {
    const resource = segments[0] ?? '';
    const candidates = byResource.get(resource) ?? byResource.get(resource.toLowerCase());
    if (!candidates) {
      const meant = nearestName(resource, [...byResource.keys()]);
      throw new Refusal(404, `${printable(resource)} is not a valid resource.`, allowedValues(meant ? [meant] : []));
    }
    const found = meantOf(candidates, verb, segments);
    if (!found) {
      const asksFor = numberLeftOut(candidates, verb, segments);
      if (asksFor) throw badRequest(`${asksFor} is required.`);
      const method = segments.slice(1).findLast((segment) => !NUMBER.test(segment)) ?? '';
      const sentence = `${resource.toLowerCase()} ${verb} ${printable(method)} is not a valid method.`;
      throw new Refusal(400, sentence, allowedValues(candidates.map((each) => nameOf(each.operation))));
    }
    const number = segments[found.numberAt];
    return {
      operation: found.operation,
      queryInputs: found.queryInputs,
      telling: found.telling,
      id: number === undefined ? 0 : rowNumber(number),
      sentNumber: number ?? '',
      word: found.wordAt < 0 ? '' : wordOf(found.operation, segments[found.wordAt] ?? ''),
    };
  };
}

const nameOf = ({ verb, path }: Operation) => `${verb} ${path}`;

/** Loops, as this is done for every request, and a function for each candidate costs as much as finding who asks. */
function meantOf(candidates: readonly Candidate[], verb: string, segments: readonly string[]): Candidate | undefined {
  for (const candidate of candidates) {
    const { pattern } = candidate;
    if (candidate.operation.verb !== verb || pattern.length !== segments.length) continue;
    let at = 1;
    while (at < pattern.length && fits(pattern[at]!, segments[at]!)) at++;
    if (at === pattern.length) return candidate;
  }
  return undefined;
}

/** The name of the number that an operation asks for in words when nothing but it is missing in the address. */
function numberLeftOut(candidates: readonly Candidate[], verb: string, segments: readonly string[]) {
  const found = meantOf(candidates, verb, [...segments, '0'])?.operation;
  return found?.asksForNumber ? /\{(\w+)\}$/.exec(found.path)?.[1] : undefined;
}

function patternOf(part: string, { word }: Operation): string {
  if (word && part === `{${word.name}}`) return A_WORD;
  return part.startsWith('{') ? A_NUMBER : part.toLowerCase();
}

function fits(part: string, segment: string): boolean {
  if (part === A_WORD) return true;
  return part === A_NUMBER ? NUMBER.test(segment) : part === segment || part === segment.toLowerCase();
}

function wordOf({ word }: Operation, segment: string): string {
  if (!word) return '';
  const sent = segment.toLowerCase();
  const known = word.values.find((value) => value.toLowerCase() === sent);
  if (known === undefined)
    throw new Refusal(404, `${printable(segment)} is not a valid ${word.name}.`, allowedValues(word.values));
  return known;
}

/** Digits that a double holds exactly. */
const SHORT = 15;

/** A number beyond 63 bits, like one below 1, names no row. */
function rowNumber(digits: string): Key {
  if (digits.length <= SHORT) return Math.max(Number(digits), 0);
  const exact = digits.length > 20 ? 0n : BigInt(digits);
  return exact > 0n && exact < 2n ** 63n ? toKey(exact) : 0;
}

/** A segment as it may stand in an answer: no control characters, not endless. */
function printable(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}_.~-]/gu, '').slice(0, 60);
}
