import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/http/operation.ts';
import { procTpOperations } from '../../src/resources/proctps/routes.ts';
import { treatPlanAttachOperations } from '../../src/resources/treatplanattaches/routes.ts';
import { treatPlanOperations } from '../../src/resources/treatplans/routes.ts';
import { engines } from '../support/engines.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';
import { expectRefusal, layFixture, save, setPreference } from './fixture.ts';

type Bad = readonly [value: unknown, status: number, sentence: string];
/** What is refused for each parameter of an operation whose other parameters are as in `valid`. */
interface BadInputs {
  readonly valid: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, readonly Bad[]>>;
}

const LONG = 'x'.repeat(256);
const invalid = (name: string, ...values: unknown[]): Bad[] =>
  values.map((value) => [value, 400, `${name} is invalid.`]);
const required = (name: string): Bad[] => [undefined, null, ''].map((value) => [value, 400, `${name} is required.`]);
const missing = (thing: string, ...keys: unknown[]): Bad[] => keys.map((key) => [key, 404, `${thing} not found.`]);
const tooLong = (name: string, max: number, unit = 'x'): Bad => [
  unit.repeat(max + 1),
  400,
  `${name} cannot exceed ${max} characters.`,
];

// One or two of each form; test/limits/bad-input.test.ts sends every field all of them.
const wrongKeys = ['abc', '9223372036854775808'];
const noText = [7, 'a\u0000b'];
const wrongAmounts = ['1,000', -100_000_001];
const wrongWords = ['0', 'Sometimes', ''];
const wrongFlags = ['yes', 1, ''];

const keyOf = (name: string, thing: string): Bad[] => [
  ...invalid(name, ...wrongKeys),
  ...missing(thing, 999_999, -1, '999999'),
];
const optionalKeyOf = (name: string, thing: string) => [...invalid(name, ''), ...keyOf(name, thing)];
const requiredKeyOf = (name: string, thing: string) => [...required(name), ...missing(thing, 0), ...keyOf(name, thing)];
const textOf = (name: string, max: number) => [
  ...invalid(name, ...noText),
  tooLong(name, max),
  tooLong(name, max, 'é'),
];
const headingOf = (name: string): Bad[] => [
  ...textOf(name, 255),
  ...['', '  '].map((v): Bad => [v, 400, `${name} cannot be blank.`]),
];
const noteOf: Bad[] = [
  ...invalid('Note', ...noText),
  tooLong('Note', 65_535),
  ['é'.repeat(32_768), 400, 'Note cannot exceed 65535 characters.'],
];
const amountOf = (name: string) => invalid(name, '', ...wrongAmounts);

/** Plan 300 is a Saved one with row 400, laid by hand. */
const writes: Record<string, BadInputs> = {
  'POST /treatplans': {
    valid: { PatNum: 31 },
    parameters: {
      PatNum: requiredKeyOf('PatNum', 'Patient'),
      Heading: headingOf('Heading'),
      Note: noteOf,
      TPType: invalid('TPType', ...wrongWords),
    },
  },
  'POST /treatplans/Saved': {
    valid: { TreatPlanNum: 100 },
    parameters: {
      TreatPlanNum: requiredKeyOf('TreatPlanNum', 'TreatPlan'),
      Heading: headingOf('Heading'),
      UserNumPresenter: optionalKeyOf('UserNumPresenter', 'UserNumPresenter'),
    },
  },
  'PUT /treatplans/300': {
    valid: {},
    parameters: {
      DateTP: [
        ...['2025-02-30', '27.01.2025', '2025-1-', '2025-01-27 00:00:01', '', 20250127, {}].map(
          (value): Bad => [value, 400, 'DateTP format must be yyyy-MM-dd.'],
        ),
        ...invalid('DateTP', '1879-12-31', '0001-01-01'),
      ],
      Heading: headingOf('Heading'),
      Note: noteOf,
      ResponsParty: [...optionalKeyOf('ResponsParty', 'ResponsParty'), [99, 400, 'Patient has been deleted.']],
      TPType: invalid('TPType', ...wrongWords),
      SignatureText: textOf('SignatureText', 255),
      SignaturePracticeText: textOf('SignaturePracticeText', 255),
      isSigned: invalid('isSigned', ...wrongFlags),
      isSignedPractice: invalid('isSignedPractice', ...wrongFlags),
    },
  },
  'POST /treatplanattaches': {
    valid: { TreatPlanNum: 101, ProcNum: 1101 },
    parameters: {
      TreatPlanNum: requiredKeyOf('TreatPlanNum', 'TreatPlan'),
      ProcNum: requiredKeyOf('ProcNum', 'Procedure'),
      Priority: [...optionalKeyOf('Priority', 'Priority'), ...missing('Priority', 401)],
    },
  },
  'PUT /treatplanattaches/203': {
    valid: {},
    parameters: { Priority: [...optionalKeyOf('Priority', 'Priority'), ...missing('Priority', 401)] },
  },
  'PUT /proctps/400': {
    valid: {},
    parameters: {
      Priority: [...optionalKeyOf('Priority', 'Priority'), ...missing('Priority', 401)],
      ToothNumTP: textOf('ToothNumTP', 255),
      Surf: textOf('Surf', 255),
      ProcCode: textOf('ProcCode', 15),
      Descript: textOf('Descript', 255),
      FeeAmt: amountOf('FeeAmt'),
      PriInsAmt: amountOf('PriInsAmt'),
      SecInsAmt: amountOf('SecInsAmt'),
      PatAmt: amountOf('PatAmt'),
      Discount: amountOf('Discount'),
      Prognosis: textOf('Prognosis', 255),
      Dx: textOf('Dx', 255),
      ProcAbbr: textOf('ProcAbbr', 50),
      FeeAllowed: invalid('FeeAllowed', ...wrongAmounts),
    },
  },
};

const dateTimes = ['2025-03-01', 'yesterday', '2025-02-30 00:00:00', '2025-03-01T10:00:00+13:37'];

/** Query strings, their status and sentence. */
const reads: Record<string, readonly (readonly [query: string, status: number, sentence: string])[]> = {
  'GET /treatplans': [
    ['PatNum=abc', 400, 'PatNum is invalid.'],
    ['PatNum=', 400, 'PatNum is invalid.'],
    ['PatNum=0', 404, 'Patient not found.'],
    ['PatNum=123456', 404, 'Patient not found.'],
    ...dateTimes.map(
      (value) => [`SecDateTEdit=${value}`, 400, 'SecDateTEdit format must be yyyy-MM-dd HH:mm:ss'] as const,
    ),
    ['TPStatus=1', 400, 'TPStatus is invalid.'],
    ['TPStatus=Deleted', 400, 'TPStatus is invalid.'],
    ['Limit=x', 400, 'Limit is invalid.'],
    ['Offset=-1', 400, 'Offset is invalid.'],
  ],
  'GET /treatplanattaches': [
    ['', 400, 'TreatPlanNum is required.'],
    ['TreatPlanNum=', 400, 'TreatPlanNum is required.'],
    ['TreatPlanNum=abc', 400, 'TreatPlanNum is invalid.'],
    ['TreatPlanNum=0', 404, 'TreatPlan not found.'],
    ['TreatPlanNum=999', 404, 'TreatPlan not found.'],
  ],
  'GET /proctps': [
    ['', 400, 'TreatPlanNum is required.'],
    ['TreatPlanNum=1.5', 400, 'TreatPlanNum is invalid.'],
    ['TreatPlanNum=-3', 404, 'TreatPlan not found.'],
    ['TreatPlanNum=999', 404, 'TreatPlan not found.'],
  ],
};

/** Rows in the URL that do not exist, and methods that do not. The body is wrong too: the path is told first. */
const paths: readonly (readonly [verb: string, path: string, status: number, sentence: string])[] = [
  ['PUT', '/treatplans/999', 404, 'TreatPlan not found.'],
  ['PUT', '/treatplans/0', 404, 'TreatPlan not found.'],
  ['DELETE', '/treatplans/-5', 404, 'TreatPlan not found.'],
  ['DELETE', '/treatplans/99999999999999999999', 404, 'TreatPlan not found.'],
  ['PUT', '/treatplanattaches/999', 404, 'TreatPlanAttach not found.'],
  ['PUT', '/proctps/999', 404, 'ProcTP not found.'],
  ['DELETE', '/proctps/999', 404, 'ProcTP not found.'],
  ['GET', '/treatplans/100', 400, 'treatplans GET  is not a valid method.'],
  ['PUT', '/treatplans', 400, 'treatplans PUT  is not a valid method.'],
  ['PUT', '/treatplans/Saved', 400, 'treatplans PUT Saved is not a valid method.'],
  ['POST', '/treatplans/Signed', 400, 'treatplans POST Signed is not a valid method.'],
  ['GET', '/treatplanattaches/201', 400, 'treatplanattaches GET  is not a valid method.'],
  ['POST', '/proctps', 400, 'proctps POST  is not a valid method.'],
];

const parametersOf = (operation: Operation) => Object.keys(operation.body ?? operation.query ?? {});

describe('the tables below', () => {
  const all = [...treatPlanOperations, ...treatPlanAttachOperations, ...procTpOperations];

  it('name every parameter of every write', () => {
    const tested = Object.entries(writes).map(([request, { parameters }]) => [
      request.replace(/\d+$/, '#'),
      Object.keys(parameters),
    ]);
    const offered = all.filter((operation) => operation.body);
    expect(new Map(tested as [string, string[]][])).toEqual(
      new Map(offered.map((o) => [`${o.verb} ${o.path.replace(/\{\w+\}/, '#')}`, parametersOf(o)])),
    );
  });

  it('name every parameter of every list', () => {
    for (const operation of all.filter(({ verb, base }) => verb === 'GET' && !base)) {
      const queries = reads[`GET ${operation.path}`]!.map(([query]) => query).join();
      for (const name of parametersOf(operation)) expect(queries).toContain(name);
    }
  });
});

describe.each(engines)('what treatment plans refuse changes nothing, on %s', (engine) => {
  const practice = testPractice({ engine });
  let untouched: Awaited<ReturnType<TestPractice['everything']>>;
  beforeAll(async () => {
    await layFixture(practice);
    await setPreference(practice, 'SheetsDefaultTreatmentPlan', '77');
    await practice.lay('treatplan', { TreatPlanNum: 300, PatNum: 15, Heading: 'Saved', TPStatus: 0, Signature: '' });
    await practice.lay('proctp', { ProcTPNum: 400, TreatPlanNum: 300, PatNum: 15, ProcNumOrig: 1101 });
    untouched = await practice.everything();
  });

  const bodies = Object.entries(writes).flatMap(([request, { valid, parameters }]) =>
    Object.entries(parameters).flatMap(([name, values]) =>
      values.map(([value, status, sentence]) => {
        const shown = String(JSON.stringify(value)).slice(0, 30);
        return { request, shown: `${name} ${shown}`, body: { ...valid, [name]: value }, status, sentence };
      }),
    ),
  );

  it.each(bodies)('$request $shown', async ({ request, body, status, sentence }) => {
    const [verb, path] = request.split(' ') as [string, string];
    await expectRefusal(practice, () => practice.send(verb, path, body), status, sentence, untouched);
  });

  const queries = Object.entries(reads).flatMap(([request, list]) =>
    list.map(([query, status, sentence]) => ({ request, query, status, sentence })),
  );

  it.each(queries)('$request $query', async ({ request, query, status, sentence }) => {
    const answer = await practice.get(`${request.split(' ')[1]}?${query}`);
    expect([answer.status, answer.body]).toEqual([status, sentence]);
  });

  it.each(paths)('%s %s', async (verb, path, status, sentence) => {
    const body = verb === 'PUT' || verb === 'POST' ? { Priority: 'wrong', Heading: LONG } : undefined;
    await expectRefusal(practice, () => practice.send(verb, path, body), status, sentence, untouched);
  });

  it.each(['[]', '"text"', '{', '{"Heading":"x",,}', 'null'])('the body %s', async (body) => {
    await expectRefusal(practice, () => practice.send('PUT', '/treatplans/101', body), 400, 'Invalid JSON.');
  });

  it('tells the first failure only: required, then form, then references, then rules', async () => {
    const attach = (body: object) => () => practice.post('/treatplanattaches', body);
    const wrong = { TreatPlanNum: 999, ProcNum: 'abc', Priority: 'abc' };
    await expectRefusal(practice, attach({ Priority: 'abc' }), 400, 'TreatPlanNum is required.');
    await expectRefusal(practice, attach(wrong), 400, 'ProcNum is invalid.');
    await expectRefusal(practice, attach({ ...wrong, ProcNum: 888 }), 400, 'Priority is invalid.');
    await expectRefusal(practice, attach({ TreatPlanNum: 999, ProcNum: 888 }), 404, 'TreatPlan not found.');
    await expectRefusal(practice, attach({ TreatPlanNum: 300, ProcNum: 888 }), 404, 'Procedure not found.');
    const sentence = 'Procedures can only be attached to Active or Inactive treatment plans.';
    await expectRefusal(practice, attach({ TreatPlanNum: 300, ProcNum: 1104 }), 400, sentence);
  });

  it('takes the rest: the very same requests without the bad value succeed', async () => {
    for (const [request, { valid }] of Object.entries(writes)) {
      const [verb, path] = request.split(' ') as [string, string];
      expect([request, (await practice.send(verb, path, valid)).status]).toEqual([
        request,
        verb === 'POST' ? 201 : 200,
      ]);
    }
    expect(await save(practice)).toBeGreaterThan(300);
  });
});
