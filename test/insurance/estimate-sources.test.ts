import { expect, it } from 'vitest';
import { estimatesOf } from './amounts.ts';
import { onOffice } from './on-office.ts';

type Request = readonly [verb: 'POST' | 'PUT' | 'DELETE', path: string, body?: object];
type Expected = Readonly<Record<number, readonly (readonly [estimate: number, writeOff: number])[]>>;

/** What an estimate depends on besides the plan itself: requests in order, and the estimates after them. */
const changes: readonly (readonly [what: string, requests: readonly Request[], expected: Expected])[] = [
  [
    'the fee of a schedule, changed',
    [['PUT', '/fees/1', { Amount: 1000 }]],
    { 1002: [[500, 200]], 1020: [[475, 200]] },
  ],
  ['the fee of a schedule, gone', [['DELETE', '/fees/1']], { 1002: [[600, 0]] }],
  ['a schedule, hidden', [['PUT', '/feescheds/54', { IsHidden: 'true' }]], { 1002: [[600, 0]] }],
  [
    'the code that is paid instead',
    [
      ['POST', '/patplans', { PatNum: 21, InsSubNum: 701, Relationship: 'Spouse' }],
      ['PUT', '/procedurecodes/4', { SubstitutionCode: 'D2140', SubstOnlyIf: 'Always' }],
    ],
    { 1015: [[56, 50]] },
  ],
  [
    'the age of a patient',
    [
      ['POST', '/benefits', { PlanNum: 501, BenefitType: 'Limitations', CoverageLevel: 'None', ...ageLimit(10) }],
      ['PUT', '/patients/22', { Birthdate: '2019-01-01' }],
    ],
    { 1020: [[425, 300]], 1002: [[0, 300]] },
  ],
  ['work that is planned no more', [['DELETE', '/procedurelogs/1001']], { 1002: [[425, 300]] }],
  [
    'the place of a priority',
    [
      ['PUT', '/procedurelogs/1001', { Priority: 149 }],
      ['PUT', '/procedurelogs/1002', { Priority: 148 }],
      ['PUT', '/benefits/608', { MonetaryAmt: 100 }],
      ['PUT', '/definitions/148', { ItemOrder: 9 }],
    ],
    { 1001: [[56, 30]], 1002: [[44, 300]] },
  ],
  [
    'a span of the category for all general work',
    [
      ['PUT', '/benefits/608', { MonetaryAmt: 100 }],
      ['PUT', '/covspans/1', { ToCode: 'D2700' }],
    ],
    { 1001: [[56, 30]], 1002: [[450, 300]] },
  ],
];

function ageLimit(years: number) {
  return { QuantityQualifier: 'AgeLimit', Quantity: years, CovCatNum: 9 };
}

onOffice('what estimates are made of', (practice) => {
  it.each(changes)('%s', async (_, requests, expected) => {
    // Keys of the rows that were laid by what they are for.
    const crown = (await practice.rows('fee', ({ FeeSched, CodeNum }) => FeeSched === 54 && CodeNum === 5))[0]!;
    const general = (await practice.rows('covspan', ({ FromCode }) => FromCode === 'D0000'))[0]!;
    for (const [verb, path, body] of requests) {
      const asked = path
        .replace('/fees/1', `/fees/${crown.FeeNum}`)
        .replace('/covspans/1', `/covspans/${general.CovSpanNum}`);
      const { status, text } = await practice.send(verb, asked, body);
      expect([status, status < 300 ? '' : text]).toEqual([verb === 'POST' ? 201 : 200, '']);
    }
    for (const [procNum, amounts] of Object.entries(expected)) {
      expect([procNum, await estimatesOf(practice, Number(procNum))]).toEqual([procNum, amounts]);
    }
    // What was agreed with the patient stands.
    expect(await practice.rows('procedurelog', ({ ProcNum }) => ProcNum === 1002)).toMatchObject([{ ProcFee: 1200 }]);
  });
});
