import type { Operation } from '../../src/http/operation.ts';
import type { Input } from '../../src/wire/input.ts';
import { doubtful, negatives, segments, unknownKeys, wrong } from './bad-values.ts';
import { goodRequest, jsonOf, nameOf, pathOf, tableOfKey, textOf, without } from './good-requests.ts';
import type { SpoilablePractice, Told } from './spoilable-practice.ts';
import { leavesATrace, tolerated } from './tolerated.ts';

/** A refusal may quote what was sent; a page or an object it is not. */
export const isSentence = /^[^\n<{][^\n]*$/;

/** What is tried of one operation. What went wrong is added to `faults`, a line each. */
export async function trial(office: SpoilablePractice, operation: Operation, faults: string[]) {
  const { verb, path, access } = operation;
  const title = nameOf(operation);
  const { good, withBody, send, spoilt, asked } = await requestsOf(office, operation);
  const { judged, fault, requires, refuses, bears } = judging(title, faults);
  await office.hasChanged();

  const expectUnchanged = async (what: string) => {
    if ((await office.hasChanged()) && !leavesATrace.has(title))
      faults.push(`${title}, ${what}: refused, and yet the database changed`);
  };

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
      const ask = (value: string | undefined) => asked(name, value);
      if (input.required) await requires(name, [undefined, '', ' '], ask);
      const values = asParameters(wrong[input.kind]);
      if (input.kind !== 'text') await refuses(name, values, ask);
      else await bears(name, values, ask);
      await bears(name, asParameters([...doubtful[input.kind], ...overlong(input)]), ask);
    },

    async field(name: string, input: Input) {
      const ask = (value: string | undefined) => spoilt(name, value);
      if (input.required) await requires(name, [undefined, 'null', '""', '"  "'], ask);
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
      if (judged.isTaken && operation.write) {
        let again = judged.refused;
        // One may have been refused for what another one had written, and is taken now; that is undone before the next.
        for (let changes = true; changes; ) {
          await office.putBack();
          const still: typeof again = [];
          for (const one of again) {
            if ((await one[1]()).status >= 400) still.push(one);
            else await office.putBack();
          }
          changes = still.length < again.length;
          again = still;
        }
      }
      await expectUnchanged(`one of ${judged.refused.map(([what]) => what).join(' or ')}`);
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
      if (told.status < 400) judged.isTaken = true;
      const mayBe = tolerated[title]?.[name]?.values.includes(value);
      if (!mayBe && (told.status < 400 || told.status >= 500))
        fault(`${name} = ${value} must be refused: there is no such row`, told);
    }
  }
}

/** What can be asked of one operation: a good request, and the same with one value spoilt. */
async function requestsOf(office: SpoilablePractice, operation: Operation) {
  const { verb, access } = operation;
  const good = goodRequest(operation, office.firstKey);
  const authorization = access === 'handover' ? await handover(office) : undefined;
  const withBody = operation.body ? textOf(jsonOf(good.body)) : undefined;
  const send = (address: string, body: string | undefined) => office.send(verb, address, body, authorization);
  return {
    good,
    withBody,
    send,
    spoilt: (name: string, json: string | undefined) =>
      send(pathOf(operation, good), textOf({ ...jsonOf(without(good.body, operation, name)), [name]: json })),
    asked: (name: string, value: string | undefined) =>
      send(pathOf(operation, { ...good, query: { ...good.query, [name]: value } }), withBody),
  };
}

/** What is said of the answers of one operation. What went wrong is added to `faults`, a line each. */
function judging(title: string, faults: string[]) {
  const judged = {
    /** Sent once more at the end: what was refused must be refused again, and leave everything as it was. */
    refused: [] as [what: string, ask: () => Promise<Told>][],
    isTaken: false,
  };
  const fault = (what: string, { status, text }: Told) =>
    faults.push(`${title}, ${what}: ${status} ${text.slice(0, 120)}`);

  /** Values that count as none of a field that is required. */
  async function requires(
    name: string,
    values: readonly (string | undefined)[],
    ask: (value: string | undefined) => Promise<Told>,
  ) {
    for (const value of values) {
      const told = await ask(value);
      if (told.status !== 400 || told.text !== `${name} is required.`) fault(`${name} = ${value} is required`, told);
    }
  }

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

  /** Values that a rule may take or refuse: no fault, and a refusal leaves everything as it was. */
  async function bears(name: string, values: readonly string[], ask: (value: string) => Promise<Told>) {
    for (const value of values) {
      const told = await ask(value);
      if (told.status >= 500 || (told.status >= 400 && told.status !== 410 && !isSentence.test(told.text)))
        fault(`${name} = ${shortened(value)} must be taken or refused in a sentence`, told);
      if (told.status >= 400) judged.refused.push([`${name} = ${shortened(value)}`, () => ask(value)]);
      else judged.isTaken = true;
    }
  }

  return { judged, fault, requires, refuses, bears };
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
