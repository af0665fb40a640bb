import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../src/http/request/address.ts';
import { routesBelow, routeTable } from '../../src/http/routes.ts';
import { operations } from '../../src/resources/index.ts';

const BASE = '/api/v1';
const published = operations.filter(({ base }) => base === undefined);

/** What is found, or the sentence of the refusal. */
function outcome(find: () => unknown): unknown {
  try {
    return find();
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a route that is kept', () => {
  const kept = routesBelow(BASE, published);
  const anew = routeTable(published);
  const numbers = [
    '1',
    '2',
    '0',
    '007',
    '-5',
    '9223372036854775807',
    '9223372036854775808',
    '1'.repeat(30),
    '2fa',
    '%31',
  ];
  const addresses = published.flatMap(({ verb, path, word }) =>
    numbers.flatMap((number) => {
      const sent = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === word?.name ? word!.values[0]! : number));
      return [sent, `${sent}/`, `${sent}?Limit=3`, sent.toUpperCase(), `${sent}/5`, `/${sent}`].map(
        (address) => [verb, BASE + address] as const,
      );
    }),
  );

  it('is the one that would be found anew, for whatever stands at the end of the address', () => {
    // Twice: the second time most are known.
    for (const [verb, url] of [...addresses, ...addresses]) {
      const expected = outcome(() => anew(verb, segmentsOf(url, BASE)));
      expect(
        outcome(() => kept(verb, url)),
        `${verb} ${url}`,
      ).toEqual(expected);
    }
  });
});
