import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import type { Inputs } from '../../src/wire/input.ts';
import { goodRequest, jsonOf, nameOf, pathOf, textOf } from './good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice, type Told } from './spoilable-practice.ts';

/**
 * Every operation with a body that is registered: a name in another letter case is taken and told, an unknown name is
 * told, on refusals too, and a strict caller is refused for both. An operation needs nothing to be tried here.
 */
const tried = operations.filter(({ body, access, verb }) => body && !access && (verb === 'POST' || verb === 'PUT'));

const STRICT = { prefer: 'handling=strict' };

describe('names that are sent', () => {
  let office: SpoilablePractice;
  beforeAll(async () => {
    office = await startSpoilablePractice('sqlite');
  });
  afterAll(() => office?.stop());
  beforeEach(() => office.putBack());

  it.each(tried.map((operation) => [nameOf(operation), operation] as const))('%s', async (_title, operation) => {
    const good = goodRequest(operation, office.firstKey);
    const whole = jsonOf(good.body);
    const respelt = Object.fromEntries(Object.entries(whole).map(([name, json]) => [otherCase(name, operation), json]));
    const taken = Object.keys(respelt).filter((name) => !Object.hasOwn(whole, name));
    const send = async (members: Readonly<Record<string, string>>, more = {}, query = {}) => {
      const told = await office.send(
        operation.verb,
        pathOf(operation, { ...good, query: { ...good.query, ...query } }),
        textOf(members),
        undefined,
        more,
      );
      await office.putBack();
      return told;
    };
    const plain = await send(whole);
    expect(names(plain)).toEqual({ respelt: [], fields: [], parameters: [] });

    const other = await send(respelt);
    expect([other.status, names(other).respelt.toSorted()], other.text).toEqual([plain.status, taken.toSorted()]);

    const unknown = await send({ ...whole, noSuchName: '1' }, {}, { noSuchParameter: 1 });
    expect([unknown.status, names(unknown)], unknown.text).toEqual([
      plain.status,
      { respelt: [], fields: ['noSuchName'], parameters: ['noSuchParameter'] },
    ]);

    const refused = await send({ noSuchName: '1' }, {}, { noSuchParameter: 1 });
    expect(names(refused), refused.text).toEqual({
      respelt: [],
      fields: ['noSuchName'],
      parameters: ['noSuchParameter'],
    });

    for (const [strict, name, kind] of [
      [await send(respelt, STRICT), taken[0], 'field'],
      [await send({ ...whole, noSuchName: '1' }, STRICT), 'noSuchName', 'field'],
      [await send(whole, STRICT, { noSuchParameter: 1 }), 'noSuchParameter', 'parameter'],
    ] as const) {
      if (name) expect([strict.status, strict.text]).toEqual([400, `'${name}' is not a valid ${kind}.`]);
    }
  });
});

/** The name in letters of the other case, where it can mean this field only. */
function otherCase(name: string, { body = {}, answer }: Operation): string {
  const other = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
  const alike = Object.keys(body).filter((one) => one.toLowerCase() === name.toLowerCase());
  const isAnswered = answer.kind === 'row' && Object.hasOwn(answer.row.fields, other);
  const isPublished = (body as Inputs)[name]?.alsoSpelled === other;
  return alike.length > 1 || isAnswered || isPublished ? name : other;
}

function names({ headers }: Told) {
  const list = (name: string) => (headers[name] === undefined ? [] : String(headers[name]).split(', '));
  return {
    respelt: list('x-respelled-fields'),
    fields: list('x-ignored-fields'),
    parameters: list('x-ignored-parameters'),
  };
}
