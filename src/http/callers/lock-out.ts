import { isIPv6 } from 'node:net';
import { Refusal } from '../../domain/refusal.ts';
import { BoundedMap, remember } from '../../domain/remember.ts';
import type { FindCaller } from './caller.ts';
import { digestOf } from './key-pair.ts';

/** Different wrong pairs an address may send before it has to wait. */
const FREE = 20;
/** Milliseconds of the first wait, doubled by every further wrong pair, and of the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 300_000;
/** Milliseconds without a wrong pair after which an address starts anew. */
const FORGOTTEN_AFTER = 900_000;

/** Addresses, and right pairs of each, that are remembered; beyond it the oldest are forgotten. */
export const MOST_ADDRESSES = 10_000;
export const MOST_PAIRS = 100;

interface Sender {
  /** Digests of pairs that were right, which go on working while others are locked out. */
  readonly right: BoundedMap<string, true>;
  /** Digests of different pairs that were wrong. A program that repeats one wrong pair is no guesser. */
  readonly wrong: BoundedMap<string, true>;
  guesses: number;
  lockedUntil: number;
  lastWrong: number;
}

/** Where a pair came from. */
export interface Origin {
  readonly address: string;
  /** A browser sent it for a web page of somebody else. */
  readonly isStrangersPage: boolean;
}

/**
 * Makes guessing of keys hopeless. An address that sent twenty different wrong pairs has to wait, longer after each
 * further one. Meanwhile every pair gets 429, except those that were right from this address before, so that a
 * guesser learns nothing. Behind a proxy all callers share one address; those who work already go on. So do the programs of
 * a machine while a stranger's web page guesses from its browser: such pages are counted apart. `onLock` is told of each
 * wait.
 */
export function lockOut(milliseconds: () => number, onLock: (address: string) => void) {
  const senders = new BoundedMap<string, Sender>(MOST_ADDRESSES);

  const newSender = (): Sender => ({
    right: new BoundedMap(MOST_PAIRS),
    wrong: new BoundedMap(MOST_PAIRS),
    guesses: 0,
    lockedUntil: 0,
    lastWrong: 0,
  });

  function noteWrong(sender: Sender, pair: string, address: string): void {
    const now = milliseconds();
    if (now - sender.lastWrong > FORGOTTEN_AFTER) {
      sender.wrong.clear();
      sender.guesses = 0;
    }
    sender.lastWrong = now;
    if (sender.wrong.has(pair)) return;
    sender.wrong.set(pair, true);
    sender.guesses++;
    if (sender.guesses < FREE) return;
    sender.lockedUntil = now + Math.min(FIRST_WAIT * 2 ** (sender.guesses - FREE), LONGEST_WAIT);
    onLock(address);
  }

  return ({ address, isStrangersPage }: Origin, find: FindCaller): FindCaller =>
    (keys) => {
      const network = networkOf(address);
      const sender = remember(senders, isStrangersPage ? `pages at ${network}` : network, newSender);
      const pair = digestOf(keys);
      const wait = sender.lockedUntil - milliseconds();
      if (wait > 0 && !sender.right.has(pair)) {
        const seconds = Math.ceil(wait / 1000);
        const sentence = `Too many wrong keys came from this address. Try again in ${seconds} seconds.`;
        throw new Refusal(429, sentence, { 'retry-after': String(seconds) });
      }
      const caller = find(keys);
      if (caller === undefined) noteWrong(sender, pair, address);
      else if (!sender.right.has(pair)) sender.right.set(pair, true);
      return caller;
    };
}

/** Whoever has one IPv6 address has the whole /64 network around it, so the network is counted. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.') || !isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const behind = tail.split(':').filter(Boolean);
    while (groups.length + behind.length < 8) groups.push('0');
    groups.push(...behind);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
