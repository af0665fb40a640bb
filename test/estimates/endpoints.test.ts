import { beforeEach, describe, expect, it } from 'vitest';
import { ClaimProcStatus, ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import { version } from '../../src/version.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, layCase } from './case-practice.ts';
import { type EstimateAnswer, estimate, extension } from './extension.ts';
import { AS_OF, carvedOut, twoPlans, wholePlan } from './setups.ts';

const asked = [
  { procCode: 'D0120' },
  { procCode: 'D1110' },
  { procCode: 'D2392' },
  { procCode: 'D2740', Date: '2026-07-01' },
];

describe.each(engines)('estimates on demand, on %s', (engine) => {
  const practice = testPractice({ engine });
  let plan: number;
  beforeEach(async () => {
    await layCase(practice, wholePlan, AS_OF);
    await enterProcedures(practice, { id: '', mode: 'tp', setup: wholePlan, expect: [] }, AS_OF);
    plan = await activePlan(practice);
  });

  const price = (body: object) => extension(practice, 'POST', '/estimates', { PatNum: 1, ...body });

  describe('of a plan', () => {
    it('say who made them, of what, and that they are estimates', async () => {
      expect(await estimate(practice, plan)).toMatchObject({
        PatNum: 1,
        TreatPlanNum: plan,
        TPStatus: 'Active',
        asOf: AS_OF,
        estimatedAsOf: `${AS_OF} 09:00:00`,
        engine: 'Bitewing',
        engineVersion: version,
        notice: expect.stringContaining('not a guarantee'),
      });
    });

    it('hold the lines in order, with the estimate of each plan', async () => {
      await practice.change('procedurecode', { ProcCode: 'D2740' }, { Descript: 'Crown of ceramic' });
      const { lines } = await estimate(practice, plan);
      expect(lines.map(({ procCode, PriInsAmt, PatAmt }) => [procCode, PriInsAmt, PatAmt])).toEqual([
        ['D0120', 42, 0],
        ['D1110', 70, 0],
        ['D2392', 48, 102],
        ['D2740', 440, 510],
      ]);
      const described = { descript: 'Crown of ceramic', EstimateNote: 'Over annual max' };
      expect(lines[3]).toMatchObject({ ProcFee: '1300.00', ToothNum: '19', ...described });
      expect(lines[3]!.estimates).toMatchObject([
        { Ordinal: 1, InsSubNum: 1, Status: 'Estimate', NoBillIns: 'false', BaseEst: 475, InsEstTotal: 440 },
      ]);
      expect('steps' in lines[0]!).toBe(false);
    });

    it('add up by priority and in all', async () => {
      const { subtotals, totals } = await estimate(practice, plan);
      expect(subtotals).toMatchObject([
        { Priority: 500, FeeAmt: 160, PriInsAmt: 112, Discount: 48, PatAmt: 0, FeeAllowed: 112 },
        { Priority: 501, FeeAmt: 220, PriInsAmt: 48, Discount: 70, PatAmt: 102, FeeAllowed: 110 },
        { Priority: 502, FeeAmt: 1300, PriInsAmt: 440, Discount: 350, PatAmt: 510, FeeAllowed: 950 },
      ]);
      expect(totals).toMatchObject({ FeeAmt: 1680, PriInsAmt: 600, SecInsAmt: 0, Discount: 468, PatAmt: 612 });
    });

    it('tell what is left of the benefits, for the patient and the family', async () => {
      const year = { Ordinal: 1, PatPlanNum: 1, PlanNum: 1, DateStart: '2026-01-01', DateEnd: '2026-12-31' };
      const planned = { MaximumPlanned: 600, DeductiblePlanned: 50, DeductiblePending: 0 };
      expect((await estimate(practice, plan)).remainingBenefits).toMatchObject([
        {
          ...{ ...year, ...planned, CoverageLevel: 'Individual' },
          ...{ Maximum: 1000, MaximumUsed: 300, MaximumPending: 100, MaximumRemaining: 600 },
          ...{ Deductible: 50, DeductibleUsed: 0, DeductibleRemaining: 50 },
        },
        {
          ...{ ...year, ...planned, CoverageLevel: 'Family' },
          ...{ Maximum: 3000, MaximumUsed: 800, MaximumPending: 100, MaximumRemaining: 2100 },
          ...{ Deductible: 150, DeductibleUsed: 50, DeductibleRemaining: 100 },
        },
      ]);
    });

    it('tell of the deductible what the next line takes of it, also after a claim gave some back (DED-2)', async () => {
      const used = { PatNum: 1, PlanNum: 1, InsSubNum: 1, Status: ClaimProcStatus.Adjustment, ProcDate: '2026-02-01' };
      await practice.lay('claimproc', ...[30, -10, -1].map((DedApplied) => ({ ...used, DedApplied })));
      const { lines, remainingBenefits } = await estimate(practice, plan);
      expect(remainingBenefits[0]).toMatchObject({
        DeductibleUsed: 20,
        DeductibleRemaining: 30,
        DeductiblePlanned: 30,
      });
      expect(lines.map(({ estimates: [row] }) => row!.DedEst)).toEqual([0, 0, 30, 0]);
    });

    it('are for the date asked for', async () => {
      const next = await estimate(practice, plan, '?asof=2027-02-01');
      expect(next).toMatchObject({ asOf: '2027-02-01', totals: { PriInsAmt: 635 } });
      expect(next.remainingBenefits[0]).toMatchObject({ DateStart: '2027-01-01', MaximumUsed: 0 });
      expect(await estimate(practice, plan, '?asOf=2027-02-01&DateFormatString=yyyy')).toMatchObject({ asOf: '2027' });
    });

    it('show an Inactive plan by itself', async () => {
      const [procedure] = await practice.rows('procedurelog', ({ ProcStatus: status }) => status === ProcStatus.TP);
      const other = { TreatPlanNum: 900, PatNum: 1, Heading: 'Other', Note: '', TPStatus: TPStatus.Inactive };
      await practice.lay('treatplan', other);
      await practice.lay('treatplanattach', { TreatPlanNum: 900, ProcNum: procedure!.ProcNum });
      // Alone, the crown meets the whole deductible and all that is left of the maximum.
      expect(await estimate(practice, 900)).toMatchObject({ TPStatus: 'Inactive', totals: { PriInsAmt: 450 } });
    });

    it('are refused for a plan that is Saved, gone, or of a date nobody knows', async () => {
      const saved = (await practice.post('/treatplans/Saved', { TreatPlanNum: plan })).body.TreatPlanNum;
      const refusals = [
        [
          `/treatplans/${saved}/estimate`,
          400,
          'TreatPlan is Saved, so its amounts are fixed. They are in its ProcTPs.',
        ],
        ['/treatplans/77777/estimate', 404, 'TreatPlan not found.'],
        [`/treatplans/${plan}/estimate?asOf=2027`, 400, 'asOf format must be yyyy-MM-dd.'],
        [`/treatplans/${plan}/estimate?asOf=1879-12-31`, 400, 'asOf is invalid.'],
        [`/treatplans/${plan}/estimate?explain=maybe`, 400, 'explain is invalid.'],
        [`/treatplans/${plan}/cost`, 400, 'treatplans GET cost is not a valid method.'],
        ['/fees', 404, 'fees is not a valid resource.'],
      ] as const;
      for (const [path, status, sentence] of refusals) {
        expect(await extension(practice, 'GET', path)).toMatchObject({ status, text: sentence });
      }
      expect((await practice.get(`/treatplans/${plan}/estimate`)).status).toBe(400);
    });
  });

  describe('of procedures that do not exist', () => {
    it('are what the same plan would cost', async () => {
      const { status, body } = await price({ Procedures: asked });
      const respelled = await price({
        procedures: asked.map(({ procCode, Date: date }) => ({ PROCCODE: procCode, date })),
      });
      const { estimatedAsOf: _, ...same } = respelled.body;
      expect([status, body]).toEqual([respelled.status, expect.objectContaining(same)]);
      expect(respelled.headers.get('x-respelled-fields')).toMatch(
        /^procedures, Procedures\[0\]\.PROCCODE, .*, Procedures\[3\]\.date$/,
      );
      expect(status).toBe(200);
      const ofPlan = await estimate(practice, plan);
      const amounts = ({ lines }: EstimateAnswer) =>
        lines.map(({ procCode, ProcFee, FeeAmt, PriInsAmt, Discount }) => [
          procCode,
          ProcFee,
          FeeAmt,
          PriInsAmt,
          Discount,
        ]);
      // Without teeth nothing is downgraded, so the filling differs; the rest of the maximum goes to the crown.
      expect(amounts(body).filter(([code]) => code !== 'D2392' && code !== 'D2740')).toEqual(
        amounts(ofPlan).filter(([code]) => code !== 'D2392' && code !== 'D2740'),
      );
      expect(body).toMatchObject({ TreatPlanNum: 0, TPStatus: '', totals: { FeeAmt: 1680, PriInsAmt: 600 } });
      expect(body.lines[2]).toMatchObject({ ProcNum: 0, PriInsAmt: 80 });
      expect(body.lines[3]).toMatchObject({ ProcDate: '2026-07-01', PriInsAmt: 408 });
    });

    it('know the place, the fee and the provider they are given', async () => {
      await practice.change('procedurecode', { ProcCode: 'D2740' }, { TreatArea: 2 });
      const [code] = await practice.rows('procedurecode', ({ ProcCode }) => ProcCode === 'D2740');
      const given = { CodeNum: String(code!.CodeNum), ToothNum: 14, ProcFee: '999.50', ProvNum: 9, ClinicNum: 3 };
      const { body } = await price({ Procedures: [given], asOf: '2026-06-20', explain: true });
      expect(body.asOf).toBe('2026-06-20');
      expect(body.lines).toMatchObject([
        { ToothNum: '14', ProcFee: '999.50', ProvNum: 9, ClinicNum: 3, PriInsAmt: 450, Discount: 49.5, PatAmt: 500 },
      ]);
    });

    it.each<[string, object, number, string]>([
      ['no patient', { PatNum: null, Procedures: asked }, 400, 'PatNum is required.'],
      ['an unknown patient', { PatNum: 999, Procedures: asked }, 404, 'Patient not found.'],
      ['no procedures', {}, 400, 'Procedures or AptNum or allPlanned is required.'],
      ['an empty list', { Procedures: [] }, 400, 'Procedures is required.'],
      ['no list', { Procedures: { procCode: 'D2740' } }, 400, 'Procedures is invalid.'],
      ['too many', { Procedures: Array(1001).fill(asked[0]) }, 400, 'Procedures cannot have more than 1000 entries.'],
      ['an entry that is none', { Procedures: [asked[0], 'D2740'] }, 400, 'Procedures[1] is invalid.'],
      [
        'no code',
        { Procedures: [{ ToothNum: '3' }] },
        400,
        'Procedures[0]: CodeNum or procCode or ProcNum is required.',
      ],
      [
        'two codes',
        { Procedures: [{ procCode: 'D2740', CodeNum: 1 }] },
        400,
        'Procedures[0]: CodeNum and procCode cannot both be specified.',
      ],
      ['an unknown code', { Procedures: [asked[0], { procCode: 'd2740' }] }, 404, 'Procedures[1]: procCode not found.'],
      ['an unknown number', { Procedures: [{ CodeNum: 98765 }] }, 404, 'Procedures[0]: CodeNum not found.'],
      ['a bad number', { Procedures: [{ CodeNum: 'x' }] }, 400, 'Procedures[0]: CodeNum is invalid.'],
      ['a bad fee', { Procedures: [{ ...asked[0], ProcFee: -1 }] }, 400, 'Procedures[0]: ProcFee is invalid.'],
      [
        'a bad day',
        { Procedures: [{ ...asked[0], Date: '1/1/26' }] },
        400,
        'Procedures[0]: Date format must be yyyy-MM-dd.',
      ],
      ['no provider', { Procedures: [{ ...asked[0], ProvNum: 0 }] }, 400, 'Procedures[0]: ProvNum is invalid.'],
      [
        'an unknown provider',
        { Procedures: [{ ...asked[0], ProvNum: 66 }] },
        404,
        'Procedures[0]: Provider not found.',
      ],
      ['an unknown clinic', { Procedures: [{ ...asked[0], ClinicNum: 66 }] }, 404, 'Procedures[0]: Clinic not found.'],
      [
        'no tooth',
        { Procedures: [{ procCode: 'D9999' }] },
        400,
        "Procedures[0]: A ToothNum is required for the procedure code's treatment area.",
      ],
      [
        'a bad tooth',
        { Procedures: [{ procCode: 'D9999', ToothNum: '99' }] },
        400,
        'Procedures[0]: ToothNum is invalid.',
      ],
      ['a bad date', { Procedures: asked, asOf: 'soon' }, 400, 'asOf format must be yyyy-MM-dd.'],
    ])('are refused with %s', async (_, body, status, text) => {
      await practice.lay('procedurecode', { CodeNum: 9999, ProcCode: 'D9999', TreatArea: 2 });
      const before = await practice.everything();
      expect(await price(body)).toMatchObject({ status, text });
      expect(await practice.everything()).toEqual(before);
    });

    it('refuse a deleted patient and, in strict mode, unknown fields', async () => {
      const strict = { prefer: 'handling=strict' };
      const path = '/../../api/ext/v1/estimates';
      const body = { PatNum: 1, Procedures: asked, Colour: 'red' };
      expect((await practice.send('POST', path, body, strict)).status).toBe(400);
      expect((await practice.send('POST', path, body)).headers.get('x-ignored-fields')).toBe('Colour');
      await practice.change('patient', { PatNum: 1 }, { PatStatus: 4 });
      expect(await price({ Procedures: asked })).toMatchObject({ status: 400, text: 'Patient has been deleted.' });
    });
  });

  it('write nothing', async () => {
    const before = await practice.everything();
    await estimate(practice, plan, '?explain=true');
    await estimate(practice, plan, '?asOf=2027-02-01');
    await price({ Procedures: asked, explain: true });
    expect(await practice.everything()).toEqual(before);
  });

  it('explain every amount: the steps of a row and of a line end in its figures', async () => {
    for (const setup of [wholePlan, twoPlans, carvedOut]) {
      await layCase(practice, setup, AS_OF);
      await enterProcedures(practice, { id: '', mode: 'tp', setup, expect: [] }, AS_OF);
      expectExplained(await estimate(practice, await activePlan(practice), '?explain=true'));
    }
    expectExplained((await price({ Procedures: [{ procCode: 'D2740' }], explain: 'true' })).body);
  });
});

/** Follows the steps with plain arithmetic and arrives where the answer does. */
function expectExplained({ lines }: EstimateAnswer): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    for (const { steps, ...row } of line.estimates) {
      const step = (kind: string) => steps.find((each: { kind: string }) => each.kind === kind) ?? {};
      expect(steps.every(({ sentence, rule }: Record<string, string>) => sentence && rule)).toBe(true);
      const { amount: allowed } = step('allowed');
      const { taken = 0 } = step('deductible');
      const { percent } = step('percentage');
      let benefit = ((allowed - taken) * percent) / 100;
      for (const { before, after } of [step('otherInsurance'), step('maximum')]) {
        if (before === undefined) continue;
        expect(before).toBeCloseTo(benefit, 2);
        benefit = after;
      }
      expect(step('estimate').amount).toBeCloseTo(benefit, 2);
      const { after: writeOff = step('writeOff').amount ?? -1 } = step('writeOffSqueezed');
      expect(row).toMatchObject({ InsEstTotal: step('estimate').amount, WriteOffEst: writeOff });
    }
    const { fee, primary, secondary, discount, tax, amount } = line.steps.at(-1);
    expect([fee, primary, secondary]).toEqual([line.FeeAmt, line.PriInsAmt, line.SecInsAmt]);
    expect(amount).toBeCloseTo(fee - primary - secondary - discount + tax, 2);
    expect([amount, discount]).toEqual([line.PatAmt, line.Discount]);
  }
}
