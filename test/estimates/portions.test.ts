import { beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, layCase } from './case-practice.ts';
import { type EstimateAnswer, estimate, extension } from './extension.ts';
import { AS_OF, wholePlan } from './setups.ts';

const APT = 700;
const PLANNED_APT = 701;

describe.each(engines)('portions of charted work, on %s', (engine) => {
  const practice = testPractice({ engine });
  let plan: number;
  let numberOf: Record<string, number>;
  beforeEach(async () => {
    await layCase(practice, wholePlan, AS_OF);
    await enterProcedures(practice, { id: '', mode: 'tp', setup: wholePlan, expect: [] }, AS_OF);
    plan = await activePlan(practice);
    const { lines } = await estimate(practice, plan);
    numberOf = Object.fromEntries(lines.map(({ procCode, ProcNum }) => [procCode, ProcNum]));
    await practice.lay(
      'appointment',
      { AptNum: APT, PatNum: 1, AptStatus: 1, AptDateTime: `${AS_OF} 10:00:00` },
      { AptNum: PLANNED_APT, PatNum: 1, AptStatus: 6 },
      { AptNum: 702, PatNum: 2, AptStatus: 1 },
    );
    await practice.change('procedurelog', { ProcNum: numberOf.D2740! }, { AptNum: APT });
    await practice.change('procedurelog', { ProcNum: numberOf.D0120! }, { AptNum: APT });
    await practice.change('procedurelog', { ProcNum: numberOf.D2392! }, { PlannedAptNum: PLANNED_APT });
  });

  const portions = (query = '') => extension(practice, 'GET', `/patients/1/portions${query}`);
  const price = (body: object) => extension(practice, 'POST', '/estimates', { PatNum: 1, ...body });
  const amounts = ({ lines }: EstimateAnswer) =>
    lines.map(({ ProcNum, PriInsAmt, PatAmt }) => [ProcNum, PriInsAmt, PatAmt]);

  it('of everything planned are those of the Active plan, line by line', async () => {
    const { TreatPlanNum: _, Heading: _heading, TPStatus: _status, ...ofPlan } = await estimate(practice, plan);
    const { status, body } = await portions();
    expect([status, body]).toEqual([200, { ...body, ...ofPlan }]);
    expect(body).toMatchObject({ TreatPlanNum: 0, TPStatus: '', estimatedAsOf: `${AS_OF} 09:00:00` });
    expect((await price({ allPlanned: true })).body).toEqual(body);
  });

  it('count a fee below the usual one as a discount, as a saved copy would', async () => {
    const columns = ['Fee', 'Cat% UCR'].map((InternalName, ItemOrder) => ({ InternalName, ItemOrder, Category: 7 }));
    const discounts = async () => {
      const { body } = await portions();
      expect(body.lines).toEqual((await estimate(practice, plan)).lines);
      return body.lines.map(({ Discount }: { Discount: number }) => Discount);
    };
    await practice.change('insplan', { PlanType: 'p' }, { PlanType: '' });
    await practice.change('procedurelog', { ProcNum: numberOf.D2740! }, { ProcFee: 900 });
    const before = await discounts();
    await practice.lay('displayfield', ...columns);
    expect((await discounts()).map((now: number, index: number) => now - before[index]!)).toEqual([0, 0, 0, 400]);
  });

  it('leave out what is inactive, done or deleted', async () => {
    await practice.change('procedurelog', { ProcNum: numberOf.D0120! }, { ProcStatus: 2 });
    await practice.change('procedurelog', { ProcNum: numberOf.D1110! }, { ProcStatus: 8 });
    await practice.change('procedurelog', { ProcNum: numberOf.D2392! }, { ProcStatus: 6 });
    expect((await portions()).body.lines.map(({ procCode }: { procCode: string }) => procCode)).toEqual(['D2740']);
    // An inactive procedure is priced where it is asked for by number.
    expect((await portions(`?ProcNum=${numberOf.D1110}`)).body.lines).toMatchObject([{ PriInsAmt: 70, PatAmt: 0 }]);
  });

  it('of one procedure meet the whole deductible and all that is left of the maximum', async () => {
    const { body } = await portions(`?ProcNum=${numberOf.D2740}&explain=true`);
    expect(amounts(body)).toEqual([[numberOf.D2740, 450, 500]]);
    expect(body.lines[0].steps.length).toBeGreaterThan(0);
    expect((await price({ Procedures: [{ ProcNum: numberOf.D2740 }], explain: true })).body).toEqual(body);
  });

  it('of a visit share its deductible and maximum, in the order of the plan', async () => {
    const { body } = await portions(`?AptNum=${APT}`);
    expect(amounts(body)).toEqual([
      [numberOf.D0120, 42, 0],
      [numberOf.D2740, 450, 500],
    ]);
    expect((await price({ AptNum: String(APT) })).body).toEqual(body);
    expect(amounts((await portions(`?aptnum=${PLANNED_APT}`)).body)).toEqual([[numberOf.D2392, 48, 102]]);
    expect((await portions(`?AptNum=${APT}&asOf=2027-02-01`)).body).toMatchObject({ asOf: '2027-02-01' });
    await practice.change('procedurelog', { AptNum: APT }, { ProcStatus: 2 });
    expect(await portions(`?AptNum=${APT}`)).toMatchObject({ status: 200, body: { lines: [], totals: { FeeAmt: 0 } } });
  });

  it('of charted work and of codes are told together, in the order sent', async () => {
    const { body } = await price({
      Procedures: [{ ProcNum: numberOf.D2392 }, { procCode: 'D2740' }, { ProcNum: numberOf.D0120 }],
    });
    // The filling takes the deductible; of the 600 that are left of the maximum the crown gets what the filling leaves.
    expect(amounts(body)).toEqual([
      [numberOf.D2392, 48, 102],
      [0, 475, 475],
      [numberOf.D0120, 42, 0],
    ]);
    const more = (await price({ AptNum: APT, Procedures: [{ procCode: 'D1110' }] })).body;
    expect(more.lines.map(({ procCode }: { procCode: string }) => procCode)).toEqual(['D0120', 'D2740', 'D1110']);
  });

  it('keep what the office entered on the stored row', async () => {
    await practice.change('claimproc', { ProcNum: numberOf.D2740! }, { PercentOverride: 80 });
    const { body } = await portions(`?ProcNum=${numberOf.D2740}`);
    // (950 − 50) × 80 % = 720, of which the maximum leaves 600.
    expect(body.lines).toMatchObject([{ PriInsAmt: 600, estimates: [{ PercentOverride: 80 }] }]);
  });

  it('change nothing', async () => {
    const before = await practice.everything();
    await portions();
    await price({ allPlanned: true, Procedures: [{ procCode: 'D1110' }] });
    expect(await practice.everything()).toEqual(before);
  });

  it.each<[string, string, number, string]>([
    ['an unknown patient', '/patients/999/portions', 404, 'Patient not found.'],
    ['an unknown procedure', '/patients/1/portions?ProcNum=999', 404, 'Procedure not found.'],
    ['a bad number', '/patients/1/portions?ProcNum=x', 400, 'ProcNum is invalid.'],
    ['number 0', '/patients/1/portions?ProcNum=0', 404, 'Procedure not found.'],
    ['an unknown appointment', '/patients/1/portions?AptNum=999', 404, 'Appointment not found.'],
    ["another patient's visit", '/patients/1/portions?AptNum=702', 400, 'Appointment does not belong to the patient.'],
    ['both', '/patients/1/portions?AptNum=700&ProcNum=1', 400, 'ProcNum and AptNum cannot both be specified.'],
  ])('are refused with %s', async (_, path, status, text) => {
    expect(await extension(practice, 'GET', path)).toMatchObject({ status, text });
  });

  it('are refused of entries that say too much, name nothing, or belong elsewhere', async () => {
    const { D2740: ProcNum, D1110 } = numberOf;
    await practice.lay('procedurelog', { ProcNum: 9001, PatNum: 2, ProcStatus: 1 });
    await practice.change('procedurelog', { ProcNum: D1110! }, { ProcStatus: 2 });
    const refusals: [object, number, string][] = [
      [
        { Procedures: [{ ProcNum, procCode: 'D2740' }] },
        400,
        'Procedures[0]: ProcNum and procCode cannot both be specified.',
      ],
      [{ Procedures: [{ ProcNum, ProcFee: 5 }] }, 400, 'Procedures[0]: ProcNum and ProcFee cannot both be specified.'],
      [{ Procedures: [{ ProcNum }, { ProcNum }] }, 400, 'Procedures[1]: ProcNum is specified more than once.'],
      [{ AptNum: APT, Procedures: [{ ProcNum }] }, 400, 'Procedures[0]: ProcNum is specified more than once.'],
      [{ Procedures: [{ ProcNum: 9001 }] }, 400, 'Procedures[0]: Procedure does not belong to the patient.'],
      [{ Procedures: [{ ProcNum: D1110 }] }, 400, 'Procedures[0]: Procedure must have a ProcStatus of TP or TPi.'],
      [{ Procedures: [{ ProcNum: 9009 }] }, 404, 'Procedures[0]: Procedure not found.'],
      [{ AptNum: APT, allPlanned: true }, 400, 'AptNum and allPlanned cannot both be specified.'],
      [{ allPlanned: false }, 400, 'Procedures or AptNum or allPlanned is required.'],
    ];
    for (const [body, status, text] of refusals) expect(await price(body)).toMatchObject({ status, text });
  });

  it('say which fields had no use, inside the entries too', async () => {
    const path = '/../../api/ext/v1/estimates';
    const body = { PatNum: 1, Procedures: [{ procCode: 'D1110', ToothNum: '14', Colour: 'red' }], Shade: 'A2' };
    const said = await practice.send('POST', path, body);
    expect(said.status).toBe(200);
    expect(said.headers.get('x-ignored-fields')).toBe('Procedures[0].Colour, Shade, Procedures[0].ToothNum');
    const strict = (sent: object) => practice.send('POST', path, sent, { prefer: 'handling=strict' });
    expect(await strict(body)).toMatchObject({ status: 400, text: "'Procedures[0].Colour' is not a valid field." });
    const stray = { PatNum: 1, Procedures: [{ procCode: 'D1110', ToothNum: '14' }] };
    expect(await strict(stray)).toMatchObject({
      status: 400,
      text: 'Procedures[0].ToothNum is not used here.',
    });
  });
});
