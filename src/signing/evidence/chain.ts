import { NO_PREVIOUS } from './record.ts';
import { sha256 } from './text.ts';

/** One stored record as the chain sees it. */
export interface Link {
  readonly number: number;
  /** The JSON text that the hash is made of. */
  readonly body: string;
  readonly hash: string;
}

/** How far a chain was followed. */
export interface ChainState {
  readonly records: number;
  /** Hash of the last record; before the first what that will name as its predecessor. */
  readonly head: string;
  /** What is wrong with the first record that does not fit; undefined while all fit. */
  readonly damage?: string | undefined;
}

export const EMPTY_CHAIN: ChainState = { records: 0, head: NO_PREVIOUS };

/**
 * Follows the chain one record further. A record that was removed, moved or edited is noticed: a number, the hash of a
 * predecessor or a record's own hash is wrong. After damage only the count and the head are continued.
 */
export function followed(state: ChainState, { number, body, hash }: Link): ChainState {
  const records = state.records + 1;
  const damage = state.damage ?? damageOf(state, records, { number, body, hash });
  return { records, head: hash, damage };
}

function damageOf({ head }: ChainState, expected: number, { number, body, hash }: Link): string | undefined {
  if (number !== expected) return `Record ${expected} is missing: ${number} follows ${expected - 1}.`;
  if (sha256(body) !== hash) return `Record ${number} was edited: its hash does not belong to it.`;
  const named = placeIn(body);
  if (!named || named.number !== number) return `Record ${number} was edited: it names another number.`;
  if (named.previous !== head) {
    return `Record ${number} does not follow record ${number - 1}: one of them was replaced or put elsewhere.`;
  }
  return undefined;
}

function placeIn(body: string): { number?: unknown; previous?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
