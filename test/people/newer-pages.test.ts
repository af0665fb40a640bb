import { expect, it } from 'vitest';
import { SheetFieldType } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import { requestTable } from './request-table.ts';

/** Guardians, PatRestrictions, Vitalsigns, and what newer pages let programs do with commlogs, sheets and fields. */
const father = { PatNumChild: 11, PatNumGuardian: 10, Relationship: 'Father' };
const rows: readonly ListedRequest[] = [
  ['POST', '/guardians', { ...father, IsGuardian: 'true' }, 201, { ...father, IsGuardian: 'true' }],
  [
    'POST',
    '/guardians',
    { ...father, Relationship: 'lifepartner' },
    201,
    { Relationship: 'LifePartner', IsGuardian: 'false' },
  ],
  ['POST', '/guardians', { PatNumGuardian: 10, Relationship: 'Father' }, 400, 'PatNumChild is required.'],
  ['POST', '/guardians', { PatNumChild: 11, Relationship: 'Father' }, 400, 'PatNumGuardian is required.'],
  ['POST', '/guardians', { PatNumChild: 11, PatNumGuardian: 10 }, 400, 'Relationship is required.'],
  ['POST', '/guardians', { ...father, Relationship: 'Uncle' }, 400, 'Relationship is invalid.'],
  ['POST', '/guardians', { ...father, PatNumChild: 99 }, 404, 'PatNumChild not found.'],
  ['POST', '/guardians', { ...father, PatNumGuardian: 99 }, 404, 'PatNumGuardian not found.'],
  ['POST', '/guardians', { ...father, PatNumChild: 15 }, 400, 'Patient has been deleted.'],
  ['POST', '/guardians', { ...father, PatNumGuardian: 15 }, 400, 'Patient has been deleted.'],
  ['PUT', '/guardians/1', { IsGuardian: 'false' }, 200, { Relationship: 'Mother', IsGuardian: 'false' }],
  ['PUT', '/guardians/1', { Relationship: 1 }, 400, 'Relationship is invalid.'],
  ['PUT', '/guardians/2', { IsGuardian: 'true' }, 400, 'Patient has been deleted.'],
  ['PUT', '/guardians/9', {}, 404, 'Guardian not found.'],
  ['DELETE', '/guardians/1', undefined, 200],
  ['DELETE', '/guardians/2', undefined, 400, 'Patient has been deleted.'],
  ['DELETE', '/guardians/9', undefined, 404, 'Guardian not found.'],

  ['POST', '/patrestrictions', { PatNum: 11, PatRestrictType: 'ApptSchedule' }, 201, { PatNum: 11 }],
  ['POST', '/patrestrictions', { PatNum: 11 }, 400, 'PatRestrictType is required.'],
  ['POST', '/patrestrictions', { PatRestrictType: 'ApptSchedule' }, 400, 'PatNum is required.'],
  ['POST', '/patrestrictions', { PatNum: 11, PatRestrictType: 'None' }, 400, 'PatRestrictType must be "ApptSchedule".'],
  ['POST', '/patrestrictions', { PatNum: 99, PatRestrictType: 'ApptSchedule' }, 404, 'Patient not found.'],
  ['POST', '/patrestrictions', { PatNum: 15, PatRestrictType: 'ApptSchedule' }, 400, 'Patient has been deleted.'],
  [
    'POST',
    '/patrestrictions',
    { PatNum: 10, PatRestrictType: 'ApptSchedule' },
    400,
    'The patient already has this PatRestriction.',
  ],
  ['DELETE', '/patrestrictions/1', undefined, 200],
  ['DELETE', '/patrestrictions/9', undefined, 404, 'PatRestriction not found.'],

  [
    'POST',
    '/vitalsigns',
    {
      PatNum: 10,
      Height: '70.5',
      Weight: 180,
      BpSystolic: 120,
      BpDiastolic: '80',
      Pulse: 66,
      Documentation: 'At rest.\n',
    },
    201,
    {
      Height: 70.5,
      Weight: 180,
      BpSystolic: 120,
      BpDiastolic: 80,
      DateTaken: '2025-03-10',
      Pulse: 66,
      Documentation: 'At rest.\n',
    },
  ],
  ['POST', '/vitalsigns', { PatNum: 10 }, 201, { Height: 0, Pulse: 0, Documentation: '' }],
  ['POST', '/vitalsigns', {}, 400, 'PatNum is required.'],
  ['POST', '/vitalsigns', { PatNum: 99 }, 404, 'Patient not found.'],
  ['POST', '/vitalsigns', { PatNum: 15 }, 400, 'Patient has been deleted.'],
  ['POST', '/vitalsigns', { PatNum: 10, Height: -1 }, 400, 'Height is invalid.'],
  ['POST', '/vitalsigns', { PatNum: 10, Weight: 10001 }, 400, 'Weight is invalid.'],
  ['POST', '/vitalsigns', { PatNum: 10, BpSystolic: 120.5 }, 400, 'BpSystolic is invalid.'],
  ['POST', '/vitalsigns', { PatNum: 10, DateTaken: 'May' }, 400, 'DateTaken format must be yyyy-MM-dd.'],
  ['PUT', '/vitalsigns/1', { Pulse: 70 }, 200, { Pulse: 70, Height: 66, DateTaken: '2025-01-02' }],
  ['PUT', '/vitalsigns/2', { Pulse: 70 }, 400, 'Patient has been deleted.'],
  ['PUT', '/vitalsigns/9', { Pulse: 70 }, 404, 'Vitalsign not found.'],
  ['DELETE', '/vitalsigns/1', undefined, 200],
  ['DELETE', '/vitalsigns/2', undefined, 400, 'Patient has been deleted.'],
  ['DELETE', '/vitalsigns/9', undefined, 404, 'Vitalsign not found.'],

  ['PUT', '/commlogs/1', { Note: 'Called back.\n' }, 200, { CommlogNum: 1, Note: 'Called back.\n' }],
  ['PUT', '/commlogs/1', { Note: ' ' }, 400, 'Note is required.'],
  ['PUT', '/commlogs/1', {}, 400, 'Note is required.'],
  ['PUT', '/commlogs/2', { Note: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/commlogs/3', { Note: 'x' }, 400, 'Commlog is signed and cannot be changed.'],
  ['PUT', '/commlogs/3', { Note: 'signed' }, 200, { Note: 'signed' }],
  ['PUT', '/commlogs/9', { Note: 'x' }, 404, 'Commlog not found.'],

  ['PUT', '/sheetfields/1', { FieldValue: 'Ada' }, 200, { SheetFieldNum: 1, FieldValue: 'Ada' }],
  ['PUT', '/sheetfields/1', { FieldValue: '' }, 200, { FieldValue: '' }],
  ['PUT', '/sheetfields/1', {}, 200, { FieldValue: '' }],
  ['PUT', '/sheetfields/5', { FieldValue: 'x' }, 400, 'FieldValue of this FieldType cannot be changed.'],
  ['PUT', '/sheetfields/6', { FieldValue: 'x' }, 400, 'Sheet is signed. Its fields cannot be changed.'],
  ['PUT', '/sheetfields/8', { FieldValue: 'x' }, 400, 'Sheet is signed. Its fields cannot be changed.'],
  ['PUT', '/sheetfields/11', { FieldValue: 'x' }, 200, { FieldValue: 'x' }],
  ['PUT', '/sheetfields/2', { FieldValue: 'x' }, 400, 'FieldValue of this FieldType cannot be changed.'],
  ['PUT', '/sheetfields/3', { FieldValue: 'x' }, 400, 'Sheet has been deleted.'],
  ['PUT', '/sheetfields/4', { FieldValue: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/sheetfields/9', { FieldValue: 'x' }, 404, 'SheetField not found.'],

  [
    'POST',
    '/apptfields',
    { AptNum: 900, FieldName: 'Room', FieldValue: 'Blue' },
    201,
    { AptNum: 900, FieldName: 'Room', FieldValue: 'Blue' },
  ],
  [
    'POST',
    '/apptfields',
    { AptNum: 900, apptFieldDefNum: 1, FieldValue: 'Red' },
    201,
    { FieldName: 'Room', FieldValue: 'Red' },
  ],
  ['POST', '/apptfields', { AptNum: 900, FieldName: 'Room' }, 400, 'FieldValue is required.'],
  ['POST', '/apptfields', { AptNum: 900, FieldValue: 'Blue' }, 400, 'FieldName or apptFieldDefNum is required.'],
  [
    'POST',
    '/apptfields',
    { AptNum: 900, FieldName: 'Room', FieldValue: 'Green' },
    400,
    'FieldValue is not an item of the PickList.',
  ],
  ['POST', '/apptfields', { AptNum: 900, FieldName: 'room', FieldValue: 'Blue' }, 400, 'FieldName is invalid.'],
  ['POST', '/apptfields', { AptNum: 900, apptFieldDefNum: 9, FieldValue: 'Blue' }, 404, 'ApptFieldDef not found.'],
  [
    'POST',
    '/apptfields',
    { AptNum: 900, FieldName: 'Sedation', apptFieldDefNum: 1, FieldValue: 'Blue' },
    400,
    'FieldName and apptFieldDefNum do not agree.',
  ],
  ['POST', '/apptfields', { AptNum: 999, FieldName: 'Room', FieldValue: 'Blue' }, 404, 'Appointment not found.'],
  ['POST', '/apptfields', { AptNum: 901, FieldName: 'Room', FieldValue: 'Blue' }, 400, 'ApptField already exists.'],
  [
    'PUT',
    '/apptfields/1',
    { FieldValue: 'Blue' },
    200,
    { ApptFieldNum: 1, AptNum: 901, FieldName: 'Room', FieldValue: 'Blue' },
  ],
  ['PUT', '/apptfields/1', { FieldValue: 'Green' }, 400, 'FieldValue is not an item of the PickList.'],
  ['PUT', '/apptfields/1', {}, 400, 'FieldValue is required.'],
  ['PUT', '/apptfields/9', { FieldValue: 'Blue' }, 404, 'ApptField not found.'],
  ['DELETE', '/apptfields/1', undefined, 200],
  ['DELETE', '/apptfields/9', undefined, 404, 'ApptField not found.'],

  [
    'POST',
    '/popups',
    { PatNum: 10, Description: 'Till noon.', DateTimeDisabled: '2025-03-10 12:00:00' },
    201,
    { DateTimeDisabled: '3/10/2025 12:00:00 PM' },
  ],
  ['POST', '/popups', { PatNum: 10, Description: 'x', DateTimeDisabled: 'noon' }, 400],
  ['PUT', '/popups/1', { Description: 'Ask for the card.', PopupLevel: 'Family' }, 200, { PopupLevel: 'Family' }],
  ['PUT', '/popups/1', { DateTimeDisabled: '2025-03-09 12:00:00' }, 200, { DateTimeDisabled: '3/9/2025 12:00:00 PM' }],
  ['PUT', '/popups/1', { DateTimeDisabled: '' }, 200, { DateTimeDisabled: '1/1/0001 12:00:00 AM' }],
  ['PUT', '/popups/1', { Description: ' ' }, 400, 'Description is required.'],
  ['PUT', '/popups/1', { PopupLevel: 'SuperFamily' }, 400, 'Patient is not part of a super family.'],
  ['PUT', '/popups/2', { PopupLevel: 'Patient' }, 400, 'Patient has been deleted.'],
  ['PUT', '/popups/3', { PopupLevel: 'Patient' }, 400, 'Popup is archived.'],
  ['PUT', '/popups/9', {}, 404, 'Popup not found.'],

  [
    'PUT',
    '/allergydefs/1',
    { Description: 'Rubber', IsHidden: true },
    200,
    { Description: 'Rubber', IsHidden: 'true' },
  ],
  ['PUT', '/allergydefs/1', { Description: 'latex' }, 200, { Description: 'latex' }],
  ['PUT', '/allergydefs/1', { Description: 'NUTS' }, 400, 'An AllergyDef with that name already exists.'],
  ['PUT', '/allergydefs/1', { Description: '' }, 400, 'Description cannot be blank.'],
  ['PUT', '/allergydefs/9', {}, 404, 'AllergyDef not found.'],

  ['PUT', '/medications/2', { Notes: 'With food.', IsHidden: 'true' }, 200, { MedName: 'Brand', Notes: 'With food.' }],
  ['PUT', '/medications/9', {}, 404, 'Medication not found.'],
  ['DELETE', '/medications/2', undefined, 200],
  ['DELETE', '/medications/1', undefined, 400, 'Medication is in use and cannot be deleted.'],
  ['DELETE', '/medications/3', undefined, 400, 'Medication is in use and cannot be deleted.'],
  ['DELETE', '/medications/4', undefined, 400, 'Medication is in use and cannot be deleted.'],
  ['DELETE', '/medications/9', undefined, 404, 'Medication not found.'],

  [
    'POST',
    '/employees',
    { LName: 'Ito', FName: 'Ken', ReportsTo: 1 },
    201,
    { LName: 'Ito', ReportsTo: 1, IsHidden: 'false' },
  ],
  ['POST', '/employees', { MiddleI: 'K' }, 400, 'LName or FName is required.'],
  ['POST', '/employees', { LName: 'Ito', ReportsTo: 9 }, 404, 'ReportsTo not found.'],
  ['PUT', '/employees/1', { IsHidden: 'true', EmailWork: 'b@example.com' }, 200, { LName: 'Bo', IsHidden: 'true' }],
  ['PUT', '/employees/1', { LName: '' }, 400, 'LName or FName is required.'],
  ['PUT', '/employees/1', { ReportsTo: 1 }, 400, 'An employee cannot report to himself.'],
  ['PUT', '/employees/9', {}, 404, 'Employee not found.'],
];

requestTable(
  'what newer pages added for people and visits',
  rows,
  async (practice) => {
    await practice.lay(
      'guardian',
      { GuardianNum: 1, PatNumChild: 11, PatNumGuardian: 12, Relationship: 1, IsGuardian: 1 },
      { GuardianNum: 2, PatNumChild: 15, PatNumGuardian: 12 },
    );
    await practice.lay(
      'popup',
      { PopupNum: 1, PatNum: 10, Description: 'Ask.' },
      { PopupNum: 2, PatNum: 15 },
      { PopupNum: 3, PatNum: 10, IsArchived: 1 },
    );
    await practice.lay(
      'allergydef',
      { AllergyDefNum: 1, Description: 'Latex' },
      { AllergyDefNum: 2, Description: 'Nuts', MedicationNum: 4 },
    );
    await practice.lay(
      'medication',
      { MedicationNum: 1, MedName: 'Generic', GenericNum: 1 },
      { MedicationNum: 2, MedName: 'Brand', GenericNum: 1 },
      { MedicationNum: 3, MedName: 'Taken', GenericNum: 3 },
      { MedicationNum: 4, MedName: 'Allergen', GenericNum: 4 },
    );
    await practice.lay('medicationpat', { MedicationPatNum: 1, PatNum: 10, MedicationNum: 3 });
    await practice.lay('employee', { EmployeeNum: 1, LName: 'Bo' });
    await practice.lay('patrestriction', { PatRestrictionNum: 1, PatNum: 10, PatRestrictType: 1 });
    await practice.lay(
      'vitalsign',
      { VitalsignNum: 1, PatNum: 10, Height: 66, DateTaken: '2025-01-02' },
      { VitalsignNum: 2, PatNum: 15 },
    );
    await practice.lay(
      'commlog',
      { CommlogNum: 1, PatNum: 10, Note: 'Called.' },
      { CommlogNum: 2, PatNum: 15 },
      { CommlogNum: 3, PatNum: 10, Note: 'signed', Signature: 'abc' },
    );
    await practice.lay(
      'sheet',
      { SheetNum: 1, PatNum: 10 },
      { SheetNum: 2, PatNum: 10, IsDeleted: 1 },
      { SheetNum: 3, PatNum: 15 },
      { SheetNum: 4, PatNum: 10 },
      { SheetNum: 5, PatNum: 10 },
      { SheetNum: 6, PatNum: 10 },
    );
    await practice.lay(
      'sheetfield',
      { SheetFieldNum: 1, SheetNum: 1, FieldType: 1 },
      { SheetFieldNum: 2, SheetNum: 1, FieldType: 9 },
      { SheetFieldNum: 3, SheetNum: 2, FieldType: 1 },
      { SheetFieldNum: 4, SheetNum: 3, FieldType: 1 },
      { SheetFieldNum: 5, SheetNum: 1, FieldType: SheetFieldType.StaticText, FieldValue: 'I agree.' },
      { SheetFieldNum: 6, SheetNum: 4, FieldType: SheetFieldType.InputField },
      { SheetFieldNum: 7, SheetNum: 4, FieldType: SheetFieldType.SigBox, FieldValue: '0c1f=' },
      { SheetFieldNum: 8, SheetNum: 5, FieldType: SheetFieldType.CheckBox },
      { SheetFieldNum: 12, SheetNum: 5, FieldType: SheetFieldType.SigBoxPractice, FieldValue: '1c1f=' },
      { SheetFieldNum: 11, SheetNum: 6, FieldType: SheetFieldType.CheckBox },
      { SheetFieldNum: 13, SheetNum: 6, FieldType: SheetFieldType.SigBox, FieldValue: '0' },
    );
    await practice.lay(
      'appointment',
      { AptNum: 900, PatNum: 10, AptStatus: 1 },
      { AptNum: 901, PatNum: 10, AptStatus: 1 },
    );
    await practice.lay('apptfielddef', {
      ApptFieldDefNum: 1,
      FieldName: 'Room',
      FieldType: 1,
      PickList: 'Blue\r\nRed',
    });
    await practice.lay('apptfield', { ApptFieldNum: 1, AptNum: 901, FieldName: 'Room', FieldValue: 'Red' });
  },
  (practice) => {
    it('gives a restricted patient no appointment until the restriction is deleted', async () => {
      const visit = { PatNum: 11, Op: 1, AptDateTime: '2025-03-12 08:00:00', ProvNum: 1 };
      const { body } = await practice().post('/patrestrictions', { PatNum: 11, PatRestrictType: 'ApptSchedule' });
      expect(await practice().post('/appointments', visit)).toMatchObject({ status: 400 });
      await practice().send('DELETE', `/patrestrictions/${body.PatRestrictionNum}`);
      expect(await practice().post('/appointments', visit)).toMatchObject({ status: 201 });
    });

    it('notes that a value of an appointment was removed', async () => {
      await practice().send('DELETE', '/apptfields/1');
      const [entry] = await practice().rows('securitylog', ({ FKey }) => FKey === 901);
      expect(entry!.LogText).toContain('Room removed.');
    });

    it('notes when a sheet was edited', async () => {
      await practice().put('/sheetfields/1', { FieldValue: 'Ada' });
      const [sheet] = await practice().rows('sheet', ({ SheetNum }) => SheetNum === 1);
      expect(sheet).toMatchObject({ DateTSheetEdited: '2025-03-10 09:00:00' });
    });
  },
);
