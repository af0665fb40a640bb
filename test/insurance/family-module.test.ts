import { beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

describe.each(engines)('the insurance of the family module, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(async () => {
    await practice.clear();
    await practice.lay(
      'patient',
      { PatNum: 13, FName: 'John', LName: 'Wilkins' },
      { PatNum: 10, FName: 'Eve', LName: 'Wilkins' },
      { PatNum: 14, PatStatus: 4 },
      { PatNum: 15 },
    );
    await practice.lay(
      'carrier',
      { CarrierNum: 8, CarrierName: 'BCBS' },
      { CarrierNum: 9, CarrierName: 'Metlife Dental' },
    );
    await practice.lay(
      'feesched',
      { FeeSchedNum: 53, Description: 'Standard' },
      { FeeSchedNum: 54, Description: 'Fixed', FeeSchedType: 3 },
    );
    await practice.lay('employer', { EmployerNum: 2, EmpName: 'Happy Dental' });
    await practice.lay(
      'insplan',
      { PlanNum: 7, CarrierNum: 8, FeeSched: 53, PlanType: '' },
      { PlanNum: 11, CarrierNum: 9, PlanType: 'p', EmployerNum: 2, PlanNote: 'A note of the plan.' },
    );
    await practice.lay(
      'inssub',
      { InsSubNum: 7, PlanNum: 7, Subscriber: 10, SubscriberID: '541147842' },
      { InsSubNum: 16, PlanNum: 11, Subscriber: 13, SubscriberID: '987654' },
    );
    await practice.lay(
      'patplan',
      { PatPlanNum: 18, PatNum: 13, InsSubNum: 16, Ordinal: 2 },
      { PatPlanNum: 17, PatNum: 13, InsSubNum: 7, Ordinal: 1, Relationship: 7 },
    );
  });
  const insurance = async (patNum = 13) => (await practice.get(`/familymodules/${patNum}/Insurance`)).body;
  const words = async () =>
    (await insurance()).map(({ ordinal, planType }: Record<string, string>) => [ordinal, planType]);

  it('is told in pages', async () => {
    const rows = await insurance();
    expect((await practice.get('/familymodules/13/Insurance?Offset=1')).body).toEqual(rows.slice(1));
    expect((await practice.get('/familymodules/13/Insurance?Limit=1')).body).toEqual(rows.slice(0, 1));
  });

  it('is told as the page shows it', async () => {
    expect(await insurance()).toEqual([
      {
        ...{ PatNum: 13, InsSubNum: 7, Subscriber: 10, subscriber: 'Eve Wilkins', SubscriberID: '541147842' },
        ...{ SubscNote: '', PatPlanNum: 17, Ordinal: 1, ordinal: 'Primary', IsPending: 'false' },
        ...{ Relationship: 'LifePartner', PatID: '', CarrierNum: 8, CarrierName: 'BCBS', PlanNum: 7, GroupName: '' },
        ...{ GroupNum: '', PlanNote: '', FeeSched: 53, feeSchedule: 'Standard', PlanType: '' },
        ...{ planType: 'Category Percentage', CopayFeeSched: 0, EmployerNum: 0, employer: '', IsMedical: 'false' },
      },
      {
        ...{ PatNum: 13, InsSubNum: 16, Subscriber: 13, subscriber: 'John Wilkins', SubscriberID: '987654' },
        ...{ SubscNote: '', PatPlanNum: 18, Ordinal: 2, ordinal: 'Secondary', IsPending: 'false' },
        ...{
          Relationship: 'Self',
          PatID: '',
          CarrierNum: 9,
          CarrierName: 'Metlife Dental',
          PlanNum: 11,
          GroupName: '',
        },
        ...{ GroupNum: '', PlanNote: 'A note of the plan.', FeeSched: 0, feeSchedule: '', PlanType: 'p' },
        ...{
          planType: 'PPO Percentage',
          CopayFeeSched: 0,
          EmployerNum: 2,
          employer: 'Happy Dental',
          IsMedical: 'false',
        },
      },
    ]);
  });

  it('counts the dental plans by themselves, and says what kind each plan is', async () => {
    await practice.change('insplan', { PlanNum: 7 }, { IsMedical: 1, PlanType: 'c' });
    await practice.change('insplan', { PlanNum: 11 }, { CopayFeeSched: 54 });
    await practice.lay('insplan', { PlanNum: 12, PlanType: 'f' });
    await practice.lay('inssub', { InsSubNum: 20, PlanNum: 12, Subscriber: 99 });
    await practice.lay(
      'patplan',
      { PatPlanNum: 19, PatNum: 13, InsSubNum: 20, Ordinal: 3 },
      { PatPlanNum: 20, PatNum: 13, InsSubNum: 20, Ordinal: 4 },
    );
    expect(await words()).toEqual([
      ['Medical', 'Capitation'],
      ['Primary', 'PPO Fixed Benefit'],
      ['Secondary', 'Medicaid or Flat Co-pay'],
      ['Other', 'Medicaid or Flat Co-pay'],
    ]);
    expect((await insurance())[2]).toMatchObject({ CarrierNum: 0, CarrierName: '', subscriber: '' });
  });

  it('is an empty list without any, and asks for a patient who is there', async () => {
    expect(await insurance(15)).toEqual([]);
    expect(await practice.get('/familymodules/99/Insurance')).toMatchObject({
      status: 404,
      text: 'Patient not found.',
    });
    expect(await practice.get('/familymodules/14/Insurance')).toMatchObject({
      status: 400,
      text: 'Patient has been deleted.',
    });
    expect(await practice.get('/familymodules/13')).toMatchObject({
      status: 400,
      text: 'familymodules GET  is not a valid method.',
    });
  });
});
