import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/http/operation.ts';
import { formatInputs, pagingOf } from '../../src/http/request/common-parameters.ts';
import { operations } from '../../src/resources/index.ts';
import type { Input, Inputs } from '../../src/wire/input.ts';
import { engines } from '../support/engines.ts';
import { fc } from '../support/properties.ts';
import { doubtful, negatives, plausible, segments, unknownKeys, wrong } from './bad-values.ts';
import { goodRequest, jsonOf, nameOf, pathOf, tableOfKey, textOf, without } from './good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice, type Told } from './spoilable-practice.ts';
import { leavesATrace, tolerated } from './tolerated.ts';

/**
 * Every operation that is registered, against bad input of every kind: each field, parameter and number in the URL. An
 * operation needs nothing to be tried here. Where this fails for a new one, the message says what was sent; then
 * - a form that was taken, or refused without the field's name: give the field an input that reads it (`wire/input.ts`);
 * - a fault (5xx): look where the value goes before anything checks its length and form;
 * - a change after a refusal: something is written outside the unit of work, or a check comes after the answer;
 * - a good request that is refused: name its row or its fields in `good-requests.ts`;
 * - a tolerance that the page asks for: write it down in `tolerated.ts` with the page that says so.
 */
const ADVICE = 'See the top of test/limits/bad-input.test.ts for what to do.';

/** On MariaDB the same code reads the inputs, so some operations are enough to show that transactions work there too. */
const isInSample = (_: unknown, index: number) => index % 25 === 0;

/** It may quote what was sent; a page or an object it is not. */
const isSentence = /^[^\n<{][^\n]*$/;

describe.each(engines)('bad input, on %s', (engine) => {
  let office: SpoilablePractice;
  beforeAll(async () => {
    office = await startSpoilablePractice(engine);
  });
  afterAll(() => office?.stop());
  beforeEach(() => office.putBack());

  const tried = engine === 'sqlite' ? operations : operations.filter(isInSample);

  it.each(tried.map((operation) => [nameOf(operation), operation] as const))('%s', async (_title, operation) => {
    const faults: string[] = [];
    const one = await trial(office, operation, faults);
    await one.url();
    if (operation.body) await one.bodies();
    for (const [name, input] of Object.entries(queryOf(operation))) await one.parameter(name, input);
    for (const [name, input] of Object.entries(operation.body ?? {})) await one.field(name, input);
    await one.refusals();
    if (engine === 'sqlite') await one.good();
    expect(faults, ADVICE).toEqual([]);
  });

  it('random bodies are never a fault, and write all or nothing', async () => {
    // A subscription that is in force is looked after every second, and how far it came is noted: not calm enough for this.
    const writers = tried.filter(
      ({ write, body, access, path }) => write && body && !access && !path.startsWith('/subscriptions'),
    );
    const sent = fc.constantFrom(...writers).chain((operation) => {
      const members = Object.entries(operation.body!).map(([name, input]) => [name, valueFor(input)] as const);
      const body = fc.record(Object.fromEntries(members), { requiredKeys: [] });
      return body.map((spoilt) => ({ operation, spoilt: spoilt as Record<string, string> }));
    });
    const requests = fc.array(sent, { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(requests, async (all) => {
        const sendOne = async ({ operation, spoilt }: (typeof all)[number]) => {
          const good = goodRequest(operation, office.firstKey);
          const json = textOf({ ...jsonOf(good.body), ...spoilt });
          const told = await office.send(operation.verb, pathOf(operation, good), json);
          expect([nameOf(operation), json, told.status < 500], told.text).toEqual([nameOf(operation), json, true]);
          if (told.status >= 400) expect(told.text).toMatch(isSentence);
          return told.status < 400;
        };
        // Sent once more, the refused ones change nothing, unless one is taken now.
        const refused: typeof all = [];
        for (const request of all) if (!(await sendOne(request))) refused.push(request);
        await office.hasChanged();
        let taken = 0;
        for (const request of refused) if (await sendOne(request)) taken++;
        if (taken === 0) expect(await office.hasChanged()).toBe(false);
      }),
      { numRuns: engine === 'sqlite' ? 60 : 3 },
    );
  });
});

/** What is tried of one operation. What went wrong is added to `faults`, a line each. */
async function trial(office: SpoilablePractice, operation: Operation, faults: string[]) {
  const { verb, path, access } = operation;
  const title = nameOf(operation);
  const good = goodRequest(operation, office.firstKey);
  const authorization = access === 'handover' ? await handover(office) : undefined;
  await office.hasChanged();

  const send = (address: string, body: string | undefined) => office.send(verb, address, body, authorization);
  const withBody = operation.body ? textOf(jsonOf(good.body)) : undefined;
  const spoilt = (name: string, json: string | undefined) =>
    send(pathOf(operation, good), textOf({ ...jsonOf(without(good.body, operation, name)), [name]: json }));
  const asked = (name: string, value: string | undefined) =>
    send(pathOf(operation, { ...good, query: { ...good.query, [name]: value } }), withBody);
  const fault = (what: string, { status, text }: Told) =>
    faults.push(`${title}, ${what}: ${status} ${text.slice(0, 120)}`);
  const expectUnchanged = async (what: string) => {
    if ((await office.hasChanged()) && !leavesATrace.has(title))
      faults.push(`${title}, ${what}: refused, and yet the database changed`);
  };

  /** Values that must be refused by the name of the field. */
  async function refuses(
    name: string,
    values: readonly string[],
    ask: (value: string) => Promise<Told>,
    kind?: string,
  ) {
    const taken = tolerated[title]?.[name]?.values ?? [];
    const answers = await Promise.all(values.map(async (value) => [value, await ask(value)] as const));
    for (const [value, told] of answers) {
      if (taken.includes(value)) continue;
      // Text where a list belongs: as recorded from the service (`api-conventions.md` 7).
      if (kind && /^(keys|objects)$/.test(kind) && value.startsWith('"') && told.text === 'Invalid JSON.') continue;
      const isNamed =
        told.status === 400 &&
        isSentence.test(told.text) &&
        new RegExp(
          `^${name}(\\[\\d+\\])?:? (is invalid|is required|cannot|must|format must be|can only|may only)`,
        ).test(told.text);
      if (!isNamed) fault(`${name} = ${shortened(value)} must be refused by its name`, told);
    }
  }

  /** Sent once more at the end: what was refused must be refused again, and leave everything as it was. */
  const refused: [what: string, ask: () => Promise<Told>][] = [];
  let isTaken = false;

  /** Values that a rule may take or refuse: no fault, and a refusal leaves everything as it was. */
  async function bears(name: string, values: readonly string[], ask: (value: string) => Promise<Told>) {
    for (const value of values) {
      const told = await ask(value);
      if (told.status >= 500 || (told.status >= 400 && told.status !== 410 && !isSentence.test(told.text)))
        fault(`${name} = ${shortened(value)} must be taken or refused in a sentence`, told);
      if (told.status >= 400) refused.push([`${name} = ${shortened(value)}`, () => ask(value)]);
      else isTaken = true;
    }
  }

  return {
    /** Anything in the place of the number in the URL. */
    async url() {
      if (!path.includes('{') || access) return;
      for (const segment of segments) {
        const told = await send(pathOf(operation, { ...good, path: path.replace(/\{\w+\}/, segment) }), withBody);
        // What names something else than a row may call everything unknown.
        const expected = /^-?\d+$/.test(segment) || !/Num\}/.test(path) ? 404 : 400;
        const isWhole = told.status === expected || segment === '%';
        if (!isWhole || told.status < 400 || told.status >= 500 || !isSentence.test(told.text))
          fault(`${segment} for the number in the URL must be ${expected}`, told);
      }
      await expectUnchanged('numbers in the URL');
    },

    async parameter(name: string, input: Input) {
      const ask = (value: string) => asked(name, value);
      if (input.required) {
        for (const value of [undefined, '', ' ']) {
          const told = await asked(name, value);
          if (told.status !== 400 || told.text !== `${name} is required.`)
            fault(`${name} = ${value} is required`, told);
        }
      }
      const values = asParameters(wrong[input.kind]);
      if (input.kind !== 'text') await refuses(name, values, ask);
      else await bears(name, values, ask);
      await bears(name, asParameters([...doubtful[input.kind], ...overlong(input)]), ask);
    },

    async field(name: string, input: Input) {
      const ask = (value: string | undefined) => spoilt(name, value);
      if (input.required) {
        for (const value of [undefined, 'null', '""', '"  "']) {
          const told = await ask(value);
          if (told.status !== 400 || told.text !== `${name} is required.`)
            fault(`${name} = ${value} is required`, told);
        }
      }
      await refuses(name, wrongFor(input), ask, input.kind);
      if (input.kind === 'key' && tableOfKey.has(name)) await refersTo(name);
      await bears(name, doubtful[input.kind], ask);
    },

    /** Bodies that are no object of fields. */
    async bodies() {
      for (const [body, sentence] of noBodies) {
        const told = await send(pathOf(operation, good), body);
        if (told.status !== 400 || (sentence && told.text !== sentence)) fault(`the body ${shortened(body)}`, told);
      }
      const dangerous = await send(pathOf(operation, good), '{"__proto__":{"PatNum":10},"constructor":1}');
      if (dangerous.status >= 500) fault('a body with __proto__', dangerous);
      if (dangerous.status < 400) await office.putBack();
      await expectUnchanged('bodies that are no object of fields');
    },

    /** What was refused changed nothing, neither the certain refusals nor those of a rule. */
    async refusals() {
      if (isTaken && operation.write) {
        let again = refused;
        // One may have been refused for what another one had written, and is taken now; that is undone before the next.
        for (let changes = true; changes; ) {
          await office.putBack();
          const still: typeof refused = [];
          for (const one of again) {
            if ((await one[1]()).status >= 400) still.push(one);
            else await office.putBack();
          }
          changes = still.length < again.length;
          again = still;
        }
      }
      await expectUnchanged(`one of ${refused.map(([what]) => what).join(' or ')}`);
    },

    /** The same request without a bad value is taken: what was refused above was refused for its value. */
    async good() {
      await office.putBack();
      const token = access === 'handover' ? await handover(office) : undefined;
      const told = await office.send(verb, pathOf(operation, good), withBody, token);
      if (told.status >= 300 !== good.isRefused) fault('a good request', told);
    },
  };

  /** A number that no row has. */
  async function refersTo(name: string) {
    for (const value of unknownKeys) {
      const told = await spoilt(name, value);
      if (told.status < 400) isTaken = true;
      const mayBe = tolerated[title]?.[name]?.values.includes(value);
      if (!mayBe && (told.status < 400 || told.status >= 500))
        fault(`${name} = ${value} must be refused: there is no such row`, told);
    }
  }
}

/** A token for a plan of the demo practice that is saved and not signed. */
async function handover(office: SpoilablePractice): Promise<string> {
  const { text } = await office.send('POST', '/api/ext/v1/treatplans/11202/handover', '{}');
  return `Handover ${JSON.parse(text).token}`;
}

const noBodies: readonly (readonly [string, string?])[] = [
  ['{"PatNum":', 'Invalid JSON.'],
  ['[]', 'Invalid JSON.'],
  ['null', 'Invalid JSON.'],
  ['1', 'Invalid JSON.'],
  ['"x"', 'Invalid JSON.'],
  ["{'PatNum':10}", 'Invalid JSON.'],
  ['{"PatNum":10}}', 'Invalid JSON.'],
  ['{"PatNum":10,,}', 'Invalid JSON.'],
  ['['.repeat(100_000), 'The body is nested too deeply: 20 levels are the most.'],
  [`{"PatNum":${'['.repeat(20)}${']'.repeat(20)}}`, 'The body is nested too deeply: 20 levels are the most.'],
];

/** The parameters that all operations share are read in one place: tried with the first of each resource. */
const queryOf = (operation: Operation): Inputs => ({
  ...operation.query,
  ...(firstOfResource.has(operation) ? { ...pagingOf(operation.paged), ...formatInputs } : {}),
});

const firstOfResource = new Set(
  [...Map.groupBy(operations, ({ path }) => path.split('/')[1]!).values()].map(
    (all) => all.find(({ paged }) => paged) ?? all.find(({ verb }) => verb === 'GET'),
  ),
);

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text);

const wrongFor = (input: Input): string[] => [
  ...wrong[input.kind],
  ...(input.kind === 'money' && input.schema.minimum === 0 ? negatives : []),
  ...overlong(input),
];

function overlong({ schema }: Input): string[] {
  return schema.maxLength === undefined ? [] : [JSON.stringify('é'.repeat(Number(schema.maxLength) + 1))];
}

/** Values that JSON sends as strings, as a query sends everything; half a surrogate pair has no place in a URL. */
function asParameters(jsons: readonly string[]): string[] {
  const strings = jsons.filter((json) => json.startsWith('"')).map((json) => JSON.parse(json) as string);
  return strings.filter((text) => text.isWellFormed() && text.length < 10_000);
}

/** Now and then what the field takes, mostly near it, sometimes anything. */
function valueFor({ kind }: Input) {
  const near = [...wrong[kind], ...doubtful[kind]].filter((json) => json.length < 1000);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...plausible) },
    { weight: 2, arbitrary: fc.constantFrom(...near) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
  );
}
