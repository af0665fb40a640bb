import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseFile, EstimateCase } from './case-file.ts';
import { asCaseFile } from './check-shape.ts';
import { runCase, runCases } from './run-cases.ts';

const file = readCaseFile('insurance-cases.json');

describe.each([
  ['the published acceptance cases', file],
  ['further cases, worked out by hand from the rules', readCaseFile('more-insurance-cases.json')],
])('%s', (_title, { cases, asOf }) => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_id, each) => {
    expect(runCase(each, asOf)).toEqual([]);
  });
});

function readCaseFile(name: string): CaseFile {
  return asCaseFile(JSON.parse(readFileSync(`test/fixtures/${name}`, 'utf8')));
}

describe('the case runner', () => {
  const wrong: EstimateCase = { id: 'x', mode: 'tp', setup: {}, expect: [] };

  it('tells what it expected and what it got', () => {
    const setup = { procedures: [{ key: 'p1', code: 'D1110', fee: 80 }] };
    const expected = { proc: 'p1', ordinal: 0, field: 'PatAmt', value: 70 };
    expect(runCase({ ...wrong, setup, expect: [expected] }, file.asOf)).toEqual([{ ...expected, id: 'x', got: 80 }]);
  });

  it('accepts half a cent of difference in money', () => {
    const setup = { procedures: [{ key: 'p1', code: 'D1110', fee: 80 }] };
    const near = [80.005, 79.995].map((value) => ({ proc: 'p1', ordinal: 0, field: 'PatAmt', value }));
    expect(runCase({ ...wrong, setup, expect: near }, file.asOf)).toEqual([]);
    const far = [{ proc: 'p1', ordinal: 0, field: 'PatAmt', value: 80.006 }];
    expect(runCase({ ...wrong, setup, expect: far }, file.asOf)).toHaveLength(1);
  });

  it('fails a case that asks for a procedure, row or field there is not', () => {
    const setup = { procedures: [{ key: 'p1', code: 'D1110', fee: 80 }] };
    const expected = [
      { proc: 'p2', ordinal: 0, field: 'PatAmt', value: 0 },
      { proc: 'p1', ordinal: 1, field: 'InsEstTotal', value: 0 },
      { proc: 'p1', ordinal: 0, field: 'Nothing', value: 0 },
    ];
    expect(runCase({ ...wrong, setup, expect: expected }, file.asOf)).toHaveLength(3);
  });

  it('takes null for what is absent', () => {
    const setup = JSON.parse(
      `{"plans": [{"ordinal": 1, "feeSched": null}], "benefits": null, "fees": [{"sched": "UCR", "code": "D1110",
        "amount": null}], "history": null, "codeGroups": null, "discountPlan": null, "prefs": null, "patient": null,
        "procedures": [{"key": "p1", "code": "D1110", "fee": null, "priority": null, "tooth": null, "rows": null}]}`,
    );
    const expected = { proc: 'p1', ordinal: 0, field: 'PatAmt', value: 0 };
    expect(runCase({ ...wrong, setup, expect: [expected] }, file.asOf)).toEqual([]);
  });

  it('lets only planned procedures use up benefits as lines of the plan (TPL-1)', () => {
    const setup = {
      plans: [{ ordinal: 1 }],
      benefits: [
        { plan: 1, type: 'CoInsurance', percent: 100 },
        { plan: 1, type: 'Limitations', amount: 100, coverage: 'Individual' },
      ],
      procedures: [
        { key: 'done', code: 'D1110', fee: 80, status: 'C', dateComplete: file.asOf },
        { key: 'planned', code: 'D1120', fee: 80 },
        { key: 'proposed', code: 'D1120', fee: 80, status: 'TPi' },
      ],
    };
    const expected = Object.entries({ done: 80, planned: 80, proposed: 20 }).map(([proc, value]) => {
      return { proc, ordinal: 1, field: 'InsEstTotal', value };
    });
    expect(runCase({ ...wrong, setup, expect: expected }, file.asOf)).toEqual([]);
  });

  it('takes a claim of a procedure into the history of every other one, but not into its own (HIS-1, EST-5)', () => {
    const claim = (columns: Record<string, unknown>): Partial<EstimateCase> => ({
      setup: {
        plans: [{ ordinal: 1 }],
        benefits: [
          { plan: 1, type: 'CoInsurance', percent: 100 },
          { plan: 1, type: 'Limitations', amount: 100 },
        ],
        procedures: [
          { key: 'before', code: 'D1110', fee: 80, priority: 0 },
          { key: 'claimed', code: 'D1110', fee: 80, priority: 1, rows: { 1: columns } },
          { key: 'after', code: 'D1110', fee: 80, priority: 2 },
        ],
      },
    });
    const estimates = (before: number, claimed: number, after: number) =>
      Object.entries({ before, claimed, after }).map(([proc, value]) => ({
        proc,
        ordinal: 1,
        field: 'InsEstTotal',
        value,
      }));
    const received = claim({ Status: 'Received', InsEstTotal: 80, InsPayAmt: 70 });
    expect(runCase({ ...wrong, ...received, expect: estimates(30, 80, 0) }, file.asOf)).toEqual([]);
    const pending = claim({ Status: 'NotReceived', InsEstTotal: 80, InsEstTotalOverride: 60 });
    expect(runCase({ ...wrong, ...pending, expect: estimates(40, 60, 0) }, file.asOf)).toEqual([]);
  });

  it('runs a case without a mode as a treatment plan, and takes null columns of a row for absent (1.4, 1.18)', () => {
    const setup = {
      plans: [{ ordinal: 1 }],
      benefits: [
        { plan: 1, type: 'CoInsurance', percent: 100 },
        { plan: 1, type: 'Deductible', amount: 50, coverage: 'Individual' },
      ],
      procedures: [{ key: 'p1', code: 'D1110', fee: 80, rows: { 1: { AllowedOverride: null, Status: null } } }],
    };
    const expected = { proc: 'p1', ordinal: 1, field: 'InsEstTotal', value: 30 };
    expect(runCase({ id: 'x', setup, expect: [expected] }, file.asOf)).toEqual([]);
  });

  it('places codes in the categories of the case (CAT-1, CAT-2)', () => {
    const setup = {
      categories: [
        { name: 'All', spans: [['D0000', 'D9999'] as const] },
        { name: 'Fillings', spans: [['D2000', 'D2999'] as const] },
        { name: 'Amalgam', spans: [['D2140', 'D2161'] as const] },
      ],
      plans: [{ ordinal: 1 }],
      benefits: [
        { plan: 1, type: 'CoInsurance', category: 'Amalgam', percent: 90 },
        { plan: 1, type: 'CoInsurance', category: 'Fillings', percent: 70 },
        { plan: 1, type: 'CoInsurance', category: 'All', percent: 50 },
        { plan: 1, type: 'CoInsurance', category: 'Nowhere defined', percent: 10 },
      ],
      procedures: ['D2150', 'D2161.9', 'D1110'].map((code) => ({ key: code, code, fee: 100 })),
    };
    const expected = [90, 70, 50].map((value, index) => {
      return { proc: setup.procedures[index]!.key, ordinal: 1, field: 'Percentage', value };
    });
    expect(runCase({ ...wrong, setup, expect: expected }, file.asOf)).toEqual([]);
  });

  it('counts cases and values', () => {
    const expected = { proc: 'p1', ordinal: 0, field: 'PatAmt', value: 70 };
    const report = runCases({ asOf: file.asOf, cases: [{ ...wrong, expect: [expected] }, file.cases[0]!] });
    const values = 1 + file.cases[0]!.expect.length;
    expect(report).toMatchObject({ cases: 2, casesPassed: 1, values, valuesPassed: values - 1 });
  });
});

describe('a case file', () => {
  const good = { id: 'one', mode: 'tp', setup: { procedures: [] }, expect: [] };
  const fileOf = (each: unknown) => ({ asOf: '2026-06-15', cases: [good, each] });

  it.each([
    [5, /^This is no case file/],
    [{ asOf: 'soon', cases: [] }, /^"asOf" is no date: soon\.$/],
    [fileOf(null), /^Case 2 is no object\.$/],
    [fileOf({ ...good, setup: null }), /^Case 2 \(one\) has no "setup"\.$/],
    [fileOf({ ...good, expect: undefined }), /^Case 2 \(one\) has no list of objects as "expect"\.$/],
    [fileOf({ ...good, mode: 'all' }), /^Case 2 \(one\) has an unknown mode: "all"\.$/],
    [fileOf({ ...good, setup: { plans: {} } }), /^Case 2 \(one\) has no list of objects as "plans"\.$/],
    [fileOf({ ...good, setup: { patient: [] } }), /^Case 2 \(one\) has no object as "patient"\.$/],
  ])('is refused with a sentence about the first thing wrong with it (%j)', (content, sentence) => {
    expect(() => asCaseFile(content)).toThrow(sentence);
  });

  it('may leave parts of a setup out', () => {
    expect(asCaseFile(fileOf({ ...good, mode: null, setup: { plans: null } })).cases).toHaveLength(2);
  });
});
