import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { AptStatus, HistAppointmentAction, PatStatus, ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, NOW, procedure, TODAY } from './fixture.ts';
import { all, base, find, onFixture, setPreference, succeed } from './on-fixture.ts';

const { TP, C, EO } = ProcStatus;

onFixture('what follows from a procedure', (practice) => {
  const add = (more: object) => succeed(practice, 'POST', '', { ...base, procCode: 'D0120', ...more });
  const change = (procNum: number, body: object) => succeed(practice, 'PUT', `/${procNum}`, body);
  const remove = (procNum: number) => succeed(practice, 'DELETE', `/${procNum}`);
  const lay = (procNum: number, code: keyof typeof codeNums, values: Partial<Row<'procedurelog'>>) =>
    practice.lay('procedurelog', procedure(procNum, code, values));

  describe('appointments (procedures.md 21.4)', () => {
    const textOf = async (aptNum: number) => (await find(practice, 'appointment', { AptNum: aptNum }))?.ProcDescript;

    it('describes each procedure by its area', async () => {
      const places: [keyof typeof codeNums, object][] = [
        ['D2393', { ToothNum: '3', Surf: 'MOD' }],
        ['D7140', { ToothNum: '32' }],
        ['D4341', { Surf: 'UL' }],
        ['D9972', { Surf: 'L', ToothRange: '20' }],
        ['S0001', { Surf: '5' }],
        ['D5213', { ToothRange: '2-4' }],
        ['D0120', {}],
      ];
      for (const [procCode, place] of places) await add({ procCode, ...place, AptNum: 201 });
      expect(await textOf(201)).toBe('#5-OD-C3P, #3-MOD-C3P, #32-Ext, UL-SRP, L-Bleach, S5-Sext, PartU, Exam');
    });

    it('rewrites the appointment left and the one joined, planned ones too, and keeps a history', async () => {
      await practice.lay('appointment', { AptNum: 205, PatNum: 10, AptStatus: AptStatus.Scheduled, Note: 'n' });
      await change(108, { AptNum: 205, PlannedAptNum: 202 });
      expect([await textOf(201), await textOf(205), await textOf(202)]).toEqual(['', '#5-OD-C3P', '#5-OD-C3P']);
      const history = await practice.rows('histappointment');
      // Appointment 201 said nothing before, so only the two that gained a procedure changed.
      expect(history.map(({ AptNum }) => AptNum).sort()).toEqual([202, 205]);
      expect(await find(practice, 'histappointment', { AptNum: 205 })).toMatchObject({
        HistApptAction: HistAppointmentAction.Changed,
        HistDateTStamp: NOW,
        ProcDescript: '#5-OD-C3P',
        PatNum: 10,
        Note: 'n',
      });
    });

    it('follows a change of surface and a deletion', async () => {
      await change(108, { Surf: 'MOD' });
      expect(await textOf(201)).toBe('#5-MOD-C3P');
      await remove(108);
      expect(await textOf(201)).toBe('');
      expect(await practice.rows('histappointment')).toHaveLength(2);
    });

    it('follows another code, and a move to a planned appointment', async () => {
      const { ProcNum } = await add({ procCode: 'D2740', ToothNum: '3', AptNum: 201 });
      await change(ProcNum as number, { procCode: 'D7140', ToothNum: '4' });
      expect(await textOf(201)).toBe('#5-OD-C3P, #4-Ext');
      await change(ProcNum as number, { AptNum: 0, PlannedAptNum: 202 });
      expect([await textOf(201), await textOf(202)]).toEqual(['#5-OD-C3P', '#4-Ext']);
    });

    it('colours the pieces black, and keeps signs of markup apart', async () => {
      await practice.change('procedurecode', { CodeNum: codeNums.D0120 }, { AbbrDesc: 'a<b&c' });
      await add({ PatNum: 11, AptNum: 204 });
      const appointment = await find(practice, 'appointment', { AptNum: 204 });
      expect(appointment?.ProcDescript).toBe('a<b&c');
      expect(appointment?.ProcsColored).toBe('<span color="-16777216">a&lt;b&amp;c</span>');
    });

    it('leaves an appointment alone that says the same', async () => {
      await practice.change(
        'appointment',
        { AptNum: 201 },
        {
          ProcDescript: '#5-OD-C3P',
          ProcsColored: '<span color="-16777216">#5-OD-C3P</span>',
        },
      );
      await change(108, { ClaimNote: 'x' });
      expect(await practice.rows('histappointment')).toEqual([]);
    });
  });

  describe('recalls (procedures.md 23.1)', () => {
    const SIX_MONTHS = 393216;
    const YEAR = 16777216;
    const layTypes = async () => {
      await practice.lay(
        'recalltype',
        { RecallTypeNum: 1, Description: 'Cleaning', DefaultInterval: SIX_MONTHS },
        { RecallTypeNum: 2, Description: 'Perio', DefaultInterval: SIX_MONTHS },
        { RecallTypeNum: 3, Description: 'Images', DefaultInterval: YEAR },
        { RecallTypeNum: 4, Description: 'By hand', DefaultInterval: YEAR },
      );
      await practice.lay(
        'recalltrigger',
        { RecallTypeNum: 1, CodeNum: codeNums.D1110 },
        { RecallTypeNum: 2, CodeNum: codeNums.D4910 },
        { RecallTypeNum: 3, CodeNum: codeNums.D0272 },
      );
      await setPreference(practice, 'RecallTypeSpecialProphy', '1');
      await setPreference(practice, 'RecallTypeSpecialPerio', '2');
    };
    const recallsOf = (PatNum: number) => all(practice, 'recall', { PatNum });

    it('starts one from the first trigger, and the hygiene one with it', async () => {
      await layTypes();
      await add({ PatNum: 11, procCode: 'D0272', ProcStatus: 'C', ProcDate: '2025-01-31' });
      expect(await recallsOf(11)).toMatchObject([
        { RecallTypeNum: 1, DatePrevious: '0001-01-01', DateDue: '0001-01-01' },
        { RecallTypeNum: 3, DatePrevious: '2025-01-31', DateDue: '2026-01-31', DateDueCalc: '2026-01-31' },
      ]);
    });

    it('counts C, EC and EO, the latest of them, and nothing else', async () => {
      await layTypes();
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'EO', ProcDate: '2024-08-31' });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'TP', ProcDate: '2025-02-01' });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'R', ProcDate: '2025-02-01' });
      expect(await recallsOf(11)).toMatchObject([{ DatePrevious: '2024-08-31', DateDue: '2025-02-28' }]);
      const { ProcNum } = await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C', ProcDate: TODAY });
      expect(await recallsOf(11)).toMatchObject([{ DatePrevious: TODAY, DateDue: '2025-09-10' }]);
      await remove(ProcNum);
      expect(await recallsOf(11)).toMatchObject([{ DatePrevious: '2024-08-31', DateDue: '2025-02-28' }]);
    });

    it('leaves a patient without triggers, and all but patients, alone', async () => {
      await layTypes();
      await practice.lay('recall', { PatNum: 11, RecallTypeNum: 1, DateDue: '2030-01-01' });
      await add({ PatNum: 11, ProcStatus: 'C' });
      await practice.change('patient', { PatNum: 11 }, { PatStatus: PatStatus.Inactive });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C' });
      expect(await recallsOf(11)).toMatchObject([{ DateDue: '2030-01-01', DatePrevious: '0001-01-01' }]);
    });

    it('leaves types without trigger codes to the office', async () => {
      await layTypes();
      await practice.lay('recall', { PatNum: 11, RecallTypeNum: 4, DatePrevious: '2020-01-01', DateDue: '2030-01-01' });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C' });
      expect(await find(practice, 'recall', { PatNum: 11, RecallTypeNum: 4 })).toMatchObject({
        DatePrevious: '2020-01-01',
        DateDue: '2030-01-01',
      });
    });

    it('shares the greater date between cleaning and perio, and moves the one the patient has', async () => {
      await layTypes();
      await practice.lay('recall', { PatNum: 11, RecallTypeNum: 2, RecallInterval: SIX_MONTHS });
      await add({ PatNum: 11, procCode: 'D4910', ProcStatus: 'C', ProcDate: '2024-01-10' });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C', ProcDate: '2024-03-10' });
      expect(await recallsOf(11)).toMatchObject([
        { RecallTypeNum: 2, DatePrevious: '2024-03-10', DateDue: '2024-09-10' },
      ]);
    });

    it('clears status and note with a new visit, and tells the audit', async () => {
      await layTypes();
      const recall = { PatNum: 11, RecallTypeNum: 1, RecallInterval: SIX_MONTHS };
      const byHand = { DatePrevious: '2024-01-10', DateDueCalc: '2024-07-10', DateDue: '2025-12-24' };
      await practice.lay('recall', { ...recall, ...byHand, RecallStatus: 7, Note: 'called' });
      await lay(130, 'D1110', { PatNum: 11, ProcStatus: C, ProcDate: '2024-01-10' });
      await change(130, { ClaimNote: 'x' });
      expect(await recallsOf(11)).toMatchObject([{ DateDue: '2025-12-24', RecallStatus: 7, Note: 'called' }]);
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C', ProcDate: '2024-05-10' });
      expect(await recallsOf(11)).toMatchObject([{ DateDue: '2024-11-10', RecallStatus: 0, Note: '' }]);
      expect(await practice.rows('securitylog', ({ PermType }) => PermType === 156)).toHaveLength(1);
    });

    it('keeps a disabled recall without a due date', async () => {
      await layTypes();
      await practice.lay('recall', {
        PatNum: 11,
        RecallTypeNum: 1,
        RecallInterval: SIX_MONTHS,
        IsDisabled: 1,
        Note: 'n',
      });
      await add({ PatNum: 11, procCode: 'D1110', ProcStatus: 'C', ProcDate: '2024-05-10' });
      expect(await recallsOf(11)).toMatchObject([
        { DatePrevious: '2024-05-10', DateDueCalc: '2024-11-10', DateDue: '0001-01-01', Note: 'n' },
      ]);
    });
  });

  describe('the account (procedures.md 23.3)', () => {
    it('gives a new provider to payments, and to adjustments where the office enforces it', async () => {
      await practice.lay('paysplit', { ProcNum: 100, SplitAmt: 5, ProvNum: 2 });
      await practice.lay('adjustment', { ProcNum: 100, AdjAmt: 5, ProvNum: 2 });
      await change(100, { ProvNum: 3 });
      expect(await find(practice, 'paysplit', { ProcNum: 100 })).toMatchObject({ ProvNum: 3, SplitAmt: 5 });
      expect(await find(practice, 'adjustment', { ProcNum: 100 })).toMatchObject({ ProvNum: 2 });
      await setPreference(practice, 'RigorousAdjustments', '0');
      await change(100, { ProvNum: 1 });
      expect(await find(practice, 'adjustment', { ProcNum: 100 })).toMatchObject({ ProvNum: 1 });
    });

    it.each([
      ['1', [3, 3, 3]],
      ['0', [3, 2, 3]],
    ])('gives a new provider to claim lines: ProcProvChangesClaimProcWithClaim %s', async (value, providers) => {
      await setPreference(practice, 'ProcProvChangesClaimProcWithClaim', value);
      await lay(130, 'D0120', { PatNum: 12 });
      const line = { ProcNum: 130, PatNum: 12, ProvNum: 2, InsSubNum: 501, PlanNum: 401 };
      await practice.lay(
        'claimproc',
        { ...line, ClaimProcNum: 901, Status: 6 },
        { ...line, ClaimProcNum: 902, Status: 0, ClaimNum: 701 },
        { ...line, ClaimProcNum: 903, Status: 2, ClaimNum: 702 },
      );
      await change(130, { ProvNum: 3 });
      const rows = await all(practice, 'claimproc', { ProcNum: 130 });
      expect(rows.map(({ ProvNum }) => ProvNum)).toEqual(providers);
    });

    it('dates the charges of ordinary payment plans by completion', async () => {
      await practice.lay('payplan', { PayPlanNum: 1, PatNum: 10 }, { PayPlanNum: 2, PatNum: 10, IsDynamic: 1 });
      const charge = { ProcNum: 109, ChargeType: 1, ChargeDate: '9999-12-31' };
      await practice.lay(
        'payplancharge',
        { ...charge, PayPlanChargeNum: 1, PayPlanNum: 1 },
        { ...charge, PayPlanChargeNum: 2, PayPlanNum: 2 },
        { ...charge, PayPlanChargeNum: 3, PayPlanNum: 1, ChargeType: 0 },
      );
      const dates = async () => (await practice.rows('payplancharge')).map(({ ChargeDate }) => ChargeDate);
      await change(109, { ProcStatus: 'C' });
      expect(await dates()).toEqual([day(-3), '9999-12-31', '9999-12-31']);
      await change(109, { ProcStatus: 'TP' });
      expect(await dates()).toEqual(['9999-12-31', '9999-12-31', '9999-12-31']);
      await change(109, { ProcStatus: 'R' });
      await practice.change('payplancharge', { PayPlanChargeNum: 1 }, { ChargeDate: '2024-01-01' });
      await change(109, { ProcStatus: 'EO' });
      expect((await dates())[0]).toBe('2024-01-01');
    });

    it('earns what was paid ahead, by a payment of nothing', async () => {
      await practice.lay('paysplit', {
        SplitNum: 1,
        PatNum: 10,
        ProcNum: 109,
        SplitAmt: 40,
        UnearnedType: 6,
        PayNum: 9,
      });
      await change(109, { ProcStatus: 'C' });
      const [payment] = await practice.rows('payment');
      expect(payment).toMatchObject({ PatNum: 10, PayAmt: 0, PayDate: TODAY });
      const splits = await practice.rows('paysplit');
      expect(splits.map(({ SplitAmt, UnearnedType }) => [SplitAmt, UnearnedType])).toEqual([
        [40, 6],
        [-40, 6],
        [40, 0],
      ]);
      expect(splits[1]).toMatchObject({ PayNum: payment!.PayNum, FSplitNum: 1, ProcNum: 109 });
      expect(splits[2]).toMatchObject({ PayNum: payment!.PayNum, ProvNum: 2, ClinicNum: 1, ProcNum: 109 });
    });

    it('earns nothing by leaving complete, nor from ordinary payments', async () => {
      await practice.lay('paysplit', { PatNum: 10, ProcNum: 109, SplitAmt: 40 });
      await change(109, { ProcStatus: 'C' });
      expect(await practice.rows('payment')).toEqual([]);
    });
  });

  describe('treatment over several visits (procedures.md 23.3, 11)', () => {
    const layGroup = async () => {
      await lay(130, 'D0120', {});
      await lay(131, 'D0120', {});
      await lay(132, 'D0120', {});
      const row = { GroupProcMultiVisitNum: 1, ProcStatus: TP, PatNum: 10 };
      for (const n of [1, 2, 3])
        await practice.lay('procmultivisit', { ...row, ProcMultiVisitNum: n, ProcNum: 129 + n });
    };
    const group = async () =>
      (await practice.rows('procmultivisit')).map((one) => [
        one.ProcNum,
        one.GroupProcMultiVisitNum,
        one.ProcStatus,
        one.IsInProcess,
      ]);

    it('is in process from the first completion to the last', async () => {
      await layGroup();
      await change(131, { ProcStatus: 'C' });
      expect(await group()).toEqual([
        [130, 1, TP, 1],
        [131, 1, C, 1],
        [132, 1, TP, 1],
      ]);
      await change(130, { ProcStatus: 'C' });
      await change(132, { ProcStatus: 'C' });
      expect(await group()).toEqual([
        [130, 1, C, 0],
        [131, 1, C, 0],
        [132, 1, C, 0],
      ]);
    });

    it('is numbered by its first remaining row once that is deleted', async () => {
      await layGroup();
      await remove(130);
      expect(await group()).toEqual([
        [131, 2, TP, 0],
        [132, 2, TP, 0],
      ]);
    });
  });

  it('keeps a tooth missing when the extraction is taken back', async () => {
    const { ProcNum } = await add({ procCode: 'D7140', ToothNum: '32', ProcStatus: 'C' });
    await change(ProcNum, { ProcStatus: 'TP' });
    expect(await practice.rows('toothinitial')).toHaveLength(1);
    await lay(130, 'D7140', { ToothNum: '31', ProcStatus: EO });
    await change(130, { ToothNum: '30' });
    expect((await practice.rows('toothinitial')).map(({ ToothNum }) => ToothNum)).toEqual(['32', '30']);
  });
});
