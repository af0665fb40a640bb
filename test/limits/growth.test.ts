import inject, { type InjectOptions } from 'light-my-request';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { answerWriter } from '../../src/db/queries/answer.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { parseToothSurfaces } from '../../src/domain/surfaces.ts';
import { parseToothRange } from '../../src/domain/tooth-ranges.ts';
import { identifyCaller, localDeveloper } from '../../src/http/callers/caller.ts';
import { refusalReply } from '../../src/http/reply/replies.ts';
import { checkAddress, pathOf, requestTarget, segmentsOf } from '../../src/http/request/address.ts';
import { readFormats, readPage } from '../../src/http/request/common-parameters.ts';
import { headerList, prefersStrict, refuseUnknown, unknownNames } from '../../src/http/request/ignored-names.ts';
import { routeTable } from '../../src/http/routes.ts';
import { lineRuns } from '../../src/pdf/line-runs.ts';
import { withoutBlankLines } from '../../src/practice/chart/procnotes.ts';
import { openFonts } from '../../src/printing/fonts.ts';
import { operations } from '../../src/resources/index.ts';
import { type Input, textInput } from '../../src/wire/input.ts';
import { parseBody, WrittenNumber } from '../../src/wire/json.ts';
import { foldQueryNames } from '../../src/wire/read-inputs.ts';
import { hostileTexts, steepGrowth } from '../support/growth.ts';

const nobody = () => undefined;
const { regular } = openFonts();
const findRoute = routeTable(operations);
const { query: patientQuery = {} } = operations.find(({ path, verb }) => path === '/patients' && verb === 'GET')!;

/** Everything that reads text a stranger sent, by what it reads. */
const readers: Record<string, (text: string) => unknown> = {
  'the address': (text) => checkAddress(text),
  'the whole address': (text) => requestTarget(`http://${text}`),
  'slashes of the address': (text) => requestTarget(`//${text}`),
  'the path': (text) => pathOf(`/x${text}`),
  'the segments of the path': (text) => segmentsOf(`/api/v1/${text}`, '/api/v1'),
  'the route': (text) => findRoute('GET', segmentsOf(`/api/v1/${text}`, '/api/v1')),
  'the number of a row': (text) => findRoute('GET', ['treatplans', text]),
  'the method name': (text) => findRoute('GET', ['treatplans', '1', text]),
  'names of the query': (text) => foldQueryNames(patientQuery, new URLSearchParams(text)),
  Authorization: (text) => identifyCaller(text, nobody),
  'the key pair': (text) => identifyCaller(`ODFHIR ${text}/${text}`, nobody),
  'the scheme and blanks': (text) => identifyCaller(`ODFHIR${text}`, nobody),
  Prefer: (text) => prefersStrict(text),
  Accept: (text) => refusalReply(new Refusal(400, 'No.'), text),
  'Accept with a problem': (text) => refusalReply(new Refusal(400, 'No.'), `application/problem+json${text}`),
  Limit: (text) => readPage({ Limit: text }, 10),
  DateFormatString: (text) => readFormats({ DateFormatString: text }).date?.('2026-01-31'),
  DateTimeFormatString: (text) => readFormats({ DateTimeFormatString: text }).dateTime?.('2026-01-31 08:00:00'),
  'the body': (text) => parseBody(text),
  'a text of the body': (text) => parseBody(`{"Note":${JSON.stringify(text)},}`),
  'unknown names': (text) => headerList(unknownNames({}, { [text]: 1, other: 2 })),
  'an unknown name': (text) => refuseUnknown([text], 'field'),
  'a tooth range': (text) => parseToothRange(text),
  surfaces: (text) => parseToothSurfaces(text, '3'),
  'blank lines of a note': (text) => withoutBlankLines(text),
  'a line that is printed': (text) => lineRuns(text, [regular]),
  'equal names of columns': (text) => answerWriter([...text], 'json'),
  'a text of any length': (text) => textInput({ blank: false }).read(text, 'Text'),
};

/** Each kind of input once, by its first place; an input within a list is reached through the list. */
function inputs(): [string, Input][] {
  const seen = new Map<string, [string, Input]>();
  for (const { verb, path, query = {}, body = {} } of operations) {
    for (const [name, input] of [...Object.entries(query), ...Object.entries(body)]) {
      const kind = `${input.read.toString()} ${JSON.stringify(input.schema)} ${name}`;
      if (!seen.has(kind)) seen.set(kind, [`${verb} ${path} ${name}`, input]);
    }
  }
  return [...seen.values()];
}

/** Hostile texts that cost a reader more than their length says. */
async function steepTexts(read: (text: string) => unknown): Promise<string[]> {
  const steep: string[] = [];
  for (const [name, text] of Object.entries(hostileTexts)) {
    const sentence = await steepGrowth(text, async (sent) => void (await read(sent)));
    if (sentence) steep.push(`${name}: ${sentence}`);
  }
  return steep;
}

async function expectLinear(read: (text: string) => unknown): Promise<void> {
  expect(await steepTexts(read)).toEqual([]);
}

it.each<[string, (text: string) => unknown]>([
  ['a path', (text) => `/x${text}`.replace(/\/+$/, '')],
  ['an amount', (text) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)],
  ['a body', (text) => text.replace(/"(?:[^"\\]|\\.)*"/g, '')],
])('a reader of %s that turns back again and again is noticed', async (_name, read) => {
  expect(await steepTexts(read)).not.toEqual([]);
});

describe('a whole request costs what its length says:', () => {
  let app: App;
  beforeAll(async () => {
    const { practice } = await openPractice(':memory:', systemClock);
    const caller = localDeveloper('Maker', 'x');
    app = buildApp({
      practice,
      operations,
      findCaller: ({ customerKey }) => (customerKey === 'Right' ? caller : undefined),
      mode: 'service',
      strict: false,
      queryTime: 60_000,
      isLocal: true,
      publicUrl: '',
      allowedOrigins: '*',
      practiceKind: 'own',
      demoKeys: undefined,
      logLevel: 'silent',
    });
  });
  afterAll(() => app.close());

  const authorization = 'ODFHIR Maker/Right';
  const requests: Record<string, (text: string) => InjectOptions> = {
    'an address without a key': (text) => ({ url: `/x${text}` }),
    'an address of the API': (text) => ({ url: `/api/v1/treatplans/1${text}`, headers: { authorization } }),
    'a query': (text) => ({ url: `/api/v1/patients?LName=${text}`, headers: { authorization } }),
    ...Object.fromEntries(
      ['authorization', 'accept', 'prefer', 'content-type', 'host', 'idempotency-key', 'origin', 'x-anything'].map(
        (name) => [
          `the header ${name}`,
          (text: string): InjectOptions => ({
            method: 'POST',
            url: '/api/v1/treatplans',
            headers: { authorization, 'content-type': 'application/json', [name]: text },
            payload: '{}',
          }),
        ],
      ),
    ),
  };

  it.each(Object.entries(requests))('%s', async (_name, request) => {
    await expectLinear(async (text) => {
      const { statusCode } = await inject(app.handle, request(text));
      expect(statusCode).toBeLessThan(500);
    });
  });
});

describe('what is sent costs what its length says:', () => {
  it.each(Object.entries(readers))('%s', (_name, read) => expectLinear(read));

  it.each(inputs())('%s', async (_name, input) => {
    await expectLinear((text) => input.read(text, 'Field'));
  });

  it.each(inputs())('%s, as a number', async (_name, input) => {
    await expectLinear((text) => input.read(new WrittenNumber(text), 'Field'));
  });

  const lists = inputs().filter(([, { kind }]) => kind === 'keys' || kind === 'objects');
  it.each(lists)('%s, an entry of it', async (_name, input) => {
    await expectLinear((text) => input.read([text], 'Field'));
    for (const field of ['ToothRange', 'ProcFee', 'Surf', 'Date', 'procCode']) {
      await expectLinear((text) => input.read([{ CodeNum: 1, [field]: text }], 'Field'));
    }
  });
});
