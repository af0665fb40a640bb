import { expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import { TODAY } from './office.ts';
import { requestTable } from './request-table.ts';

/** What is kept beside a patient (`companions-people.md` 9 and 13). */
const rows: readonly ListedRequest[] = [
  // commlogs, rows 115 to 117
  [
    'POST',
    '/commlogs',
    { PatNum: 10, Note: 'x' },
    201,
    { CommType: '239', commType: 'Misc', Mode_: 'Phone', SentOrReceived: 'Sent', CommDateTime: `${TODAY} 09:00:00` },
  ],
  [
    'POST',
    '/commlogs',
    { PatNum: 10, Note: 'x', commType: 'apptrelated', CommType: 236, Mode_: 'InPerson', SentOrReceived: 'Received' },
    201,
    { CommType: '235', Mode_: 'In Person', SentOrReceived: 'Received' },
  ],
  ['POST', '/commlogs', { PatNum: 10 }, 400, 'Note is required.'],
  ['POST', '/commlogs', { PatNum: 10, Note: ' ' }, 400, 'Note is required.'],
  ['POST', '/commlogs', { PatNum: 15, Note: 'x' }, 400, 'Patient has been deleted.'],
  ['POST', '/commlogs', { PatNum: 10, Note: 'x', CommType: 19 }, 404, 'CommType not found.'],
  ['POST', '/commlogs', { PatNum: 10, Note: 'x', commType: 'Nothing' }, 404, 'commType not found.'],
  ['POST', '/commlogs', { PatNum: 10, Note: 'x', Mode_: 'Fax' }, 400, 'Mode_ is invalid.'],
  // popups, row 119
  ['POST', '/popups', { PatNum: 10, Description: 'x', PopupLevel: 'SuperFamily' }, 400],
  ['POST', '/popups', { PatNum: 16, Description: 'x', PopupLevel: 'SuperFamily' }, 201, { PopupLevel: 'SuperFamily' }],
  ['POST', '/popups', { PatNum: 10 }, 400, 'Description is required.'],
  // patientnotes
  [
    'PUT',
    '/patientnotes/10',
    { Medical: 'None known', ICEName: 'Ann' },
    200,
    { Medical: 'None known', ICEName: 'Ann', Service: '' },
  ],
  ['PUT', '/patientnotes/15', { FamFinancial: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/patientnotes/15', { Medical: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/patientnotes/999', { Medical: 'x' }, 404, 'Patient not found.'],
  // employers
  ['POST', '/employers', { EmpName: 'Mill' }, 201, { EmpName: 'Mill' }],
  ['POST', '/employers', { EmpName: '' }, 400, 'EmpName is required.'],
  ['PUT', '/employers/1', { EmpName: 'Mills' }, 200, { EmployerNum: 1, EmpName: 'Mills' }],
  ['DELETE', '/employers/1', undefined, 400],
  ['DELETE', '/employers/2', undefined, 200],
  ['DELETE', '/employers/3', undefined, 404, 'Employer not found.'],
  // patfielddefs
  [
    'POST',
    '/patfielddefs',
    { FieldName: 'Colour', FieldType: 'PickList', PickList: 'Red\r\nBlue' },
    201,
    { PickList: '' },
  ],
  ['POST', '/patfielddefs', { FieldName: 'Colour', FieldType: 'PickList' }, 400, 'PickList is required.'],
  ['POST', '/patfielddefs', { FieldName: 'Colour', FieldType: 'Text', PickList: 'Red' }, 400],
  ['POST', '/patfielddefs', { FieldName: 'Colour', FieldType: 'InCaseOfEmergency' }, 400, 'FieldType is invalid.'],
  ['PUT', '/patfielddefs/1', { FieldType: 'InCaseOfEmergency' }, 400, 'FieldType is invalid.'],
  [
    'POST',
    '/patfielddefs',
    { FieldName: 'verified', FieldType: 'Text' },
    400,
    'A PatFieldDef with that name already exists.',
  ],
  ['PUT', '/patfielddefs/1', { FieldName: 'Checked' }, 200, { FieldName: 'Checked' }],
  ['DELETE', '/patfielddefs/1', undefined, 400, 'PatFieldDef is in use by 1 patients.'],
  ['DELETE', '/patfielddefs/3', undefined, 200],
  // patfields, row 144
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Old', FieldValue: 'x' }, 400, 'PatFieldDef is hidden.'],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'verified', FieldValue: 'x' }, 404, 'PatFieldDef not found.'],
  [
    'POST',
    '/patfields',
    { PatNum: 11, FieldName: 'Verified', FieldValue: 'x' },
    201,
    { FieldValue: 'x', SecDateEntry: TODAY },
  ],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Verified', FieldValue: 'x' }, 400, 'PatField already exists.'],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Since', FieldValue: '03/10/2025' }, 400],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Since', FieldValue: '2025-03-10' }, 201],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Size', FieldValue: 'L' }, 201],
  ['POST', '/patfields', { PatNum: 10, FieldName: 'Size', FieldValue: 'XXL' }, 400, 'FieldValue is invalid.'],
  [
    'PUT',
    '/patfields',
    { PatNum: 10, FieldName: 'Verified', FieldValue: 'no' },
    200,
    { PatFieldNum: 1, FieldValue: 'no' },
  ],
  ['PUT', '/patfields', { PatNum: 11, FieldName: 'Verified', FieldValue: '' }, 200, { FieldValue: '' }],
  ['PUT', '/patfields', { PatNum: 10, FieldName: 'Old', FieldValue: 'x' }, 400, 'PatFieldDef is hidden.'],
  ['PUT', '/patfields', { PatNum: 11, FieldName: 'Old', FieldValue: 'x' }, 200, { PatFieldNum: 2, FieldValue: 'x' }],
  ['DELETE', '/patfields/1', undefined, 200],
  // referrals, row 146
  ['POST', '/referrals', { LName: 'Yellow Pages' }, 201, { NotPerson: 'true', IsDoctor: 'false', isPatient: 'false' }],
  ['POST', '/referrals', { LName: 'Jones', PatNum: 10 }, 400, 'LName does not match the patient.'],
  [
    'POST',
    '/referrals',
    { LName: 'smith', PatNum: 10 },
    201,
    { FName: 'Jane', Telephone: '5035550110', isPatient: 'true' },
  ],
  [
    'POST',
    '/referrals',
    { LName: 'Bo', specialty: 'surgery' },
    201,
    { IsDoctor: 'true', Specialty: 272, NotPerson: 'false' },
  ],
  ['POST', '/referrals', { LName: 'Bo', specialty: 'surgery', PatNum: 10 }, 400],
  ['POST', '/referrals', { LName: 'Bo', Telephone: '503' }, 400, 'Telephone is invalid.'],
  ['PUT', '/referrals/1', { Telephone: '(503) 555-0123', Title: 'DDS' }, 200, { Telephone: '5035550123' }],
  ['PUT', '/referrals/2', { FName: 'X' }, 400, 'FName cannot be changed for a patient referral.'],
  ['PUT', '/referrals/2', { Note: 'Kind' }, 200, { Note: 'Kind' }],
  // refattaches, row 145
  [
    'POST',
    '/refattaches',
    { PatNum: 10, ReferralNum: 1, ReferralType: 'RefTo', ProvNum: 1 },
    201,
    { ItemOrder: 1, RefDate: TODAY },
  ],
  [
    'POST',
    '/refattaches',
    { PatNum: 10, ReferralNum: 1, ProvNum: 1 },
    400,
    'ProvNum can only be set when ReferralType is RefTo.',
  ],
  ['POST', '/refattaches', { PatNum: 10 }, 400, 'ReferralNum or referralName is required.'],
  ['POST', '/refattaches', { PatNum: 10, referralName: ' ' }, 400, 'ReferralNum or referralName is required.'],
  ['POST', '/refattaches', { PatNum: 10, ReferralNum: 9 }, 404, 'Referral not found.'],
  ['POST', '/refattaches', { PatNum: 10, ReferralNum: 0 }, 404, 'Referral not found.'],
  ['POST', '/refattaches', { PatNum: 10, ReferralNum: 0, referralName: 'Ad' }, 201, { referralName: 'Ad' }],
  [
    'POST',
    '/refattaches',
    { PatNum: 11, ReferralNum: 1, ProcNum: 302 },
    400,
    'Procedure does not belong to the patient.',
  ],
  ['PUT', '/refattaches/1', { ReferralType: 'RefFrom' }, 200, { ReferralType: 'RefFrom', ProvNum: 0 }],
  ['DELETE', '/refattaches/1', undefined, 200],
];

requestTable(
  'what is kept beside a patient',
  rows,
  async (practice) => {
    await practice.lay('employer', { EmployerNum: 1, EmpName: 'Dairy' }, { EmployerNum: 2, EmpName: 'Farm' });
    await practice.change('patient', { PatNum: 10 }, { EmployerNum: 1 });
    await practice.lay(
      'patfielddef',
      { PatFieldDefNum: 1, FieldName: 'Verified', FieldType: 0 },
      { PatFieldDefNum: 2, FieldName: 'Old', FieldType: 0, IsHidden: 1 },
      { PatFieldDefNum: 3, FieldName: 'Since', FieldType: 2 },
      { PatFieldDefNum: 4, FieldName: 'Size', FieldType: 1 },
    );
    await practice.lay('patfieldpickitem', { PatFieldDefNum: 4, Name: 'L' });
    await practice.lay(
      'patfield',
      { PatFieldNum: 1, PatNum: 10, FieldName: 'Verified', FieldValue: 'yes' },
      { PatFieldNum: 2, PatNum: 11, FieldName: 'Old', FieldValue: 'since 2019' },
    );
    await practice.lay('referral', { ReferralNum: 1, LName: 'Bokish' }, { ReferralNum: 2, LName: 'Lee', PatNum: 13 });
    await practice.lay('refattach', { RefAttachNum: 1, PatNum: 10, ReferralNum: 1, RefType: 0, ProvNum: 2 });
  },
  (practice) => {
    it('names a referral once, and attaches it twice', async () => {
      const first = await practice().post('/refattaches', { PatNum: 12, referralName: 'Corner Shop' });
      const second = await practice().post('/refattaches', { PatNum: 12, referralName: 'corner shop' });
      expect([first.body.ItemOrder, second.body.ItemOrder]).toEqual([0, 1]);
      expect(second.body.ReferralNum).toBe(first.body.ReferralNum);
    });

    it('keeps the financial note of a family with its guarantor, and the other notes with the patient', async () => {
      const { Guarantor } = (await practice().rows('patient', ({ PatNum }) => PatNum === 11))[0]!;
      expect(Guarantor).toBe(10);
      const sent = { FamFinancial: 'Pays monthly.', MedicalComp: 'Asthma', Treatment: 'Prefers mornings' };
      expect(await practice().put(`/patientnotes/${11}`, sent)).toMatchObject({ status: 200 });
      const notes = await practice().rows('patientnote', ({ PatNum }) => PatNum === 11 || PatNum === Guarantor);
      expect(
        notes.map(({ PatNum, FamFinancial, MedicalComp }) => [PatNum, FamFinancial || '', MedicalComp || '']),
      ).toEqual([
        [Guarantor, 'Pays monthly.', ''],
        [11, '', 'Asthma'],
      ]);
      expect(notes.find(({ PatNum }) => PatNum === 11)).toMatchObject({ Treatment: 'Prefers mornings' });
    });

    it('finds the patients of a fee schedule', async () => {
      await practice().lay('feesched', { FeeSchedNum: 7, Description: 'Members' });
      await practice().change('patient', { PatNum: 11 }, { FeeSched: 7 });
      const found = async (query: string) =>
        (await practice().get(`/patients/Simple?${query}`)).body.map(({ PatNum }: Row<'patient'>) => PatNum);
      expect(await found('FeeSched=7')).toEqual([11]);
      expect(await found('FeeSched=0')).not.toContain(11);
      expect(await practice().get('/patients/Simple?FeeSched=8')).toMatchObject({
        status: 404,
        text: 'FeeSched not found.',
      });
    });

    it('renames the values with their field', async () => {
      await practice().put('/patfielddefs/1', { FieldName: 'Checked' });
      expect((await practice().rows('patfield'))[0]).toMatchObject({ FieldName: 'Checked', FieldValue: 'yes' });
    });

    it('forgets the entries of a field that becomes a list anew', async () => {
      await practice().put('/patfielddefs/4', { FieldType: 'Text' });
      await practice().put('/patfielddefs/4', { FieldType: 'PickList', PickList: 'S\r\nM' });
      expect((await practice().rows('patfieldpickitem')).map(({ Name }) => Name)).toEqual(['S', 'M']);
    });
  },
);
