import { expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { BenefitType, ExclusionRule } from '../../src/domain/enums.ts';
import { codeNums, day, procedure, UCR } from './fixture.ts';
import { base, onFixture, setPreference, succeed } from './on-fixture.ts';

const CodeNum = codeNums.D0120;

onFixture('default fees (procedures.md 17)', (practice) => {
  const feeOf = async (more: object = {}) =>
    (await succeed(practice, 'POST', '', { ...base, procCode: 'D0120', ...more })).ProcFee;

  it('takes the schedule of the procedure’s provider, else of the patient’s', async () => {
    await practice.change('provider', { ProvNum: 3 }, { FeeSched: 55 });
    expect(await feeOf({ ProvNum: 3 })).toBe('44.00');
    expect(await feeOf()).toBe('50.00');
  });

  it('knows no fee without any schedule', async () => {
    await practice.change('provider', { ProvNum: 2 }, { FeeSched: 0 });
    expect(await feeOf()).toBe('0.00');
  });

  it('never uses the schedule of the discount plan', async () => {
    expect(await feeOf({ PatNum: 14 })).toBe('50.00');
  });

  // Each row adds a fee for clinic 1 and provider 2, in the order in which they win.
  it.each([
    ['the plain row', [], '50.00'],
    ['the clinic’s row', [{ ClinicNum: 1, Amount: 51 }], '51.00'],
    [
      'the provider’s row',
      [
        { ClinicNum: 1, Amount: 51 },
        { ProvNum: 2, Amount: 52 },
      ],
      '52.00',
    ],
    [
      'the row of both',
      [
        { ClinicNum: 1, Amount: 51 },
        { ProvNum: 2, Amount: 52 },
        { ClinicNum: 1, ProvNum: 2, Amount: 53 },
      ],
      '53.00',
    ],
    ['a blank row as 0', [{ ProvNum: 2, Amount: -1 }], '0.00'],
    [
      'no row of others',
      [
        { ClinicNum: 2, Amount: 51 },
        { ProvNum: 3, Amount: 52 },
      ],
      '50.00',
    ],
  ] as [string, Partial<Row<'fee'>>[], string][])('takes %s', async (_title, fees, dollars) => {
    await practice.lay('fee', ...fees.map((fee) => ({ CodeNum, FeeSched: UCR, ...fee })));
    expect(await feeOf()).toBe(dollars);
  });

  it('reads only plain rows of a global schedule and none of a hidden one', async () => {
    await practice.lay('fee', { CodeNum, FeeSched: UCR, ProvNum: 2, Amount: 52 });
    await practice.change('feesched', { FeeSchedNum: UCR }, { IsGlobal: 1 });
    expect(await feeOf()).toBe('50.00');
    await practice.change('feesched', { FeeSchedNum: UCR }, { IsHidden: 1 });
    expect(await feeOf()).toBe('0.00');
  });

  it('compares a PPO fee with the usual fee of the patient’s provider, looked up for the procedure’s', async () => {
    await practice.change('provider', { ProvNum: 1 }, { FeeSched: 57 });
    expect(await feeOf({ PatNum: 12, ProvNum: 2 })).toBe('45.00');
    await practice.lay('fee', { CodeNum, FeeSched: 57, ProvNum: 2, Amount: 46 });
    expect(await feeOf({ PatNum: 12, ProvNum: 2 })).toBe('46.00');
    expect(await feeOf({ PatNum: 12, ProvNum: 1 })).toBe('45.00');
  });

  it('charges the usual fee for what the primary plan excludes, where the plan or the office says so', async () => {
    await practice.lay('benefit', { PlanNum: 403, CodeNum, BenefitType: BenefitType.Exclusions });
    expect(await feeOf({ PatNum: 13 })).toBe('45.00');
    await practice.change('insplan', { PlanNum: 403 }, { ExclusionFeeRule: ExclusionRule.UseUcrFee });
    expect(await feeOf({ PatNum: 13 })).toBe('50.00');
    await practice.change('insplan', { PlanNum: 403 }, { ExclusionFeeRule: ExclusionRule.PracticeDefault });
    await setPreference(practice, 'InsPlanUseUcrFeeForExclusions', '1');
    expect(await feeOf({ PatNum: 13 })).toBe('50.00');
    await practice.change('insplan', { PlanNum: 403 }, { ExclusionFeeRule: ExclusionRule.DoNothing });
    expect(await feeOf({ PatNum: 13 })).toBe('45.00');
  });

  it('counts a category covered at 0 % as excluded', async () => {
    await practice.change('insplan', { PlanNum: 403 }, { ExclusionFeeRule: ExclusionRule.UseUcrFee });
    await practice.lay('covcat', { CovCatNum: 5 });
    await practice.lay('covspan', { CovCatNum: 5, FromCode: 'D0100', ToCode: 'D0999' });
    await practice.lay('benefit', { PlanNum: 403, CovCatNum: 5, BenefitType: BenefitType.CoInsurance, Percent: 0 });
    expect(await feeOf({ PatNum: 13 })).toBe('50.00');
  });

  it('takes medical fees where the office charges them', async () => {
    await practice.change('procedurecode', { CodeNum }, { MedicalCode: 'M100' });
    await practice.lay('procedurecode', { CodeNum: 600, ProcCode: 'M100' });
    await practice.lay(
      'fee',
      { CodeNum: 600, FeeSched: UCR, Amount: 80 },
      { CodeNum: 600, FeeSched: 55, Amount: 81 },
      { CodeNum: 600, FeeSched: 57, Amount: 82 },
    );
    expect(await feeOf()).toBe('50.00');
    await setPreference(practice, 'MedicalFeeUsedForNewProcs', '1');
    expect(await feeOf()).toBe('80.00');
    // Without coverage the patient's schedule counts; with dental coverage alone, the dental choice.
    expect(await feeOf({ PatNum: 15 })).toBe('81.00');
    expect(await feeOf({ PatNum: 13 })).toBe('82.00');
    await practice.change('insplan', { PlanNum: 403 }, { IsMedical: 1, FeeSched: UCR });
    expect(await feeOf({ PatNum: 13 })).toBe('80.00');
  });

  it('keeps the fee of work completed before today when its provider changes', async () => {
    await setPreference(practice, 'ProcFeeUpdatePrompt', '1');
    await practice.change('provider', { ProvNum: 3 }, { FeeSched: 55 });
    await practice.lay(
      'procedurelog',
      procedure(130, 'D0120', { ProcStatus: 2, ProcDate: day(-5), ProcFee: 99 }),
      procedure(131, 'D0120', { ProcFee: 99 }),
    );
    expect(await succeed(practice, 'PUT', '/130', { ProvNum: 3 })).toMatchObject({ ProcFee: '99.00' });
    expect(await succeed(practice, 'PUT', '/131', { ProvNum: 3 })).toMatchObject({ ProcFee: '44.00' });
    expect(await succeed(practice, 'PUT', '/131', { ProvNum: 2, ProcFee: 12 })).toMatchObject({ ProcFee: '12.00' });
    await setPreference(practice, 'ProcFeeUpdatePrompt', '2');
    expect(await succeed(practice, 'PUT', '/131', { ProvNum: 3 })).toMatchObject({ ProcFee: '12.00' });
  });
});
