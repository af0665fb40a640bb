import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';

const WHERE = 'mysql://ann:secret@db.example/practice';

describe('a database URL', () => {
  it.each([
    ['', false, 1000, 2000],
    ['?tls=off&timeout=2', false, 1000, 2000],
    ['?tls=on', true, 1000, 2000],
    ['?timeout=30&tls=unverified', 'unverified', 15_000, 30_000],
  ])('takes %j', (options, tls, connect, statement) => {
    expect(parseAddress(WHERE + options)).toMatchObject({ tls, patience: { connect, statement } });
  });

  it.each([
    ['?tsl=on', 'no option "tsl"; it takes tls=on, tls=unverified and timeout=SECONDS'],
    ['?tls=yes', 'The tls option of the database URL is on, off or unverified.'],
    ['?tls=on&tls=off', 'The database URL has the option tls twice.'],
    ...['0', '1', '61', '1.5', '-3', '2s', '', '999'].map((timeout) => [
      `?timeout=${timeout}`,
      'The timeout option of the database URL is a number of seconds from 2 to 60.',
    ]),
  ])('refuses %j', (options, sentence) => {
    expect(() => parseAddress(WHERE + options)).toThrow(sentence);
  });
});
