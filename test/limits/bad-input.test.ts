import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/http/operation.ts';
import { formatInputs, pagingOf } from '../../src/http/request/common-parameters.ts';
import { operations } from '../../src/resources/index.ts';
import type { Input, Inputs } from '../../src/wire/input.ts';
import { engines } from '../support/engines.ts';
import { fc } from '../support/properties.ts';
import { doubtful, plausible, wrong } from './bad-values.ts';
import { goodRequest, jsonOf, nameOf, pathOf, textOf } from './good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice } from './spoilable-practice.ts';
import { isSentence, trial } from './trial.ts';

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

/** Now and then what the field takes, mostly near it, sometimes anything. */
function valueFor({ kind }: Input) {
  const near = [...wrong[kind], ...doubtful[kind]].filter((json) => json.length < 1000);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...plausible) },
    { weight: 2, arbitrary: fc.constantFrom(...near) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
  );
}
