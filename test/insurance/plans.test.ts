import { expect, it } from 'vitest';
import { PermType, TreatArea } from '../../src/domain/enums.ts';
import { itAnswers, type NumberedRequest } from '../support/listed-requests.ts';
import { estimatesOf } from './amounts.ts';
import { TODAY } from './office.ts';
import { onOffice, succeeding } from './on-office.ts';

const x = { CarrierName: 'X' };
const plan = { CarrierNum: 10 };
const sub = { PlanNum: 501, Subscriber: 27, SubscriberID: 'A1' };
const ben = { PlanNum: 501, BenefitType: 'CoInsurance', CoverageLevel: 'None' };
const link = { PatNum: 27, InsSubNum: 702 };

/** Rows of `companions-insurance.md` 25.2. */
const rows: readonly NumberedRequest[] = [
  ['1', 'POST', '/carriers', {}, 400, 'CarrierName is required.'],
  ['1', 'POST', '/carriers', { CarrierName: ' ' }, 400, 'CarrierName is required.'],
  [
    '2',
    'POST',
    '/carriers',
    { ...x, Phone: '503-456-8910', State: 'OR', Zip: '97035' },
    201,
    { Phone: '(503)456-8910', NoSendElect: 'SendElect', IsHidden: 'false', Address: '' },
  ],
  ['3', 'POST', '/carriers', { ...x, State: 'or' }, 400, 'State must be two capital characters.'],
  ['3', 'POST', '/carriers', { ...x, State: 'Ore' }, 400],
  ['3', 'POST', '/carriers', { ...x, Zip: '1234' }, 400, 'Zip must be in the format 12345, 12345-1234, or 123456789.'],
  ['3', 'POST', '/carriers', { ...x, Zip: '123456789' }, 201, { Zip: '123456789' }],
  ['4', 'POST', '/carriers', { ...x, NoSendElect: 'Never' }, 400, 'NoSendElect is invalid.'],
  ['4', 'POST', '/carriers', { ...x, NoSendElect: 1 }, 400, 'NoSendElect is invalid.'],
  ['5', 'GET', '/carriers/99', undefined, 404, 'Carrier not found.'],
  ['-', 'PUT', '/carriers/10', { CarrierName: '' }, 400, 'CarrierName is required.'],
  ['-', 'PUT', '/carriers/99', {}, 404, 'Carrier not found.'],
  ['7', 'DELETE', '/carriers/10', undefined, 400, 'carriers DELETE  is not a valid method.'],
  ['8', 'POST', '/insplans', {}, 400, 'CarrierNum is required.'],
  ['8', 'POST', '/insplans', { CarrierNum: 99 }, 404, 'Carrier not found.'],
  [
    '9',
    'POST',
    '/insplans',
    plan,
    200,
    { PlanType: '', FeeSched: 0, MonthRenew: 0, ClaimFormNum: 1, CodeSubstNone: 'false', IsBlueBookEnabled: 'false' },
  ],
  ['10', 'POST', '/insplans', { ...plan, PlanType: 'q' }, 400, 'PlanType is invalid.'],
  ['10', 'POST', '/insplans', { ...plan, MonthRenew: 13 }, 400, 'MonthRenew is invalid.'],
  ['10', 'POST', '/insplans', { ...plan, FeeSched: 99 }, 404, 'FeeSched not found.'],
  ['10', 'POST', '/insplans', { ...plan, EmployerNum: 99 }, 404, 'Employer not found.'],
  ['-', 'POST', '/insplans', { ...plan, AllowedFeeSched: 99 }, 404, 'FeeSched not found.'],
  ['-', 'POST', '/insplans', { ...plan, ClaimFormNum: 99 }, 404, 'ClaimForm not found.'],
  ['-', 'POST', '/insplans', { ...plan, ClaimFormNum: 4 }, 200, { ClaimFormNum: 4 }],
  ['-', 'POST', '/insplans', { ...plan, BillingType: 69 }, 404, 'BillingType not found.'],
  ['-', 'POST', '/insplans', { ...plan, CobRule: 'Both' }, 400, 'CobRule is invalid.'],
  ['-', 'PUT', '/insplans/501', { ClaimFormNum: 99 }, 404, 'ClaimForm not found.'],
  ['11', 'POST', '/insplans', { ...plan, CopayFeeSched: 54 }, 400, 'CopayFeeSched must have a FeeSchedType of CoPay.'],
  ['11', 'POST', '/insplans', { ...plan, CopayFeeSched: 55 }, 200, { CopayFeeSched: 55 }],
  [
    '12',
    'POST',
    '/insplans',
    { ...plan, PlanType: 'p', IsBlueBookEnabled: 'true' },
    400,
    'IsBlueBookEnabled cannot be true unless PlanType is Percentage.',
  ],
  ['15', 'PUT', '/insplans/99', {}, 404, 'InsPlan not found.'],
  ['16', 'POST', '/inssubs', { PlanNum: 501, Subscriber: 27 }, 400, 'SubscriberID is required.'],
  ['16', 'POST', '/inssubs', { ...sub, PlanNum: 99 }, 404, 'InsPlan not found.'],
  ['16', 'POST', '/inssubs', { ...sub, Subscriber: 99 }, 404, 'Patient not found.'],
  ['16', 'POST', '/inssubs', { ...sub, Subscriber: 25 }, 400, 'Patient has been deleted.'],
  ['17', 'POST', '/inssubs', sub, 201, { ReleaseInfo: 'true', AssignBen: 'true', DateEffective: '0001-01-01' }],
  ['18', 'DELETE', '/inssubs/701', undefined, 400, "Can't delete InsSub because PatPlans are still attached."],
  ['18', 'DELETE', '/inssubs/704', undefined, 200, ''],
  ['18', 'DELETE', '/inssubs/99', undefined, 404, 'InsSub not found.'],
  ['20', 'PUT', '/inssubs/701', { SubscNote: 'x', PlanNum: null }, 200, { PlanNum: 501, SubscNote: 'x' }],
  ['-', 'PUT', '/inssubs/701', { SubscriberID: ' ' }, 400, 'SubscriberID is required.'],
  ['21', 'POST', '/patplans', { PatNum: 99, InsSubNum: 701 }, 404, 'Patient does not exist.'],
  ['21', 'POST', '/patplans', { PatNum: 27, InsSubNum: 99 }, 404, 'InsSub does not exist.'],
  ['-', 'POST', '/patplans', { PatNum: 25, InsSubNum: 701 }, 400, 'Patient has been deleted.'],
  ['22', 'POST', '/patplans', { PatNum: 20, InsSubNum: 701 }, 400, 'The patient is already linked to this InsSub.'],
  ['23', 'POST', '/patplans', { ...link, Ordinal: 0 }, 400, 'Ordinal is invalid.'],
  ['23', 'POST', '/patplans', { ...link, Ordinal: 5 }, 201, { Ordinal: 1 }],
  ['23', 'POST', '/patplans', { ...link, Relationship: 'Cousin' }, 400, 'Relationship is invalid.'],
  [
    '24',
    'POST',
    '/patplans',
    { ...link, Relationship: 'InjuredPlantiff' },
    201,
    { Relationship: 'InjuredPlaintiff', IsPending: 'false', OrthoAutoFeeBilledOverride: -1 },
  ],
  ['28', 'PUT', '/patplans/804', { InsSubNum: 706 }, 400, 'The patient is already linked to this InsSub.'],
  ['28', 'PUT', '/patplans/804', { InsSubNum: 99 }, 404, 'InsSub does not exist.'],
  ['28', 'PUT', '/patplans/804', { PatNum: 27 }, 200, { PatNum: 26 }],
  ['-', 'DELETE', '/patplans/99', undefined, 404, 'PatPlan not found.'],
  ['30', 'POST', '/benefits', { ...ben, PlanNum: 0 }, 400, 'PlanNum or PatPlanNum is required.'],
  ['30', 'POST', '/benefits', { ...ben, PatPlanNum: 801 }, 400, 'PlanNum and PatPlanNum cannot both be specified.'],
  ['31', 'POST', '/benefits', { PlanNum: 501, BenefitType: 'CoInsurance' }, 400, 'CoverageLevel is required.'],
  ['31', 'POST', '/benefits', { PlanNum: 501, CoverageLevel: 'None' }, 400, 'BenefitType is required.'],
  ['32', 'POST', '/benefits', { ...ben, Percent: 101 }, 400, 'Percent is invalid.'],
  ['32', 'POST', '/benefits', { ...ben, Percent: -2 }, 400, 'Percent is invalid.'],
  [
    '32',
    'POST',
    '/benefits',
    { ...ben, BenefitType: 'Deductible', Percent: 50 },
    400,
    'Percent is only allowed when BenefitType is CoInsurance.',
  ],
  [
    '33',
    'POST',
    '/benefits',
    { ...ben, CovCatNum: 5, Percent: 70 },
    201,
    {
      TimePeriod: 'CalendarYear',
      QuantityQualifier: 'None',
      MonetaryAmt: -1,
      CodeNum: 0,
      procCode: '',
      CodeGroupNum: 0,
    },
  ],
  [
    '34',
    'POST',
    '/benefits',
    { ...ben, CovCatNum: 5, procCode: 'D2140', Percent: 70 },
    400,
    'CodeNum and procCode are only allowed when CovCatNum is 0.',
  ],
  ['34', 'POST', '/benefits', { ...ben, procCode: 'D2140', Percent: 70 }, 201, { CodeNum: 3, procCode: 'D2140' }],
  ['35', 'POST', '/benefits', { ...ben, procCode: 'd2140', Percent: 70 }, 404, 'procCode not found.'],
  ['35', 'POST', '/benefits', { ...ben, CodeNum: 3, procCode: 'nope', Percent: 70 }, 201, { procCode: 'D2140' }],
  ['36', 'POST', '/benefits', { ...ben, BenefitType: 'WaitingPeriod', procCode: 'D2740' }, 400],
  [
    '36',
    'POST',
    '/benefits',
    { ...ben, BenefitType: 'WaitingPeriod', procCode: 'D2740', QuantityQualifier: 'Months', Quantity: 6 },
    201,
    { Quantity: 6 },
  ],
  [
    '37',
    'POST',
    '/benefits',
    { ...ben, BenefitType: 'Limitations', QuantityQualifier: 'AgeLimit', Quantity: 0 },
    400,
    'Quantity must be greater than 0 when QuantityQualifier is AgeLimit.',
  ],
  ['37', 'POST', '/benefits', { ...ben, BenefitType: 'Limitations', Quantity: 101 }, 400, 'Quantity is invalid.'],
  [
    '37',
    'POST',
    '/benefits',
    { ...ben, BenefitType: 'Limitations', QuantityQualifier: 'AgeLimit', Quantity: '15' },
    201,
    { Quantity: 15 },
  ],
  ['38', 'POST', '/benefits', { ...ben, CovCatNum: 99 }, 404, 'CovCat not found.'],
  ['38', 'POST', '/benefits', { ...ben, CodeGroupNum: 99 }, 404, 'CodeGroup not found.'],
  ['38', 'POST', '/benefits', { ...ben, PlanNum: 99 }, 404, 'InsPlan not found.'],
  [
    '39',
    'POST',
    '/benefits',
    { ...ben, BenefitType: 'ActiveCoverage', MonetaryAmt: 499.99 },
    201,
    { MonetaryAmt: 499.99 },
  ],
  ['-', 'POST', '/benefits', { ...ben, MonetaryAmt: -2 }, 400, 'MonetaryAmt is invalid.'],
  ['41', 'PUT', '/benefits/604', { CovCatNum: 0, BenefitType: 'Deductible' }, 400],
  ['42', 'PUT', '/benefits/99', {}, 404, 'Benefit not found.'],
  ['42', 'DELETE', '/benefits/99', undefined, 404, 'Benefit not found.'],
  ['-', 'PUT', '/benefits/604', { CodeNum: 3, CovCatNum: 0 }, 200, { CovCatNum: 0, procCode: 'D2140' }],
];

/** The chapter's lists, and questions that are refused. */
const asked: readonly (readonly [number: string, path: string, status: number, expected?: object | string])[] = [
  ['14', '/insplans?PlanType=percentage', 200, [{ PlanNum: 502 }, { PlanNum: 504 }]],
  ['14', '/insplans?PlanType=p', 200, [{ PlanNum: 501 }]],
  ['14', '/insplans?PlanType=x', 400, 'PlanType is invalid.'],
  ['14', '/insplans?CarrierNum=99', 200, []],
  ['19', '/inssubs?Subscriber=26', 200, [{ InsSubNum: 705 }, { InsSubNum: 706 }]],
  ['19', '/inssubs?PlanNum=501', 200, [{ InsSubNum: 701 }, { InsSubNum: 705 }]],
  ['26', '/patplans?PatNum=0', 200, []],
  ['26', '/patplans?InsSubNum=701', 200, [{ PatPlanNum: 801 }, { PatPlanNum: 802 }]],
  ['40', '/benefits?PlanNum=501', 200, [601, 602, 603, 604, 605, 606, 607, 608].map((BenefitNum) => ({ BenefitNum }))],
  ['40', '/benefits?PlanNum=99', 404, 'InsPlan not found.'],
  ['40', '/benefits?PatPlanNum=801', 200, []],
  ['50', '/substitutionlinks', 400, 'PlanNum is required.'],
  ['50', '/substitutionlinks?PlanNum=501', 200, []],
  ['53', '/familymodules/27/Insurance', 200, []],
  ['53', '/familymodules/99/Insurance', 404, 'Patient not found.'],
  ['53', '/familymodules/25/Insurance', 400, 'Patient has been deleted.'],
  ['53', '/familymodules/26', 400, 'familymodules GET  is not a valid method.'],
  [
    '54',
    '/claimprocs?PatNum=20&Status=Estimate',
    200,
    [{ ProcNum: 1001 }, { ProcNum: 1002 }, { ProcNum: 1003 }, { ProcNum: 1004 }],
  ],
  ['54', '/claimprocs?PatNum=20&Status=6', 400, 'Status is invalid.'],
  ['54', '/claimprocs?PatNum=20&Status=Foo', 400, 'Status is invalid.'],
  ['55', '/claimprocs?ProcNum=1050', 200, [{ Status: 'CapComplete', CopayAmt: 25, WriteOff: 95, InsEstTotal: 0 }]],
  ['74', '/claims/99', 404, 'Claim not found.'],
  ['74', '/claims?PatNum=99', 404, 'Patient not found.'],
  ['74', '/claims?ClaimStatus=X', 400, 'ClaimStatus is invalid.'],
  ['80', '/eobattaches', 400, 'ClaimPaymentNum is required.'],
  ['80', '/etranss', 400, 'PatNum is required.'],
  ['80', '/etranss?ClaimNum=1', 400, 'PatNum is required.'],
  ['85', '/discountplansubs', 400, 'PatNum is required.'],
  ['85', '/discountplansubs?PatNum=99', 404, 'Patient not found.'],
  ['85', '/discountplansubs?PatNum=24', 404, 'DiscountPlanSub not found.'],
];

onOffice('carriers, plans, subscriptions, coverage and benefits', (practice) => {
  const audits = async () => (await practice.rows('securitylog')).map(({ PermType: type }) => type);
  const ok = succeeding(() => practice);
  const estimate = (procNum: number) => estimatesOf(practice, procNum);

  for (const [number, ...request] of rows) itAnswers(() => practice, request, `row ${number}: `);

  it('rows 14 to 85: lists what is there, and refuses other questions', async () => {
    for (const [number, path, status, expected] of asked) {
      const answer = await practice.get(path);
      expect([number, path, answer.status, answer.text]).toEqual([number, path, status, answer.text]);
      if (typeof expected === 'string') expect([path, answer.text]).toEqual([path, expected]);
      else expect([path, answer.body]).toMatchObject([path, expected]);
    }
    expect((await practice.put('/claims/99', {})).status).toBe(404);
  });

  it('keeps the area of a frequency limitation, and the group of a limitation, as later pages say', async () => {
    const group = await ok('POST', '/codegroups', { GroupName: 'Fluoride', ProcCodes: 'D1206' });
    const other = await ok('POST', '/codegroups', { GroupName: 'Sealant', ProcCodes: 'D1351' });
    const { CodeGroupNum } = group;
    const plain = { PlanNum: 501, BenefitType: 'Limitations', CoverageLevel: 'None', Quantity: 2 };
    const often = { ...plain, CodeGroupNum, QuantityQualifier: 'NumberOfServices', TreatArea: 'Tooth' };
    const { BenefitNum } = await ok('POST', '/benefits', often);
    const area = async () => (await practice.rows('benefit')).find((row) => row.BenefitNum === BenefitNum)?.TreatArea;
    expect(await area()).toBe(TreatArea.Tooth);
    const refused = async (body: object, path = `/benefits/${BenefitNum}`) => {
      const answer = await practice.send(path === '/benefits' ? 'POST' : 'PUT', path, body);
      expect(answer.status).toBe(400);
      return answer.text;
    };
    const ONLY = 'TreatArea is only allowed when the benefit is a Frequency Limitation.';
    const KEPT = 'CodeGroupNum cannot be changed for a Frequency Limitation or Age Limit benefit.';
    expect(await refused({ ...plain, TreatArea: 'Quad' }, '/benefits')).toBe(ONLY);
    expect(await refused({ ...often, MonetaryAmt: 5 }, '/benefits')).toBe(ONLY);
    expect(await refused({ TreatArea: 'Quad', TimePeriod: 'Lifetime' })).toBe(ONLY);
    expect(await refused({ TreatArea: 'Leg' })).toBe('TreatArea is invalid.');
    expect(await refused({ CodeGroupNum: other.CodeGroupNum })).toBe(KEPT);
    await ok('PUT', `/benefits/${BenefitNum}`, { TreatArea: 'Quad', CodeGroupNum });
    expect(await area()).toBe(TreatArea.Quad);
    await ok('PUT', `/benefits/${BenefitNum}`, { Quantity: 3 });
    expect(await area()).toBe(TreatArea.Quad);

    const aged = await ok('POST', '/benefits', { ...plain, QuantityQualifier: 'AgeLimit' });
    await ok('PUT', `/benefits/${aged.BenefitNum}`, { CodeGroupNum });
    expect(await refused({ CodeGroupNum: 0 }, `/benefits/${aged.BenefitNum}`)).toBe(KEPT);
    const missing = await practice.put('/benefits/604', { CodeGroupNum: 99 });
    expect([missing.status, missing.text]).toEqual([404, 'CodeGroup not found.']);
    expect(await ok('PUT', '/benefits/604', { CodeGroupNum })).toMatchObject({ CodeGroupNum });
    expect(await ok('PUT', '/benefits/604', { CodeGroupNum: 0 })).toMatchObject({ CodeGroupNum: 0 });
  });

  it('rows 51 and 52: tells the plans of a family’s module', async () => {
    const modules = async () => (await practice.get('/familymodules/26/Insurance')).body;
    expect(await modules()).toMatchObject([
      { ordinal: 'Primary', PlanType: 'p', planType: 'PPO Percentage', feeSchedule: 'PPO', subscriber: 'Eve Eads' },
      { ordinal: 'Secondary', planType: 'Category Percentage', feeSchedule: '' },
    ]);
    await ok('PUT', '/insplans/501', { IsMedical: 'true' });
    expect((await modules()).map(({ ordinal }: { ordinal: string }) => ordinal)).toEqual(['Medical', 'Primary']);
  });

  it('rows 29 and 75: drops coverage, and keeps a procedure that a claim holds', async () => {
    await ok('POST', '/claims', { PatNum: 20, procNums: [1003], ClaimType: 'P' });
    const held = await practice.delete('/procedurelogs/1003');
    expect(held).toMatchObject({
      status: 400,
      text: 'Not allowed to delete a procedure that is attached to a claim.',
    });
    await ok('DELETE', '/patplans/801');
    expect((await practice.get('/familymodules/20/Insurance')).body).toEqual([]);
    expect(await practice.rows('inssub', ({ InsSubNum }) => InsSubNum === 701)).toHaveLength(1);
  });

  it('starts from the amounts of the chapter', async () => {
    expect(await estimate(1001)).toEqual([[56, 30]]);
    expect(await estimate(1002)).toEqual([[450, 300]]);
    expect(await estimate(1003)).toEqual([[42, 18]]);
    expect(await estimate(1004)).toEqual([[96, 30]]);
    expect(await estimate(1020)).toEqual([[425, 300]]);
    expect(await estimate(1010)).toEqual([
      [425, 175],
      [600, -1],
    ]);
  });

  it('row 6: hides a carrier and leaves plans and estimates alone', async () => {
    const before = await practice.rows('claimproc');
    await ok('PUT', '/carriers/10', { IsHidden: 'true' });
    expect(await practice.rows('claimproc')).toEqual(before);
    await ok('PUT', '/carriers/10', { CarrierName: 'Dental Guard Two' });
    expect(await audits()).toEqual([PermType.CarrierEdit, PermType.CarrierEdit, PermType.InsPlanChangeCarrierName]);
  });

  it('rows 9 and 13: makes a plan without benefits, to be verified, with blue book where the office keeps it', async () => {
    const { PlanNum } = await ok('POST', '/insplans', plan);
    expect(await ok('GET', `/benefits?PlanNum=${PlanNum}`)).toEqual([]);
    expect(await ok('GET', `/insverifies?VerifyType=InsuranceBenefit&FKey=${PlanNum}`)).toHaveLength(1);
    await practice.change('preference', { PrefName: 'AllowedFeeSchedsAutomate' }, { ValueString: '2' });
    expect(await ok('POST', '/insplans', plan)).toMatchObject({ IsBlueBookEnabled: 'true' });
    expect(await ok('POST', '/insplans', { ...plan, PlanType: 'p' })).toMatchObject({ IsBlueBookEnabled: 'false' });
  });

  it('keeps what is sent of the claims of a plan instead of what the office has', async () => {
    await practice.lay('definition', { DefNum: 9001, Category: 4, ItemName: 'Insured' });
    const sent = { ClaimsUseUCR: 'true', ShowBaseUnits: 'true', CobRule: 'CarveOut', BillingType: 9001 };
    const { PlanNum } = await ok('POST', '/insplans', { ...plan, PlanType: 'p', ...sent });
    const stored = async () => (await practice.rows('insplan', (row) => row.PlanNum === PlanNum))[0];
    expect(await stored()).toMatchObject({ ClaimsUseUCR: 1, ShowBaseUnits: 1, CobRule: 2, BillingType: 9001 });
    await ok('PUT', `/insplans/${PlanNum}`, { ClaimFormNum: 4, CobRule: 'Standard', BillingType: 0 });
    expect(await stored()).toMatchObject({ ClaimFormNum: 4, ClaimsUseUCR: 1, CobRule: 1, BillingType: 0 });
  });

  it('estimates by what a plan allows out of network', async () => {
    const paid = async () => (await estimate(1010)).at(-1);
    expect(await paid()).toEqual([600, -1]);
    await ok('PUT', '/insplans/502', { AllowedFeeSched: 54 });
    expect(await paid()).toEqual([450, -1]);
    await ok('PUT', '/insplans/502', { AllowedFeeSched: 0 });
    expect(await paid()).toEqual([600, -1]);
  });

  it('rows 25 and 27: keeps ordinals whole when a link comes or moves', async () => {
    const ordinals = async () =>
      (await ok('GET', '/patplans?PatNum=26')).map((row: { PatPlanNum: number; Ordinal: number }) => row.Ordinal);
    await ok('POST', '/patplans', { PatNum: 26, InsSubNum: 702, Ordinal: 1 });
    expect(await ordinals()).toEqual([2, 3, 1]);
    await ok('PUT', '/patplans/804', { Ordinal: 3 });
    expect(await ordinals()).toEqual([3, 2, 1]);
    await ok('DELETE', '/patplans/805');
    expect(await ordinals()).toEqual([2, 1]);
  });

  it('row 42: changes nothing when nothing changes', async () => {
    const before = await practice.everything();
    practice.setNow(`${TODAY} 10:00:00`);
    for (const path of ['/benefits/604', '/insplans/501', '/inssubs/701', '/patplans/801', '/carriers/10'])
      await ok('PUT', path, {});
    practice.setNow(`${TODAY} 09:00:00`);
    expect(await practice.everything()).toEqual(before);
  });

  it('rows 148 and 150: moves a second plan to the front, and drops it', async () => {
    await practice.lay('appointment', { AptNum: 1, PatNum: 26, AptStatus: 1 }, { AptNum: 2, PatNum: 26, AptStatus: 2 });
    const named = async () =>
      (await practice.rows('appointment')).map(({ InsPlan1, InsPlan2 }) => [InsPlan1, InsPlan2]);
    await ok('PUT', '/patplans/805', { Ordinal: 1 });
    expect(await estimate(1010)).toEqual([
      [300, 0],
      [600, -1],
    ]);
    expect(await named()).toEqual([
      [502, 501],
      [0, 0],
    ]);
    await ok('DELETE', '/patplans/805');
    expect(await estimate(1010)).toEqual([[425, 300]]);
    expect(await estimate(1011)).toEqual([[96, 30]]);
    expect((await named())[0]).toEqual([501, 0]);
  });

  it('rows 155 to 158: follows benefits of the plan and of one patient', async () => {
    await ok('PUT', '/benefits/604', { Percent: 60 });
    expect([await estimate(1002), await estimate(1020)]).toEqual([[[540, 300]], [[510, 300]]]);
    const own = { PatPlanNum: 801, BenefitType: 'CoInsurance', CoverageLevel: 'None', CovCatNum: 9, Percent: 80 };
    const { BenefitNum } = await ok('POST', '/benefits', own);
    expect([await estimate(1002), await estimate(1020)]).toEqual([[[720, 300]], [[510, 300]]]);
    await ok('DELETE', `/benefits/${BenefitNum}`);
    await ok('PUT', '/benefits/604', { Percent: 50 });
    await ok('PUT', '/benefits/608', { MonetaryAmt: 400 });
    expect([await estimate(1001), await estimate(1002), await estimate(1020)]).toEqual([
      [[56, 30]],
      [[344, 300]],
      [[400, 300]],
    ]);
    await ok('PUT', '/benefits/608', { MonetaryAmt: -1 });
    await ok('PUT', '/benefits/605', { MonetaryAmt: 0 });
    expect([await estimate(1001), await estimate(1002), await estimate(1020)]).toEqual([
      [[96, 30]],
      [[450, 300]],
      [[450, 300]],
    ]);
  });

  it('rows 159 to 161: follows fee schedule and kind of plan', async () => {
    await ok('PUT', '/insplans/501', { FeeSched: 53 });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[80, 0]], [[600, 0]]]);
    await ok('PUT', '/insplans/501', { PlanType: '' });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[80, -1]], [[600, -1]]]);
    await ok('PUT', '/insplans/501', { PlanType: 'p', FeeSched: 54 });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[56, 30]], [[450, 300]]]);
  });

  it('rows 162, 165 and 166: covers a spouse, moves the subscription to another plan, drops the spouse', async () => {
    const { PatPlanNum } = await ok('POST', '/patplans', { PatNum: 21, InsSubNum: 701, Relationship: 'Spouse' });
    expect(await estimate(1015)).toEqual([[80, 50]]);
    await ok('PUT', '/inssubs/701', { PlanNum: 502 });
    expect([await estimate(1015), await estimate(1001), await estimate(1002)]).toEqual([
      [[100, -1]],
      [[75, -1]],
      [[600, -1]],
    ]);
    const rowsOfSub = await practice.rows('claimproc', ({ InsSubNum }) => InsSubNum === 701);
    expect(new Set(rowsOfSub.map(({ PlanNum }) => PlanNum))).toEqual(new Set([502]));
    await ok('DELETE', `/patplans/${PatPlanNum}`);
    expect(await estimate(1015)).toEqual([]);
    expect(await practice.rows('patient', ({ PatNum }) => PatNum === 21)).toMatchObject([{ HasIns: '' }]);
    const saved = await ok('POST', '/treatplans/Saved', { TreatPlanNum: 904 });
    expect(await practice.rows('proctp', ({ TreatPlanNum }) => TreatPlanNum === saved.TreatPlanNum)).toMatchObject([
      { PriInsAmt: 0, PatAmt: 200 },
    ]);
  });

  it('another subscription replaces the rows of the old one', async () => {
    await ok('PUT', '/patplans/801', { InsSubNum: 702 });
    expect([await estimate(1001), await estimate(1002), await estimate(1003)]).toEqual([
      [[75, -1]],
      [[600, -1]],
      [[60, -1]],
    ]);
  });

  it('renewal month: another benefit year forgets what was used', async () => {
    const used = { PatNum: 20, PlanNum: 501, InsSubNum: 701, Status: 3, ProcDate: '2026-02-01', InsPayAmt: 950 };
    await practice.lay('claimproc', used);
    await ok('PUT', '/insplans/501', { MonthRenew: 1 });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[50, 30]], [[0, 300]]]);
    await ok('PUT', '/insplans/501', { MonthRenew: 6 });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[56, 30]], [[450, 300]]]);
  });

  it('tells each change once', async () => {
    await ok('POST', '/benefits', { ...ben, CovCatNum: 5, Percent: 70 });
    await ok('PUT', '/inssubs/701', { Subscriber: 21, AssignBen: 'false' });
    await ok('DELETE', '/patplans/801');
    expect(await audits()).toEqual([
      PermType.InsPlanEdit,
      PermType.InsPlanEditSub,
      PermType.InsPlanChangeSubsc,
      PermType.InsPlanChangeAssign,
      PermType.InsPlanDropPat,
    ]);
  });

  it('tells a benefit of one patient as that patient’s, of the plan behind the link', async () => {
    const { BenefitNum } = await ok('POST', '/benefits', {
      ...ben,
      PlanNum: 0,
      PatPlanNum: 801,
      CovCatNum: 5,
      Percent: 70,
    });
    await ok('PUT', `/benefits/${BenefitNum}`, { Percent: 60 });
    await ok('PUT', `/benefits/${BenefitNum}`, { Percent: 60 });
    await ok('DELETE', `/benefits/${BenefitNum}`);
    const told = { PermType: PermType.InsPlanEdit, PatNum: 20, FKey: 501 };
    expect(await practice.rows('securitylog')).toMatchObject([told, told, told]);
  });
});
