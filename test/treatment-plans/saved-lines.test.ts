import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { BenefitType, ClaimProcStatus, DefCat } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import {
  blankBenefit,
  CODES,
  layEstimate,
  layFixture,
  layFrequencyReached,
  layPpo,
  planned,
  save,
  setPreference,
} from './fixture.ts';

describe.each(engines)('the rows of a saved plan on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(() => layFixture(practice));

  async function savedRow(): Promise<Row<'proctp'>> {
    const saved = await save(practice);
    return (await practice.rows('proctp', (row) => row.TreatPlanNum === saved && row.ProcNumOrig === 1101))[0]!;
  }

  describe('for an insured patient', () => {
    it.each<[string, Partial<Row<'claimproc'>>, object]>([
      ['the override, 0 included', { InsEstTotalOverride: 0 }, { PriInsAmt: 0, PatAmt: 150 }],
      ['the override of a write-off', { WriteOffEstOverride: 4 }, { Discount: 4, PatAmt: 120 }],
      ['the allowed fee entered by hand', { AllowedOverride: 149.5 }, { FeeAllowed: 149.5, PriInsAmt: 79.6 }],
      ['the percentage entered by hand', { PercentOverride: 50 }, { PriInsAmt: 50, PatAmt: 100 }],
      ['the deductible', {}, { Descript: expect.stringMatching(/3 sides\r\nPri Deduct Applied: \$50\.00$/) }],
      ['the deductible entered by hand', { DedEstOverride: 0 }, { Descript: expect.stringMatching(/3 sides$/) }],
      [
        'nothing from a row that is no estimate',
        { Status: ClaimProcStatus.Preauth, ClaimNum: 900, InsEstTotal: 999, WriteOffEst: 9 },
        { PriInsAmt: 80, Discount: 54 },
      ],
    ])('show %s', async (_, estimate, expected) => {
      await layPpo(practice, estimate);
      expect(await savedRow()).toMatchObject(expected);
      const { ClaimProcNum: _key, ...stored } = (await practice.rows('claimproc'))[0]!;
      expect(stored).toMatchObject(estimate);
    });

    it('show an override in spite of a limitation', async () => {
      await layPpo(practice, { InsEstTotalOverride: 20 });
      await layFrequencyReached(practice);
      expect(await savedRow()).toMatchObject({ PriInsAmt: 20 });
    });

    it.each<[string, string, object]>([
      ['no write-off of a percentage plan', '', { PriInsAmt: 123.2, Discount: 0, PatAmt: 80.8 }],
      [
        'no deductible under capitation',
        'c',
        { PriInsAmt: 0, Discount: 204, Descript: expect.stringMatching(/3 sides$/) },
      ],
    ])('show %s', async (_, PlanType, expected) => {
      await layPpo(practice);
      await practice.change('insplan', { PlanNum: 800 }, { PlanType });
      expect(await savedRow()).toMatchObject(expected);
    });

    it.each<[string, readonly string[], object, object]>([
      ['shows both columns', ['Fee', 'Cat% UCR'], {}, { Discount: 16, PatAmt: 70.8 }],
      ['shows no fee', ['Code', 'Cat% UCR'], {}, { Discount: 10, PatAmt: 70.8 }],
      ['has a contract', ['Fee', 'Cat% UCR'], { PlanType: 'f' }, { Discount: 10 }],
    ])('count a fee below the usual one as a discount if the office %s', async (_, columns, plan, expected) => {
      await layPpo(practice);
      await practice.change('insplan', { PlanNum: 800 }, { PlanType: '', ...plan });
      await practice.lay('fee', { FeeSched: 53, CodeNum: CODES.D2393, Amount: 210 });
      await practice.change('procedurelog', { ProcNum: 1101 }, { Discount: 10 });
      const shown = columns.map((InternalName, ItemOrder) => ({ InternalName, ItemOrder, Category: 7 }));
      await practice.lay('displayfield', ...shown, { InternalName: 'Fee', ItemOrder: 9, Category: 6 });
      expect(await savedRow()).toMatchObject({ FeeAmt: 204, CatPercUCR: 210, ...expected });
    });

    it('show two plans, and the write-offs of a third', async () => {
      await layPpo(practice);
      await practice.lay('insplan', { PlanNum: 810 }, { PlanNum: 820 });
      await practice.lay('inssub', { InsSubNum: 811, PlanNum: 810 }, { InsSubNum: 821, PlanNum: 820 });
      await practice.lay(
        'patplan',
        { PatNum: 15, InsSubNum: 821, Ordinal: 3 },
        { PatNum: 15, InsSubNum: 811, Ordinal: 2 },
      );
      const second = { ...blankBenefit, PlanNum: 810, CodeNum: CODES.D2393 };
      await practice.lay(
        'benefit',
        { ...second, BenefitType: BenefitType.CoInsurance, Percent: 10 },
        { ...second, BenefitType: BenefitType.Deductible, MonetaryAmt: 5, TimePeriod: 2, CoverageLevel: 1 },
        { ...second, PlanNum: 820, BenefitType: BenefitType.Exclusions },
      );
      await layEstimate(practice, { PlanNum: 820, InsSubNum: 821, WriteOffEstOverride: 6 });
      expect(await savedRow()).toMatchObject({
        PriInsAmt: 80,
        SecInsAmt: 19.9,
        Discount: 60,
        PatAmt: 44.1,
        Descript:
          'White filling, back, 3 sides\r\nExclusion\r\n' + 'Pri Deduct Applied: $50.00\r\nSec Deduct Applied: $5.00',
      });
    });

    it.each([
      ['above the fee', 250, 1, 204],
      ['below the fee', 150, 2, 300],
      ['blank', -1, 1, 0],
    ])('show an allowed fee %s', async (_, Amount, UnitQty, FeeAllowed) => {
      await layPpo(practice);
      await practice.lay('feesched', { FeeSchedNum: 70 });
      await practice.lay('fee', { FeeSched: 70, CodeNum: CODES.D2393, Amount });
      await practice.change('insplan', { PlanNum: 800 }, { FeeSched: 70 });
      await practice.change('procedurelog', { ProcNum: 1101 }, { UnitQty });
      expect(await savedRow()).toMatchObject({ FeeAllowed });
    });

    it.each([
      ['the code', { NoBillIns: 1 }, undefined, { FeeAllowed: -1, PriInsAmt: 0 }],
      ['the plan', { NoBillIns: 0 }, '1', { FeeAllowed: -1, PriInsAmt: 0 }],
      ['neither, by the plan’s word', { NoBillIns: 1 }, '0', { FeeAllowed: 150, PriInsAmt: 80 }],
    ])('are not billed because of %s', async (_, code, ValueString, expected) => {
      await layPpo(practice);
      await practice.change('procedurecode', { CodeNum: CODES.D2393 }, code);
      if (ValueString) await practice.lay('insplanpreference', { PlanNum: 800, FKey: CODES.D2393, ValueString });
      expect(await savedRow()).toMatchObject(expected);
    });
  });

  describe('show the usual fee', () => {
    beforeEach(async () => {
      await practice.lay('feesched', { FeeSchedNum: 54 }, { FeeSchedNum: 55 });
      await practice.lay('provider', { ProvNum: 12, FeeSched: 54 });
      await practice.lay('procedurecode', { CodeNum: 99213, ProcCode: '99213' });
      await practice.lay(
        'fee',
        { FeeSched: 53, CodeNum: CODES.D2393, Amount: 253 },
        { FeeSched: 54, CodeNum: CODES.D2393, Amount: 254 },
        { FeeSched: 54, CodeNum: CODES.D2393, Amount: 264, ProvNum: 12 },
        { FeeSched: 55, CodeNum: CODES.D2393, Amount: 255 },
        { FeeSched: 53, CodeNum: 99213, Amount: 213 },
      );
      await practice.lay('preference', { PrefName: 'MedicalFeeUsedForNewProcs', ValueString: '0' });
    });

    it.each<[string, Partial<Row<'procedurelog'>>, Partial<Row<'patient'>>, string, number]>([
      ['the provider', {}, {}, '0', 253],
      ['another provider, for whom there is a fee', { ProvNum: 12 }, {}, '0', 264],
      ['the patient', {}, { FeeSched: 55 }, '0', 255],
      ['the patient’s provider, where the procedure has none', { ProvNum: 0 }, { PriProv: 12 }, '0', 254],
      ['the dental code, in spite of a medical one', { MedicalCode: '99213' }, {}, '0', 253],
      ['the medical code, where the office wants that', { MedicalCode: '99213' }, {}, '1', 213],
      ['a medical code without a fee', { MedicalCode: '00000' }, {}, '1', 0],
    ])('of %s', async (_, procedure, patient, medical, CatPercUCR) => {
      await practice.change('procedurelog', { ProcNum: 1101 }, { UnitQty: 3, ...procedure });
      await practice.change('patient', { PatNum: 15 }, { FeeSched: 0, ...patient });
      await setPreference(practice, 'MedicalFeeUsedForNewProcs', medical);
      expect(await savedRow()).toMatchObject({ CatPercUCR });
    });
  });

  it('copy what the procedure has and what the program looks up', async () => {
    await practice.lay('definition', {
      DefNum: 160,
      Category: DefCat.TxPriorities,
      ItemName: 'Old',
      IsHidden: 1,
      ItemOrder: 9,
    });
    await practice.change('treatplanattach', { TreatPlanAttachNum: 201 }, { Priority: 160 });
    await practice.change(
      'procedurelog',
      { ProcNum: 1101 },
      { Discount: 10, TaxAmt: 7, ClinicNum: 4, Prognosis: 999, Dx: 501, ToothRange: '2,3' },
    );
    await practice.change('procedurecode', { CodeNum: CODES.D2393 }, { LaymanTerm: 'White filling' });
    expect(await savedRow()).toMatchObject({
      Priority: 160,
      Discount: 10,
      TaxAmt: 7,
      PatAmt: 201,
      ClinicNum: 4,
      // Neither a prognosis of another number nor a diagnosis of another category.
      Prognosis: '',
      Dx: '',
      Descript: 'White filling #2,3',
    });
  });

  it('are cut to what their columns hold', async () => {
    await practice.change('procedurecode', { CodeNum: CODES.D2393 }, { Descript: 'é'.repeat(250) });
    await practice.change('procedurelog', { ProcNum: 1101 }, { ToothRange: '1,5,9' });
    expect((await savedRow()).Descript).toBe(`${'é'.repeat(250)} #1,5`);
  });

  it('follow nothing afterwards', async () => {
    const before = await savedRow();
    await practice.change('procedurelog', { ProcNum: 1101 }, { ProcFee: 999 });
    await practice.put('/treatplanattaches/201', { Priority: 152 });
    await practice.delete('/procedurelogs/1101');
    expect(await practice.rows('proctp', (row) => row.ProcTPNum === before.ProcTPNum)).toEqual([before]);
  });

  it('take the responsible party, note and type of the source along, and leave the source', async () => {
    await practice.change('patient', { PatNum: 15 }, { ResponsParty: 712 });
    await practice.change('treatplan', { TreatPlanNum: 101 }, { Note: 'Own note\r\n', TPType: 1 });
    await practice.lay('procedurelog', planned({ ProcNum: 1130, CodeNum: CODES.D0140 }));
    const { body } = await practice.post('/treatplans/Saved', { TreatPlanNum: 101, Heading: 'Unassigned' });
    expect(body).toMatchObject({
      ResponsParty: 712,
      Note: 'Own note\r\n',
      TPType: 'Discount',
      Heading: 'Unassigned',
      UserNumPresenter: 0,
    });
    expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === 101)).toMatchObject([
      { ResponsParty: 0, Heading: 'Crown option', TPStatus: 2 },
    ]);
    // Upkeep runs first, so a procedure charted by another program is on the Active plan by now.
    expect(await practice.rows('treatplanattach', (row) => row.ProcNum === 1130)).toMatchObject([
      { TreatPlanNum: 100 },
    ]);
  });
});
