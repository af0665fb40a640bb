import { beforeEach, describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

/** Rows of `companions-people.md` 22: request, status, and what the answer holds or says. */
type Row = readonly [
  number: string,
  verb: 'POST' | 'PUT',
  path: string,
  body: object,
  status: number,
  expected?: object | string,
];

const ana = { LName: 'Doe', FName: 'Ana' };
const jane = { LName: 'Smith', FName: 'Jane', Birthdate: '1976-05-24' };

const rows: readonly Row[] = [
  ['17', 'POST', '/patients', { LName: 'Doe' }, 400, 'FName is required.'],
  ['17', 'POST', '/patients', { ...ana, PatStatus: 'Deleted' }, 400, 'PatStatus is invalid.'],
  ['17', 'POST', '/patients', { ...ana, Gender: 1 }, 400, 'Gender is invalid.'],
  ['18', 'POST', '/patients', { ...jane, HmPhone: '503.555.0110' }, 400],
  ['18', 'POST', '/patients', jane, 201],
  ['18', 'POST', '/patients', { ...jane, HmPhone: '503.555.0110', Birthdate: '1980-01-01' }, 201],
  ['19', 'POST', '/patients', { ...jane, LName: 'smith', FName: 'jane', Email: 'JANE@example.org' }, 400],
  ['20', 'POST', '/patients', { ...ana, State: 'Oregon' }, 400, 'State must be two capital letters.'],
  ['20', 'POST', '/patients', { ...ana, State: 'OR' }, 201, { State: 'OR' }],
  ['20', 'POST', '/patients', { ...ana, Zip: '9730' }, 400, 'Zip is invalid.'],
  ['20', 'POST', '/patients', { ...ana, Zip: '97301-1234' }, 201, { Zip: '97301-1234' }],
  ['-', 'POST', '/patients', { ...ana, Zip: 'K1A 0B1' }, 201, { Zip: 'K1A 0B1' }],
  ['-', 'POST', '/patients', { ...ana, Zip: 'K1A0B1' }, 400, 'Zip is invalid.'],
  ['20', 'POST', '/patients', { ...ana, SSN: '123-45-6789' }, 400, 'SSN must be nine digits without dashes.'],
  ['21', 'POST', '/patients', { ...ana, Guarantor: 10 }, 201, { Guarantor: 10 }],
  ['21', 'POST', '/patients', { ...ana, Guarantor: 11 }, 400, 'Guarantor must be the guarantor of a family.'],
  ['21', 'POST', '/patients', { ...ana, Guarantor: 99999 }, 404, 'Guarantor not found.'],
  ['21', 'POST', '/patients', { ...ana, Guarantor: 10, SuperFamily: 16 }, 400],
  ['22', 'POST', '/patients', { ...ana, Guarantor: 16 }, 201, { SuperFamily: 16 }],
  ['24', 'POST', '/patients', { ...ana, BillingType: 'collections' }, 201, { BillingType: 'Collections' }],
  ['24', 'POST', '/patients', { ...ana, BillingType: '41' }, 404, 'BillingType not found.'],
  ['24', 'POST', '/patients', { ...ana, BillingType: 41 }, 404, 'BillingType not found.'],
  ['24', 'POST', '/patients', { ...ana, FamFinUrgNote: 'x', Guarantor: 10 }, 400],
  ['24', 'POST', '/patients', { ...ana, FamFinUrgNote: 'x' }, 201, { FamFinUrgNote: 'x' }],
  [
    '25',
    'POST',
    '/patients',
    { ...ana, Ward: 'A' },
    400,
    'Ward cannot be set unless the Hospitals feature is enabled.',
  ],
  ['25', 'POST', '/patients', { ...ana, AdmitDate: '' }, 400],
  ['25', 'POST', '/patients', { ...ana, ChartNumber: 'x'.repeat(16) }, 400],
  ['-', 'POST', '/patients', { ...ana, Birthdate: '2025-03-11' }, 400, 'Birthdate cannot be in the future.'],
  ['-', 'POST', '/patients', { ...ana, PriProv: 99 }, 404, 'PriProv not found.'],
  ['-', 'POST', '/patients', { ...ana, ClinicNum: 99 }, 404, 'Clinic not found.'],
  ['27', 'PUT', '/patients/10', { MiddleI: '', LName: '', City: '' }, 200, { LName: 'Smith', City: '' }],
  ['31', 'PUT', '/patients/11', { Guarantor: 16 }, 200, { Guarantor: 16, SuperFamily: 16 }],
  ['31', 'PUT', '/patients/11', { Guarantor: 17 }, 200, { Guarantor: 17, SuperFamily: 16 }],
  ['32', 'PUT', '/patients/10', { Guarantor: 12 }, 400, 'Guarantor cannot be moved while other family members remain.'],
  ['33', 'PUT', '/patients/16', { Guarantor: 10 }, 400, 'The head of a super family cannot be moved.'],
  ['35', 'PUT', '/patients/15', { City: 'X' }, 400, 'Patient has been deleted.'],
  ['35', 'PUT', '/patients/99999', {}, 404, 'Patient not found.'],
];

describe.each(engines)('writing patients, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
  });
  const patient = async (patNum: number) => (await practice.rows('patient', ({ PatNum }) => PatNum === patNum))[0]!;
  const popupsOf = async (level: number) =>
    (await practice.rows('popup', ({ PopupLevel }) => PopupLevel === level))
      .map(({ PatNum, Description }) => `${PatNum} ${Description}`)
      .sort();
  const audits = async () => (await practice.rows('securitylog')).map(({ PermType: type }) => type);

  for (const [number, verb, path, body, status, expected] of rows) {
    it(`row ${number}: ${verb} ${path} ${JSON.stringify(body)} answers ${status}`, async () => {
      const before = await practice.rows('patient');
      const answer = await practice.send(verb, path, body);
      expect([answer.status, answer.text]).toEqual([status, answer.text]);
      if (typeof expected === 'string') expect(answer.text).toBe(expected);
      else if (expected) expect(answer.body).toMatchObject(expected);
      if (status >= 400) expect(await practice.rows('patient')).toEqual(before);
    });
  }

  it('row 16: fills what was not sent, and tells where the patient is', async () => {
    const { status, body, headers } = await practice.post('/patients', ana);
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(new RegExp(`/patients/${body.PatNum}$`));
    expect(Object.keys(body)).toHaveLength(46);
    expect(body).toMatchObject({
      PatStatus: 'Patient',
      Gender: 'Unknown',
      Position: 'Single',
      TxtMsgOk: 'Unknown',
      Guarantor: body.PatNum,
      PriProv: 1,
      priProvAbbr: 'DOC1',
      BillingType: 'Standard Account',
      ImageFolder: `DoeAna${body.PatNum}`,
      Birthdate: '0001-01-01',
      SecDateEntry: TODAY,
    });
    expect(await audits()).toEqual([PermType.PatientCreate]);
    expect(await practice.rows('patientnote')).toMatchObject([{ PatNum: body.PatNum }]);
  });

  it('row 23: makes a super family of the head’s whole family', async () => {
    const { body } = await practice.post('/patients', { ...ana, SuperFamily: 10 });
    expect(body.SuperFamily).toBe(10);
    expect([(await patient(10)).SuperFamily, (await patient(11)).SuperFamily]).toEqual([10, 10]);
  });

  it('row 26: changes nothing when nothing changes', async () => {
    const before = await patient(10);
    practice.setNow(`${TODAY} 10:00:00`);
    for (const body of [{}, { Foo: 1 }, { City: 'Salem' }])
      expect((await practice.put('/patients/10', body)).status).toBe(200);
    expect(await patient(10)).toEqual(before);
    expect(await audits()).toEqual([]);
    practice.setNow(`${TODAY} 09:00:00`);
  });

  it('row 28: lets recalls rest and wakes them', async () => {
    await practice.put('/patients/10', { PatStatus: 'Inactive' });
    expect(await practice.rows('recall')).toMatchObject([{ IsDisabled: 1, DateDue: '0001-01-01' }]);
    await practice.put('/patients/10', { PatStatus: 'Patient' });
    expect((await practice.rows('recall'))[0]).toMatchObject({ IsDisabled: 0 });
  });

  it('row 29: founds a family of one’s own, and keeps popups in sight', async () => {
    const { status, body } = await practice.put('/patients/11', { Guarantor: 11 });
    expect([status, body.Guarantor]).toEqual([200, 11]);
    const family = (await practice.rows('popup')).filter(({ PopupLevel }) => PopupLevel === 1);
    expect(family.map(({ PatNum }) => PatNum).sort()).toEqual([10, 11]);
  });

  it('copies no popup back to where it came from', async () => {
    await practice.lay('popup', { PopupNum: 703, PatNum: 10, PopupLevel: 1, Description: 'of the guarantor' });
    await practice.put('/patients/11', { Guarantor: 11 });
    expect(await popupsOf(1)).toEqual(['10 family', '10 of the guarantor', '11 family', '11 of the guarantor']);
  });

  const laySuperFamily = async () => {
    for (const PatNum of [18, 19]) await practice.change('patient', { PatNum }, { Guarantor: 18, SuperFamily: 16 });
    await practice.change('patient', { PatNum: 10 }, { SuperFamily: 16 });
    await practice.lay(
      'popup',
      ...[10, 16, 18, 19].map((PatNum) => ({ PatNum, PopupLevel: 2, Description: `of ${PatNum}` })),
    );
  };

  it('copies each popup once when a whole family leaves a super family', async () => {
    await laySuperFamily();
    await practice.put('/patients/19', { SuperFamily: 0 });
    expect(await popupsOf(1)).toEqual(['11 family', '18 of 10', '18 of 16', '18 of 18', '19 of 19']);
    expect(await popupsOf(2)).toEqual(['10 of 10', '16 of 16', '16 of 18', '16 of 19']);
  });

  it('keeps popups of a super family for all whom another one takes over', async () => {
    await laySuperFamily();
    await practice.put('/patients/18', { SuperFamily: 12 });
    const stayed = ['10 of 10', '16 of 16', '16 of 18', '16 of 19'];
    expect(await popupsOf(2)).toEqual([...stayed, '18 of 10', '18 of 16', '18 of 18', '19 of 19']);
    await practice.put('/patients/17', { Guarantor: 12 });
    expect(await popupsOf(2)).toHaveLength(8 + 4);
    expect((await popupsOf(2)).filter((popup) => popup.startsWith('17'))).toEqual(
      stayed.map((popup) => popup.replace(/^\d+/, '17')),
    );
  });

  it('makes popups of a super family popups of the family that a patient leaves it for', async () => {
    await laySuperFamily();
    await practice.put('/patients/19', { Guarantor: 12 });
    expect(await popupsOf(1)).toEqual(['11 family', '19 of 10', '19 of 16', '19 of 18', '19 of 19']);
    expect(await popupsOf(2)).toEqual(['10 of 10', '16 of 16', '16 of 19', '18 of 18']);
  });

  it('row 30: hands a family over with its note', async () => {
    await practice.put('/patients/10', { Guarantor: 11 });
    expect([await patient(10), await patient(11)]).toMatchObject([
      { Guarantor: 11, FamFinUrgNote: '' },
      { Guarantor: 11, FamFinUrgNote: 'Card on file' },
    ]);
  });

  it('row 34: lets a family leave a super family, and its head end it', async () => {
    await practice.put('/patients/17', { SuperFamily: 0 });
    expect([(await patient(16)).SuperFamily, (await patient(17)).SuperFamily]).toEqual([16, 0]);
    await practice.put('/patients/17', { SuperFamily: 16 });
    await practice.put('/patients/16', { SuperFamily: 0 });
    expect([(await patient(16)).SuperFamily, (await patient(17)).SuperFamily]).toEqual([0, 0]);
  });

  it('row 36: tells provider and billing type apart in the audit trail', async () => {
    await practice.put('/patients/10', { PriProv: 3, BillingType: 'Collections' });
    expect(await audits()).toEqual([PermType.PatientEdit, PermType.PatPriProvEdit, PermType.PatientBillingEdit]);
  });

  it('knows a patient whose name is written in other cases', async () => {
    const vera = { LName: 'Николић', FName: 'Éva', Email: 'vera@example.org', Birthdate: '1990-02-03' };
    expect((await practice.post('/patients', vera)).status).toBe(201);
    expect((await practice.post('/patients', { ...vera, LName: 'НИКОЛИЋ', FName: 'éVA' })).status).toBe(400);
    expect((await practice.post('/patients', { ...vera, LName: 'Николин' })).status).toBe(201);
    expect((await practice.post('/patients', { ...vera, FName: '%' })).status).toBe(201);
  });

  it('keeps one chart number for one patient', async () => {
    expect((await practice.put('/patients/10', { ChartNumber: 'A1' })).status).toBe(200);
    expect((await practice.put('/patients/10', { ChartNumber: 'A1' })).status).toBe(200);
    const { status, text } = await practice.post('/patients', { ...ana, ChartNumber: 'A1' });
    expect([status, text]).toEqual([400, 'ChartNumber is already used by Smith, Jane.']);
  });

  it('copies a referring patient’s address to the referral', async () => {
    await practice.lay('referral', { ReferralNum: 7, PatNum: 10, LName: 'Smith', FName: 'Jane' });
    await practice.put('/patients/10', { LName: 'Smythe', HmPhone: '1 (503) 555-0111' });
    expect(await practice.rows('referral')).toMatchObject([{ LName: 'Smythe', Telephone: '5035550111' }]);
  });
});
