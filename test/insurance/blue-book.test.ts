import { beforeEach, describe, expect, it } from 'vitest';
import type { Row, TableName } from '../../src/db/schema/tables.ts';
import { roundHalfEven } from '../../src/estimates/facts/rounding.ts';
import { estimate } from '../estimates/extension.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { estimatesOf } from './amounts.ts';
import { layOffice, TODAY } from './office.ts';

type Laid = readonly [TableName, object];

/** What a claim of the first plan showed as allowed for the filling of 200 that patient 21 has planned. */
const allowed = (AllowedOverride: number, more: Partial<Row<'insbluebook'>> = {}): Laid => [
  'insbluebook',
  {
    ...{ ProcCodeNum: 4, PlanNum: 502, CarrierNum: 11, GroupNum: 'G1', ClaimType: 'P', AllowedOverride },
    ...{ ProcDate: '2026-05-01', DateTEntry: '2026-05-20 10:00:00', ...more },
  },
];
const three = [
  allowed(150, { DateTEntry: '2026-05-20 10:00:00' }),
  allowed(120, { DateTEntry: '2026-06-01 10:00:00' }),
  allowed(170, { DateTEntry: '2026-05-21 10:00:00' }),
];
const rule = (ItemOrder: number, RuleType: number, LimitType = 0, LimitValue = 0): Laid => [
  'insbluebookrule',
  { ItemOrder, RuleType, LimitType, LimitValue },
];
const method = (value: number): Laid => [
  'preference',
  { PrefName: 'InsBlueBookAllowedFeeMethod', ValueString: `${value}` },
];
const elsewhere = { PlanNum: 900, GroupNum: 'G9' };

type Case = readonly [what: string, laid: readonly Laid[], amount: number, feeSched?: number];

/** BB-1: what is laid beside the plan, and what it is then expected to allow for the filling. */
const cases: readonly Case[] = [
  ['nothing is known: 80 % of the office fee', [], 160, 53],
  ['the most recent of the plan’s amounts, by its entry', three, 120],
  ['their median', [...three, method(0)], 150],
  ['the median of two', [...three.slice(0, 2), method(0)], 135],
  ['their average, in cents', [...three, method(1)], 146.67],
  [
    'the group of the same carrier, rather than the carrier',
    [allowed(140, { PlanNum: 900 }), allowed(130, elsewhere)],
    140,
  ],
  ['no group of that number elsewhere', [allowed(140, { PlanNum: 900, CarrierNum: 12 })], 160, 53],
  ['the carrier', [allowed(130, elsewhere)], 130],
  ['another carrier of the group', [allowed(110, { ...elsewhere, CarrierNum: 10 })], 110],
  [
    'the schedule that the office filled in by hand',
    [...three, ['fee', { FeeSched: 57, CodeNum: 4, Amount: 145 }]],
    145,
    57,
  ],
  [
    'no overpayment, no second claim, no line that nobody filled in',
    [...[allowed(201), allowed(90, { ClaimType: 'S' }), allowed(-1)]],
    160,
    53,
  ],
  [
    'rules in the office’s order',
    [...three, rule(1, 0), rule(0, 2), allowed(130, { ...elsewhere, DateTEntry: TODAY })],
    130,
  ],
  [
    'nothing older than a rule looks back',
    [allowed(150, { ProcDate: '2026-05-14' }), rule(0, 0, 2, 1), rule(1, 5)],
    160,
    53,
  ],
  ['what a rule just looks back to', [allowed(150, { ProcDate: '2026-05-15' }), rule(0, 0, 2, 1), rule(1, 5)], 150],
  ['years', [allowed(150, { ProcDate: '2024-06-15' }), rule(0, 0, 1, 2)], 150],
  ['weeks', [allowed(150, { ProcDate: '2026-05-31' }), rule(0, 0, 3, 2)], 200],
  ['days', [allowed(150, { ProcDate: '2026-06-05' }), rule(0, 0, 4, 10)], 150],
  ['no rule with an answer: the whole fee', [rule(0, 0)], 200],
  [
    'what is paid instead',
    [
      allowed(150),
      allowed(100, { ProcCodeNum: 3 }),
      ['substitutionlink', { PlanNum: 502, CodeNum: 4, SubstitutionCode: 'D2140', SubstOnlyIf: 0 }],
    ],
    100,
  ],
];

describe.each(engines)('the blue book, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
    await practice.change('preference', { PrefName: 'AllowedFeeSchedsAutomate' }, { ValueString: '2' });
    await practice.change('insplan', { PlanNum: 502 }, { IsBlueBookEnabled: 1, GroupNum: 'G1', ManualFeeSchedNum: 57 });
    await practice.change('carrier', { CarrierNum: 10 }, { CarrierGroupName: 7 });
    await practice.change('carrier', { CarrierNum: 11 }, { CarrierGroupName: 7 });
    await practice.lay('feesched', { FeeSchedNum: 57, Description: 'By hand', FeeSchedType: 4 });
    await practice.lay('patplan', { PatPlanNum: 810, PatNum: 21, InsSubNum: 702, Ordinal: 1 });
  });
  const layAll = async (laid: readonly Laid[]) => {
    for (const [table, row] of laid) await practice.lay(table, row);
  };
  const filling = async () => {
    const [line] = (await estimate(practice, 904, '?explain=true')).lines;
    const [row] = line!.estimates;
    return { line: line!, row: row!, step: row!.steps.find(({ kind }: { kind: string }) => kind === 'allowed') };
  };

  it.each(cases.map((each) => [each[0], each] as const))('%s', async (_, [, laid, amount, feeSched = 0]) => {
    await layAll(laid);
    const { line, row, step } = await filling();
    expect(row.InsEstTotal).toBe(roundHalfEven(amount / 2));
    const isBlank = amount === 200;
    expect(line.FeeAllowed).toBe(isBlank ? 0 : amount);
    expect(step).toMatchObject({
      rule: isBlank ? 'ALW-3' : 'BB-1',
      amount,
      unitAllowed: isBlank ? -1 : amount,
      feeSched,
    });
    expect(step.sentence).toContain(amount.toFixed(2));
  });

  it('counts for every unit', async () => {
    await layAll(three);
    await practice.change('procedurelog', { ProcNum: 1015 }, { UnitQty: 2 });
    expect((await filling()).line).toMatchObject({ FeeAmt: 400, FeeAllowed: 240, PriInsAmt: 120 });
  });

  it.each<[string, TableName, object, object]>([
    ['a plan that does not use it', 'insplan', { PlanNum: 502 }, { IsBlueBookEnabled: 0 }],
    ['a medical plan', 'insplan', { PlanNum: 502 }, { IsMedical: 1 }],
    ['a second plan', 'patplan', { PatPlanNum: 810 }, { Ordinal: 2 }],
    [
      'an office that keeps the older kind',
      'preference',
      { PrefName: 'AllowedFeeSchedsAutomate' },
      { ValueString: '1' },
    ],
  ])('is not asked for %s', async (_, table, pick, values) => {
    await layAll(three);
    await practice.change(table, pick, values);
    expect((await filling()).row).toMatchObject({ InsEstTotal: 100 });
  });

  it('is followed by stored estimates when a request changes what it rests on', async () => {
    await layAll([
      allowed(150, { ClaimNum: 31 }),
      ['claim', { ClaimNum: 31, PatNum: 20, ClaimStatus: 'W', ClaimType: 'P' }],
    ]);
    await practice.lay('claimproc', {
      ClaimNum: 31,
      PatNum: 20,
      ProcNum: 1004,
      Status: 0,
      InsSubNum: 701,
      PlanNum: 501,
    });
    const follows = async (verb: string, path: string, body: object | undefined, amount: number) => {
      const { status, text } = await practice.send(verb, path, body);
      expect([200, 201], text).toContain(status);
      expect([path, await estimatesOf(practice, 1015)]).toEqual([path, [[amount, -1]]]);
    };
    await follows('PUT', '/insplans/502', { IsBlueBookEnabled: 'false' }, 100);
    await follows('PUT', '/insplans/502', { IsBlueBookEnabled: 'true' }, 75);
    await follows('POST', '/fees', { FeeSched: 57, CodeNum: 4, Amount: 90 }, 45);
    await follows('PUT', '/feescheds/57', { IsHidden: 'true' }, 75);
    await follows('DELETE', '/claims/31', undefined, 80);
    expect(await practice.rows('insbluebook')).toEqual([]);
    const [usual] = await practice.rows('fee', ({ FeeSched, CodeNum }) => FeeSched === 53 && CodeNum === 4);
    await follows('PUT', `/fees/${usual!.FeeNum}`, { Amount: 100 }, 40);
  });
});
