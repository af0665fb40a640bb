import { expect, it } from 'vitest';
import { PermType, TPType } from '../../src/domain/enums.ts';
import { itAnswers, type NumberedRequest } from '../support/listed-requests.ts';
import { estimatesOf } from './amounts.ts';
import { onOffice, succeeding } from './on-office.ts';

const span = { CovCatNum: 5, FromCode: 'D1', ToCode: 'D9' };
const link = { PlanNum: 501, CodeNum: 4, SubstitutionCode: 'D2140', SubstOnlyIf: 'Always' };
const discount = { Description: 'New', FeeSchedNum: 56, DefNum: 3 };
const verify = { VerifyType: 'PatientEnrollment', FKey: 801 };
const subscription = { DiscountPlanNum: 31, PatNum: 24 };

/** Rows of `companions-insurance.md` 25.2. */
const rows: readonly NumberedRequest[] = [
  [
    '43',
    'POST',
    '/covcats',
    { Description: 'Implants', DefaultPercent: 80 },
    201,
    { CovOrder: 14, EbenefitCat: 'None', IsHidden: 'false' },
  ],
  ['44', 'POST', '/covcats', {}, 400, 'Description is required.'],
  ['44', 'POST', '/covcats', { Description: 'X', DefaultPercent: 101 }, 400, 'DefaultPercent is invalid.'],
  ['44', 'POST', '/covcats', { Description: 'X', EbenefitCat: 'X' }, 400, 'EbenefitCat is invalid.'],
  ['-', 'PUT', '/covcats/14', { CovOrder: 99 }, 200, { CovOrder: 13 }],
  ['-', 'PUT', '/covcats/99', {}, 404, 'CovCat not found.'],
  ['-', 'POST', '/covspans', span, 201, span],
  ['45', 'POST', '/covspans', { ...span, FromCode: 'D9', ToCode: 'D1' }, 400, 'FromCode must be less than ToCode.'],
  ['45', 'POST', '/covspans', { ...span, ToCode: 'D1' }, 400, 'FromCode must be less than ToCode.'],
  ['45', 'POST', '/covspans', { ...span, CovCatNum: 99 }, 404, 'CovCat not found.'],
  ['46', 'DELETE', '/covspans/999', undefined, 404, 'CovSpan not found.'],
  [
    '47',
    'POST',
    '/codegroups',
    { GroupName: 'G', ProcCodes: 'D4910, D4341' },
    201,
    { ProcCodes: 'D4910,D4341', CodeGroupFixed: 'None', IsHidden: 'false', ShowInAgeLimit: 'false' },
  ],
  [
    '-',
    'POST',
    '/codegroups',
    { GroupName: 'G', ShowInFrequency: 'true', ShowInOther: true },
    201,
    { ShowInAgeLimit: 'false', ShowInFrequency: 'true', ShowInOther: 'true' },
  ],
  [
    '-',
    'POST',
    '/codegroups',
    { GroupName: 'G', IsHidden: 'true', ShowInOther: 'true' },
    400,
    'IsHidden cannot be true when ShowInFrequency or ShowInOther is true.',
  ],
  ['48', 'PUT', '/codegroups/99', {}, 404, 'CodeGroup not found.'],
  ['-', 'DELETE', '/codegroups/99', undefined, 404, 'CodeGroup not found.'],
  ['49', 'POST', '/substitutionlinks', { ...link, SubstitutionCode: 'd2140' }, 404, 'SubstitutionCode not found.'],
  ['49', 'POST', '/substitutionlinks', link, 201, link],
  ['49', 'POST', '/substitutionlinks', { ...link, SubstOnlyIf: undefined }, 400, 'SubstOnlyIf is required.'],
  ['-', 'POST', '/substitutionlinks', { ...link, PlanNum: 99 }, 404, 'InsPlan not found.'],
  ['-', 'PUT', '/substitutionlinks/99', {}, 404, 'SubstitutionLink not found.'],
  [
    '81',
    'PUT',
    '/insverifies',
    { ...verify, DateLastVerified: '2026-06-01', DefNum: 721, Note: 'n' },
    200,
    { DateLastVerified: '2026-06-01', DefNum: 0, Note: '' },
  ],
  [
    '82',
    'PUT',
    '/insverifies',
    { VerifyType: 'InsuranceBenefit', FKey: 501, DefNum: 721, Note: 'n' },
    200,
    { DefNum: 721, Note: 'n' },
  ],
  ['83', 'PUT', '/insverifies', { VerifyType: 'PatientEnrollment' }, 400, 'FKey is required.'],
  ['83', 'PUT', '/insverifies', { ...verify, FKey: 99 }, 404, 'PatPlan not found.'],
  ['83', 'PUT', '/insverifies', { ...verify, VerifyType: 'X' }, 400, 'VerifyType is invalid.'],
  ['-', 'PUT', '/insverifies', { ...verify, DefNum: 69 }, 404, 'DefNum not found.'],
  [
    '84',
    'POST',
    '/discountplans',
    discount,
    201,
    { ExamFreqLimit: -1, PAFreqLimit: -1, AnnualMax: -1, adjustmentType: 'Discount Plan', PlanNote: '' },
  ],
  ['84', 'POST', '/discountplans', { ...discount, DefNum: 1 }, 400, 'DefNum must have an ItemValue of dp.'],
  ['84', 'POST', '/discountplans', { ...discount, DefNum: 69 }, 404, 'DefNum not found.'],
  ['84', 'POST', '/discountplans', { ...discount, AnnualMax: -2 }, 400, 'AnnualMax is invalid.'],
  ['-', 'POST', '/discountplans', { ...discount, FeeSchedNum: 99 }, 404, 'FeeSched not found.'],
  ['86', 'POST', '/discountplansubs', subscription, 201, subscription],
  ['-', 'POST', '/discountplansubs', { ...subscription, DiscountPlanNum: 99 }, 404, 'DiscountPlan not found.'],
  ['-', 'POST', '/discountplansubs', { ...subscription, PatNum: 25 }, 400, 'Patient has been deleted.'],
  [
    '-',
    'POST',
    '/discountplansubs',
    { ...subscription, DateEffective: '2026-02-01', DateTerm: '2026-01-31' },
    400,
    'DateTerm is invalid.',
  ],
];

onOffice('categories, groups, substitutions, verifications and discounts', (practice) => {
  const ok = succeeding(() => practice);
  const estimate = (procNum: number) => estimatesOf(practice, procNum);
  const discounts = async () => {
    const planned = await practice.rows('procedurelog', ({ ProcNum }) => ProcNum === 1030 || ProcNum === 1031);
    return planned.map(({ DiscountPlanAmt }) => DiscountPlanAmt);
  };
  const planType = async () =>
    (await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === 903))[0]?.TPType;

  for (const [number, ...request] of rows) itAnswers(() => practice, request, `row ${number}: `);

  it('row 81: keeps what was said of a closed verification', async () => {
    await ok('PUT', '/insverifies', { ...verify, DateLastVerified: '2026-06-01', DefNum: 721, Note: 'n' });
    expect(await practice.rows('insverifyhist')).toMatchObject([{ DefNum: 721, Note: 'n', FKey: 801 }]);
  });

  it('moves a category and keeps the places whole', async () => {
    await ok('PUT', '/covcats/14', { CovOrder: 0 });
    const places = (await practice.rows('covcat')).map(({ CovOrder }) => CovOrder);
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0]);
  });

  it('follows a code that moves to another category', async () => {
    const crowns = (await practice.rows('covspan', ({ CovCatNum }) => CovCatNum === 9))[0]!;
    await ok('DELETE', `/covspans/${crowns.CovSpanNum}`);
    expect([await estimate(1002), await estimate(1020)]).toEqual([[[0, 300]], [[0, 300]]]);
    await ok('POST', '/covspans', { CovCatNum: 5, FromCode: 'D2700', ToCode: 'D2799' });
    expect(await estimate(1002)).toEqual([[720, 300]]);
  });

  it('follows the codes of a group', async () => {
    const { CodeGroupNum } = await ok('POST', '/codegroups', { GroupName: 'G', ProcCodes: 'D7140' });
    const benefit = { PlanNum: 501, BenefitType: 'CoInsurance', CoverageLevel: 'None', Percent: 20, CodeGroupNum };
    const { BenefitNum } = await ok('POST', '/benefits', benefit);
    expect(await estimate(1002)).toEqual([[450, 300]]);
    await ok('PUT', `/codegroups/${CodeGroupNum}`, { ProcCodes: 'D7140,D2740' });
    expect(await estimate(1002)).toEqual([[180, 300]]);
    expect((await practice.send('DELETE', `/codegroups/${CodeGroupNum}`)).text).toBe(
      'CodeGroup is in use by a benefit and cannot be deleted.',
    );
    await ok('DELETE', `/benefits/${BenefitNum}`);
    await ok('DELETE', `/codegroups/${CodeGroupNum}`);
    expect(await practice.rows('codegroup')).toEqual([]);
    expect(await estimate(1002)).toEqual([[450, 300]]);
  });

  it('rows 163 and 164: pays a substitute, unless the plan has none', async () => {
    await ok('POST', '/patplans', { PatNum: 21, InsSubNum: 701, Relationship: 'Spouse' });
    const { SubstitutionLinkNum } = await ok('POST', '/substitutionlinks', link);
    expect(await estimate(1015)).toEqual([[56, 50]]);
    await ok('PUT', '/insplans/501', { CodeSubstNone: 'true' });
    expect(await estimate(1015)).toEqual([[80, 50]]);
    await ok('PUT', '/insplans/501', { CodeSubstNone: 'false' });
    await ok('PUT', `/substitutionlinks/${SubstitutionLinkNum}`, { SubstOnlyIf: 'Never' });
    expect(await estimate(1015)).toEqual([[80, 50]]);
    await ok('DELETE', `/substitutionlinks/${SubstitutionLinkNum}`);
    expect(await practice.rows('substitutionlink')).toEqual([]);
  });

  it('rows 86 to 88: lets a patient have one discount plan', async () => {
    const { DiscountSubNum } = await ok('POST', '/discountplansubs', subscription);
    expect((await practice.post('/discountplansubs', subscription)).text).toBe(
      'Patient already has a DiscountPlanSub.',
    );
    expect(await ok('GET', '/discountplansubs?PatNum=24')).toMatchObject(subscription);
    const path = `/discountplansubs/${DiscountSubNum}`;
    expect((await practice.put(path, {})).text).toBe('PatNum is required.');
    expect((await practice.put(path, { PatNum: 20 })).text).toBe('PatNum does not match the DiscountPlanSub.');
    expect((await practice.put(path, { PatNum: 24, SubNote: 'x' })).body).toMatchObject({ SubNote: 'x' });
  });

  it('rows 167, 170 and 171: turns the live plans, and discounts what is planned', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 990, PatNum: 24, TPStatus: 0, Heading: 'Saved' });
    const sub = await ok('POST', '/discountplansubs', { ...subscription, DateEffective: '2026-01-01' });
    expect([await planType(), await discounts()]).toEqual([TPType.Discount, [50, 170]]);
    expect(await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === 990)).toMatchObject([
      { TPType: TPType.Insurance },
    ]);
    await ok('PUT', '/discountplans/31', { AnnualMax: -1 });
    expect(await discounts()).toEqual([50, 200]);
    await ok('DELETE', `/discountplansubs/${sub.DiscountSubNum}`);
    expect([await planType(), await discounts()]).toEqual([TPType.Insurance, [0, 0]]);
    expect((await practice.rows('securitylog')).map(({ PermType: type, LogText }) => [type, LogText])).toEqual([
      [PermType.DiscountPlanAddDrop, 'Created by Amazing Smiles through API. The discount plan Basic was added.'],
      [PermType.DiscountPlanEdit, 'Updated by Amazing Smiles through API. Basic'],
      [PermType.DiscountPlanAddDrop, 'Deleted by Amazing Smiles through API. The discount plan Basic was dropped.'],
    ]);
  });
});
