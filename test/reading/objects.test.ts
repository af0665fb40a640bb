import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { pageSamples } from '../support/page-fields.ts';
import { testPractice } from '../support/test-practice.ts';

describe.each(engines)('pages that answer one object, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 15 }, { PatNum: 16 });
    await practice.lay('patientnote', {
      PatNum: 15,
      Medical: 'Diabetes.',
      ICEName: 'Carolyn Wright',
      ICEPhone: '(820) 202-1134',
      Service: 'No flo',
    });
    await practice.lay('appointment', { AptNum: 101, PatNum: 15 }, { AptNum: 102, PatNum: 15 });
    await practice.lay('discountplansub', {
      DiscountSubNum: 32,
      DiscountPlanNum: 8,
      PatNum: 15,
      DateEffective: '2021-01-01',
      DateTerm: '2022-01-01',
    });
    await practice.lay('ehrpatient', { PatNum: 15, VacShareOk: 1, MedicaidState: 'OR', MotherMaidenFname: 'Uriel' });
    await practice.lay('etransmessagetext', { EtransMessageTextNum: 45, MessageText: 'ISA*00*' });
    await practice.lay('apptfield', { ApptFieldNum: 11, AptNum: 101, FieldName: 'Ins Verified', FieldValue: 'Yes' });
  });

  it('discountplansubs shows the sample of its page, for its patient', async () => {
    const sample = pageSamples.get('discountplansubs')!.replace('"PatNum":56', '"PatNum":15');
    expect((await practice.get('/discountplansubs?PatNum=15')).text).toBe(sample);
  });

  it('ehrpatients and etransmessagetexts show their row', async () => {
    const { body } = await practice.get('/ehrpatients/15');
    expect(body).toMatchObject({ PatNum: 15, VacShareOk: 'Yes', DischargeDate: '0001-01-01' });
    expect(Object.keys(body)).toEqual(Object.keys(JSON.parse(pageSamples.get('ehrpatients')!)));
    const { text } = await practice.get('/etransmessagetexts/45');
    expect(text).toBe('{"EtransMessageTextNum":45,"MessageText":"ISA*00*"}');
  });

  it('ehrpatients of a patient without a row are blank, and none is written', async () => {
    const { status, text } = await practice.get('/ehrpatients/16?DateFormatString=M/d/yyyy');
    expect([status, text]).toEqual([
      200,
      '{"PatNum":16,"MotherMaidenFname":"","MotherMaidenLname":"","VacShareOk":"Unknown","MedicaidState":"",' +
        '"SexualOrientation":"","GenderIdentity":"","SexualOrientationNote":"","GenderIdentityNote":"","DischargeDate":"1/1/0001"}',
    ]);
    expect(await practice.rows('ehrpatient')).toHaveLength(1);
  });

  it('patientnotes shows the sample of its page', async () => {
    expect((await practice.get('/patientnotes/15')).text).toBe(pageSamples.get('patientnotes'));
  });

  it('patientnotes of a patient without a row are blank, and none is written', async () => {
    const { status, text } = await practice.get('/patientnotes/16');
    expect([status, text]).toEqual([200, '{"Medical":"","ICEName":"","ICEPhone":"","Service":""}']);
    expect(await practice.rows('patientnote')).toHaveLength(1);
  });

  it('apptfields shows the sample of its page', async () => {
    const { text } = await practice.get('/apptfields?AptNum=101&FieldName=Ins%20Verified');
    expect(text).toBe(pageSamples.get('apptfields'));
  });

  it('apptfields of one number is one row', async () => {
    const { body } = await practice.get('/apptfields/11');
    expect(body).toEqual({ ApptFieldNum: 11, AptNum: 101, FieldName: 'Ins Verified', FieldValue: 'Yes' });
  });

  it.each([
    ['AptNum=102&FieldName=Ins%20Verified', '{"FieldName":"Ins Verified","AptNum":102,"FieldValue":""}'],
    ['AptNum=101&FieldName=Nobody', '{"FieldName":"Nobody","AptNum":101,"FieldValue":""}'],
  ])('apptfields?%s has no value', async (query, text) => {
    expect(await practice.get(`/apptfields?${query}`)).toMatchObject({ status: 200, text });
  });

  it.each([
    ['/patientnotes/9', 404, 'Patient not found.'],
    ['/patientnotes', 400, 'patientnotes GET  is not a valid method.'],
    ['/apptfields?AptNum=9&FieldName=Ins%20Verified', 404, 'Appointment not found.'],
    ['/apptfields?FieldName=Ins%20Verified', 400, 'AptNum is required.'],
    ['/apptfields?AptNum=101', 400, 'FieldName is required.'],
    ['/apptfields/9', 404, 'ApptField not found.'],
    ['/apptfields?AptNum=x&FieldName=a', 400, 'AptNum is invalid.'],
    ['/discountplansubs', 400, 'PatNum is required.'],
    ['/discountplansubs?PatNum=9', 404, 'Patient not found.'],
    ['/discountplansubs?PatNum=16', 404, 'DiscountPlanSub not found.'],
    ['/ehrpatients/9', 404, 'Patient not found.'],
    ['/etransmessagetexts/9', 404, 'EtransMessageText not found.'],
  ])('%s is refused: %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});

describe.each(engines)('forms that few pages have, on %s', (engine) => {
  const practice = testPractice({ engine, now: '2025-03-10 09:00:00' });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 10, Guarantor: 10 });
    await practice.lay(
      'popup',
      { PopupNum: 1, PatNum: 10, DateTimeDisabled: '2023-08-22 00:05:09' },
      { PopupNum: 2, PatNum: 10, DateTimeDisabled: '2023-12-01 12:00:00' },
    );
    await practice.lay(
      'task',
      { TaskNum: 1, ReminderType: 2 + 16 + 256, DateTimeOriginal: '2025-03-10 08:00:00' },
      { TaskNum: 2, ReminderType: 2048, DateTimeOriginal: '2025-03-10 08:00:00' },
    );
    await practice.lay('recalltype', { RecallTypeNum: 1, DefaultInterval: 2 ** 24 + 2 * 2 ** 16 + 3 * 2 ** 8 + 4 });
    await practice.lay('quickpastecat', { QuickPasteCatNum: 1, DefaultForTypes: '20, 1,12' });
    await practice.lay('payment', { PayNum: 1, PatNum: 10, PayAmt: -129.99, ClinicNum: 9007199254740993n });
    await practice.lay('paysplit', { SplitNum: 1, PatNum: 10, SplitAmt: 388.75 }, { SplitNum: 2, SplitAmt: 140 });
    await practice.lay('clockevent', { ClockEventNum: 1, OTimeHours: '-01:00:00', Rate2Hours: '100:00:01' });
  });

  const shown = async (path: string, ...fields: string[]) => {
    const { body } = await practice.get(path);
    return [body].flat().map((row) => fields.map((field) => row[field]));
  };

  it('writes a date and time as the pages of popups and audit rows do, unless a format is named', async () => {
    const plain = [['8/22/2023 12:05:09 AM'], ['12/1/2023 12:00:00 PM']];
    expect(await shown('/popups?PatNum=10', 'DateTimeDisabled')).toEqual(plain);
    const formatted = await shown('/popups?PatNum=10&DateTimeFormatString=yyyy', 'DateTimeDisabled');
    expect(formatted).toEqual([['2023'], ['2023']]);
  });

  it('names sums of flags, lists of numbers and packed intervals', async () => {
    expect(await shown('/tasks', 'ReminderType')).toEqual([['Weekly, Monday, Friday'], ['Once']]);
    expect(await shown('/quickpastecats/1', 'DefaultForTypes')).toEqual([['Procedure,MedicationEdit,FinancialNotes']]);
    expect(await shown('/recalltypes/1', 'DefaultInterval')).toEqual([['1y2m3w4d']]);
  });

  it('writes amounts without a forced fraction, and keys as text to the last digit', async () => {
    expect(await shown('/payments', 'PayAmt', 'ClinicNum')).toEqual([['-129.99', '9007199254740993']]);
    expect((await practice.get('/paysplits')).text).toMatch(/"SplitAmt":388.75,.*"SplitAmt":140,/);
  });

  it('writes times that are negative or longer than a day', async () => {
    expect(await shown('/clockevents/1', 'OTimeHours', 'Rate2Hours')).toEqual([['-01:00:00', '100:00:01']]);
  });
});

describe.each(engines)('what a payment plan finances, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 64 });
    await practice.lay('payplan', { PayPlanNum: 1, PatNum: 64, IsDynamic: 1 }, { PayPlanNum: 2, PatNum: 64 });
    await practice.lay('procedurelog', { ProcNum: 7, PatNum: 64, ProcFee: 100, UnitQty: 2 });
    await practice.lay('adjustment', { AdjNum: 3, ProcNum: 7, AdjAmt: -10 }, { AdjNum: 4, AdjAmt: 30 });
    const row = { ProcNum: 7, InsEstTotalOverride: -1, WriteOffEstOverride: -1 };
    await practice.lay(
      'claimproc',
      { ...row, Status: 6, InsEstTotal: 50, WriteOffEst: -1 },
      { ...row, Status: 1, InsPayAmt: 20, WriteOff: 5, InsEstTotal: 99 },
      { ...row, Status: 3, InsPayAmt: 1000 },
    );
    await practice.lay('paysplit', { ProcNum: 7, SplitAmt: 15 }, { ProcNum: 7, SplitAmt: 40, PayPlanNum: 1 });
    await practice.lay(
      'payplanlink',
      { PayPlanNum: 1, LinkType: 2, FKey: 7 },
      { PayPlanNum: 1, LinkType: 1, FKey: 4 },
      { PayPlanNum: 1, LinkType: 2, FKey: 8, AmountOverride: 12.5 },
    );
    await practice.lay(
      'payplancharge',
      { PayPlanNum: 2, ChargeType: 1, Principal: 64 },
      { PayPlanNum: 2, ChargeType: 0, Principal: 6.4 },
    );
  });

  it('is the sum of its links when it is dynamic, and of its credits when not', async () => {
    const { body } = await practice.get('/payplans?PatNum=64');
    // 200 - 10 - 50 - 25 - 15, 30, and 12.50 as fixed.
    expect(body.map((plan: { principalAmount: number }) => plan.principalAmount)).toEqual([142.5, 64]);
  });
});
