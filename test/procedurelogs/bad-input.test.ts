import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TableName, tables } from '../../src/db/schema/tables.ts';
import { formatInputs, pagingInputs } from '../../src/http/common-parameters.ts';
import type { Operation } from '../../src/http/operation.ts';
import { procedurelogOperations } from '../../src/resources/procedurelogs/routes.ts';
import type { Input, Inputs } from '../../src/wire/input.ts';
import type { Answer, TestPractice } from '../support/test-practice.ts';
import { doubtful, kindOf, segments, wrong } from './bad-values.ts';
import { TODAY } from './fixture.ts';
import { onFixture } from './on-fixture.ts';

/** A request of each writing operation that would succeed, for one field at a time to spoil. */
const valid: Record<string, { path: string; body: Record<string, unknown> }> = {
  'POST /procedurelogs': {
    path: '/procedurelogs',
    body: { PatNum: 10, ProcDate: TODAY, ProcStatus: 'TP', procCode: 'D2393', ToothNum: '4', Surf: 'MO' },
  },
  'POST /procedurelogs/GroupNote': {
    path: '/procedurelogs/GroupNote',
    body: { PatNum: 10, ProcNums: [105, 106], Note: 'x' },
  },
  'POST /procedurelogs/InsuranceHistory': {
    path: '/procedurelogs/InsuranceHistory',
    body: { PatNum: 12, InsSubNum: 501, insHistPrefName: 'InsHistExamCodes', ProcDate: '2023-01-23' },
  },
  'PUT /procedurelogs/{ProcNum}': { path: '/procedurelogs/100', body: {} },
  'PUT /procedurelogs/{ProcNum}/GroupNote': { path: '/procedurelogs/120/GroupNote', body: { PatNum: 10, Note: 'B' } },
};

/** Query parameters that reading operations cannot do without. */
const needed: Record<string, string> = {
  'GET /procedurelogs/InsuranceHistory': 'PatNum=12&InsSubNum=501',
  'GET /procedurelogs/GroupNotes': 'PatNum=10',
};

const nameOf = ({ verb, path }: Operation) => `${verb} ${path}`;
const writers = procedurelogOperations.filter(({ body }) => body !== undefined);
const fields = writers.flatMap((operation) =>
  Object.entries(operation.body!).map(([name, input]) => [nameOf(operation), name, input] as const),
);
const readers = procedurelogOperations.filter(({ verb }) => verb === 'GET');
const queryOf = ({ query, paged }: Operation): Inputs => ({
  ...query,
  ...(paged ? pagingInputs : {}),
  ...formatInputs,
});
const parameters = readers.flatMap((operation) =>
  Object.entries(queryOf(operation)).map(([name, input]) => [operation, name, input] as const),
);

/** Every row of the practice, as text that two moments can be compared by. */
async function contents(practice: TestPractice): Promise<string> {
  const dump = await Promise.all(Object.keys(tables).map((table) => practice.rows(table as TableName)));
  return JSON.stringify(dump, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
}

const isSentence = /^[^\n<{]+\.?$/;

/** No fault, and where it is refused a plain sentence. */
function expectExplained(json: string, { status, text }: Answer): void {
  const sent = shortened(json);
  expect([sent, status < 500], text).toEqual([sent, true]);
  if (status >= 400) expect([sent, text]).toEqual([sent, expect.stringMatching(isSentence)]);
}

/** The body's JSON text with one field given as JSON text of its own, left out where it is undefined. */
function bodyWith(body: Record<string, unknown>, name: string, json: string | undefined): string {
  const { [name]: _replaced, ...rest } = body;
  const members = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  if (json !== undefined) members.push(`${JSON.stringify(name)}:${json}`);
  return `{${members.join(',')}}`;
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text);

onFixture('bad input to procedurelogs', (practice) => {
  it('knows a good request for every writing operation', async () => {
    expect(Object.keys(valid).sort()).toEqual(writers.map(nameOf).sort());
    for (const operation of writers) {
      const { path, body } = valid[nameOf(operation)]!;
      const { status, text } = await practice.send(operation.verb, path, body);
      expect([nameOf(operation), status < 300], text).toEqual([nameOf(operation), true]);
    }
  });

  it.each(fields)('%s, field %s', async (operation, name, input) => {
    const { path, body } = valid[operation]!;
    const verb = operation.split(' ')[0]!;
    const send = (json: string | undefined) => practice.send(verb, path, bodyWith(body, name, json));

    // First whatever some rule may take, so that what follows changes nothing more.
    const refused: string[] = [];
    for (const json of [...doubtful[kindOf(input)], ...overlong(input)]) {
      const answer = await send(json);
      expectExplained(json, answer);
      if (answer.status >= 400) refused.push(json);
    }
    const before = await contents(practice);
    if (input.required) {
      for (const json of [undefined, 'null', '""', '"  "']) {
        const { status, text } = await send(json);
        expect([json, status, text]).toEqual([json, 400, `${name} is required.`]);
      }
    }
    for (const json of wrong[kindOf(input)]) {
      const { status, text } = await send(json);
      expect([json, status, text]).toEqual([json, 400, expect.stringMatching(`^${name} `)]);
    }
    for (const json of refused) expect([json, (await send(json)).status >= 400]).toEqual([json, true]);
    expect(await contents(practice)).toBe(before);
  });

  it.each(fields.filter(([, , input]) => input.schema.maxLength !== undefined))(
    '%s refuses a %s longer than its column',
    async (operation, name, input) => {
      const { path, body } = valid[operation]!;
      for (const json of overlong(input)) {
        const { status, text } = await practice.send(operation.split(' ')[0]!, path, bodyWith(body, name, json));
        expect([status, text]).toEqual([400, expect.stringMatching(`^${name} cannot `)]);
      }
    },
  );

  it.each(parameters.map(([operation, name, input]) => [nameOf(operation), name, operation, input] as const))(
    '%s, parameter %s',
    async (title, name, operation, input) => {
      const others = (needed[title] ?? '').split('&').filter((one) => !one.startsWith(`${name}=`));
      const path = operation.path.replace('{ProcNum}', '100');
      const get = (value: string | undefined) => {
        const own = value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
        return practice.get(`${path}?${[...others, ...own].join('&')}`);
      };
      const before = await contents(practice);
      if (input.required) {
        for (const value of [undefined, '', ' ']) {
          expect(await get(value)).toMatchObject({ status: 400, text: `${name} is required.` });
        }
      }
      for (const json of texts(wrong[kindOf(input)])) {
        if (kindOf(input) === 'text') expectExplained(json, await get(json));
        else
          expect([json, await get(json)]).toMatchObject([json, { status: 400, text: expect.stringContaining(name) }]);
      }
      for (const text of texts(doubtful[kindOf(input)])) expectExplained(text, await get(text));
      expect(await contents(practice)).toBe(before);
    },
  );

  const withId = procedurelogOperations.filter(({ path }) => path.includes('{ProcNum}'));
  it.each(withId.map((operation) => [nameOf(operation), operation] as const))(
    '%s with anything for a number',
    async (title, { verb, path }) => {
      const before = await contents(practice);
      const body = valid[title]?.body;
      for (const segment of segments) {
        const answer = await practice.send(verb, path.replace('{ProcNum}', segment), body);
        expect([segment, answer.status], answer.text).toEqual([segment, /^-?\d+$/.test(segment) ? 404 : 400]);
        expectExplained(segment, answer);
      }
      expect(await contents(practice)).toBe(before);
    },
  );

  it.each([
    ['{"PatNum":', 'Invalid JSON.'],
    ['[]', 'Invalid JSON.'],
    ['null', 'Invalid JSON.'],
    ['1', 'Invalid JSON.'],
    ['"x"', 'Invalid JSON.'],
    ["{'PatNum':10}", 'Invalid JSON.'],
    ['{"PatNum":10}}', 'Invalid JSON.'],
    [`${'['.repeat(100_000)}`, 'Invalid JSON.'],
    [`{"PatNum":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'ProcDate is required.'],
    ['{"__proto__":{"PatNum":10},"constructor":1}', 'PatNum is required.'],
    ['{"PatNum":10,"PatNum":"x","ProcDate":"2025-03-10","ProcStatus":"TP","CodeNum":1}', 'PatNum is invalid.'],
    ['', 'PatNum is required.'],
  ])('a body that is no object of fields: %s', async (body, sentence) => {
    const before = await contents(practice);
    expect(await practice.send('POST', '/procedurelogs', body)).toMatchObject({ status: 400, text: sentence });
    expect(await contents(practice)).toBe(before);
  });

  it('a body of another content type', async () => {
    const answer = await practice.send('POST', '/procedurelogs', '{}', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({ status: 400, text: 'Content-Type must be application/json.' });
  });

  describe('random bodies', () => {
    /** Now and then what the field takes, mostly near it, sometimes anything. */
    const valueFor = (input: Input) => {
      const known = [...wrong[kindOf(input)], ...doubtful[kindOf(input)]].filter((json) => json.length < 1000);
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...plausible) },
        { weight: 2, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
      );
    };
    const sent = fc.constantFrom(...writers).chain((operation) => {
      const members = Object.entries(operation.body!).map(([name, input]) => [name, valueFor(input)] as const);
      const body = fc.record(Object.fromEntries(members), { requiredKeys: [] });
      return body.map((spoilt) => ({ operation, spoilt: spoilt as Record<string, string> }));
    });

    const sendOne = async ({ operation, spoilt }: { operation: Operation; spoilt: Record<string, string> }) => {
      const { path, body } = valid[nameOf(operation)]!;
      const kept = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)]));
      const members = Object.entries({ ...kept, ...spoilt }).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
      const answer = await practice.send(operation.verb, path, `{${members.join(',')}}`);
      expectExplained(members.join(','), answer);
      return answer.status < 400;
    };
    /** Sends them all, then once more those that were refused: unless one is taken now, nothing may change. */
    const sendAll = async (requests: { operation: Operation; spoilt: Record<string, string> }[]) => {
      const refused: typeof requests = [];
      for (const request of requests) if (!(await sendOne(request))) refused.push(request);
      const before = await contents(practice);
      let taken = 0;
      for (const request of refused) if (await sendOne(request)) taken++;
      if (taken === 0) expect((await contents(practice)) === before).toBe(true);
    };

    it('are never a fault, and write all or nothing', async () => {
      const requests = fc.array(sent, { minLength: 10, maxLength: 10 });
      await fc.assert(fc.asyncProperty(requests, sendAll), { numRuns: 30 });
    }, 120_000);
  });
});

/** Values that fit some field, so that random bodies get past the first checks. */
const plausible = [
  '0',
  '1',
  '10',
  '100',
  '105',
  '148',
  '201',
  '202',
  '203',
  '"4"',
  '"MO"',
  '"C"',
  '"TP"',
  '"EO"',
  '"D2331"',
  '"D2740"',
  '"2025-03-10"',
  '"2024-02-29"',
  '"08:00:00"',
  '12.5',
  '"true"',
  '[105,106]',
  '"x"',
  'null',
];

function overlong({ schema }: Input): string[] {
  return schema.maxLength === undefined ? [] : [JSON.stringify('é'.repeat(Number(schema.maxLength) + 1))];
}

/** Values that JSON sends as strings, as a query sends everything; half a surrogate pair has no place in a URL. */
function texts(jsons: readonly string[]): string[] {
  const strings = jsons.filter((json) => json.startsWith('"')).map((json) => JSON.parse(json) as string);
  return strings.filter((text) => text.isWellFormed());
}
