import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { startTestPractice, type TestPractice } from '../../../test/support/test-practice.ts';
import { AptStatus, DefCat, ProcStatus, SheetFieldType, TaskObjectType } from '../../domain/enums.ts';

const EMPTY = {
  Th: '',
  Surf: '',
  Dx: '',
  Description: '',
  note: '',
  Stat: '',
  Prov: '',
  ProvNum: '',
  Amount: '',
  ProcCode: '',
  User: '',
  Signed: '',
  Length: '',
  Abbr: '',
  Clinic: '',
  ClinicNum: '0',
};

/** A row of the page's sample, its fields in page order. */
const note = (
  [ObjectType, PrimaryKey]: [string, string],
  [Day, Time, DateTime]: [string, string, string],
  rest: Partial<typeof EMPTY>,
) => ({ ObjectType, PrimaryKey, Date: Day, Time, DateTime, ...EMPTY, ...rest });

/** The page's sample, with invented texts in place of its own. */
const SAMPLE = [
  note(['Appointment', '147'], ['12/21/2021', '11:40a', '12/21/2021 11:40:00 AM'], {
    Description: 'Appointment - 11:40 AM PA',
    Length: '0:10',
    ClinicNum: '3',
  }),
  note(['Procedure', '153'], ['12/21/2021', '', '12/21/2021 12:00:00 AM'], {
    Description: 'PA',
    Stat: 'TP',
    Prov: 'Doc3',
    ProvNum: '10',
    Amount: '24.00',
    ProcCode: 'D0220',
    Abbr: 'PA',
    Clinic: 'Downtown Office',
    ClinicNum: '3',
  }),
  note(['Commlog', '122'], ['02/08/2022', '3:18p', '2/8/2022 3:18:00 PM'], {
    Description: 'Comm - ApptRelated',
    note: 'Will come early.',
    User: 'Admin',
    Signed: 'Signed',
  }),
  note(['Task', '52'], ['02/08/2022', '3:25p', '2/8/2022 3:25:56 PM'], {
    Description: 'Task - In List: Front desk',
    note: 'Admin - Ask for the form ==Admin - 2/8/2022 3:26 PM - It is here.',
  }),
  note(['Email', '212'], ['02/08/2022', '3:22p', '2/8/2022 3:22:27 PM'], {
    Description: 'Email - (unsent) Spring Newsletter',
    note: 'Warm days.',
    User: 'Admin',
  }),
  note(['Rx', '81'], ['02/08/2022', '', '2/8/2022 12:00:00 AM'], {
    Description: 'Rx - Cephalexin 500 mg - #40 Corner Pharmacy',
    Prov: 'HYG1',
    ProvNum: '2',
  }),
  note(['Sheet', '37'], ['02/08/2022', '3:27p', '2/8/2022 3:27:00 PM'], { Description: 'PatientLetter' }),
];

const keys = (rows: { ObjectType: string; PrimaryKey: string }[]) =>
  rows.map(({ ObjectType, PrimaryKey }) => `${ObjectType} ${PrimaryKey}`);

describe.each(engines)('progress notes on %s', (engine) => {
  let practice: TestPractice;
  const notes = async (patNum: number, query = '') =>
    (await practice.get(`/chartmodules/${patNum}/ProgNotes${query}`)).body;

  beforeAll(async () => {
    practice = await startTestPractice({ engine });
    await practice.lay('patient', { PatNum: 13 }, { PatNum: 14 });
    await practice.lay('provider', { ProvNum: 10, Abbr: 'Doc3' }, { ProvNum: 2, Abbr: 'HYG1' });
    await practice.lay('clinic', { ClinicNum: 3, Description: 'Downtown Dental', Abbr: 'Downtown Office' });
    await practice.lay('userod', { UserNum: 1, UserName: 'Admin' });
    await practice.lay(
      'definition',
      { DefNum: 235, Category: DefCat.CommLogTypes, ItemName: 'ApptRelated' },
      { DefNum: 90, Category: DefCat.Diagnosis, ItemName: 'Fracture' },
    );
    await practice.lay('procedurecode', { CodeNum: 20, ProcCode: 'D0220', Descript: 'PA', AbbrDesc: 'PA' });
    await practice.lay('pharmacy', { PharmacyNum: 1, StoreName: 'Corner Pharmacy' });
    await practice.lay('laboratory', { LaboratoryNum: 1, Description: 'Crown Works' });
    await practice.lay('tasklist', { TaskListNum: 4, Descript: 'Front desk' });
    await practice.lay('appointment', {
      AptNum: 147,
      PatNum: 13,
      AptStatus: AptStatus.Scheduled,
      AptDateTime: '2021-12-21 11:40:00',
      ProcDescript: 'PA',
      Pattern: '/X',
      ProvNum: 10,
      ClinicNum: 3,
    });
    const work = { PatNum: 13, CodeNum: 20, ProcDate: '2021-12-21', ProvNum: 10, ClinicNum: 3, ProcFee: 24 };
    await practice.lay(
      'procedurelog',
      { ...work, ProcNum: 153, ProcStatus: ProcStatus.TP },
      { ...work, ProcNum: 154, ProcStatus: ProcStatus.D },
    );
    await practice.lay('commlog', {
      CommlogNum: 122,
      PatNum: 13,
      CommDateTime: '2022-02-08 15:18:00',
      CommType: 235,
      Note: 'Will come early.',
      UserNum: 1,
      Signature: 'x',
    });
    await practice.lay('task', {
      TaskNum: 52,
      TaskListNum: 4,
      ObjectType: TaskObjectType.Patient,
      KeyNum: 13,
      UserNum: 1,
      Descript: 'Ask for the form',
      DateTimeEntry: '2022-02-08 15:25:56',
    });
    await practice.lay('tasknote', {
      TaskNum: 52,
      UserNum: 1,
      DateTimeNote: '2022-02-08 15:26:10',
      Note: 'It is here.',
    });
    const mail = { PatNum: 13, MsgDateTime: '2022-02-08 15:22:27', Subject: 'Spring Newsletter', UserNum: 1 };
    await practice.lay(
      'emailmessage',
      { ...mail, EmailMessageNum: 212, BodyText: 'Warm days.' },
      { ...mail, EmailMessageNum: 213, HideIn: 4 },
    );
    await practice.lay('rxpat', {
      RxNum: 81,
      PatNum: 13,
      RxDate: '2022-02-08',
      Drug: 'Cephalexin 500 mg',
      Disp: '40',
      PharmacyNum: 1,
      ProvNum: 2,
    });
    const letter = { PatNum: 13, DateTimeSheet: '2022-02-08 15:27:00', Description: 'PatientLetter' };
    await practice.lay('sheet', { ...letter, SheetNum: 37 }, { ...letter, SheetNum: 38, IsDeleted: 1 });
  });
  afterAll(() => practice.stop());

  it('are as the page shows, day after day', async () => {
    expect((await practice.get('/chartmodules/13/ProgNotes')).text).toBe(JSON.stringify(SAMPLE));
    expect(await notes(13, '?Limit=2&Offset=3')).toEqual(SAMPLE.slice(3, 5));
    expect(await notes(14)).toEqual([]);
  });

  it('of nobody are a 404', async () => {
    expect(await practice.get('/chartmodules/99/ProgNotes')).toMatchObject({ status: 404, body: 'Patient not found.' });
  });

  it('tell moments in the format a caller names', async () => {
    const [first] = await notes(13, '?DateTimeFormatString=yyyy-MM-dd%20HH:mm:ss');
    expect(first).toMatchObject({ DateTime: '2021-12-21 11:40:00', Date: '12/21/2021' });
  });

  it('tell tooth, diagnosis, newest note and signature of work that is done', async () => {
    await practice.lay('patient', { PatNum: 15 });
    await practice.lay('procedurelog', {
      ProcNum: 160,
      PatNum: 15,
      CodeNum: 20,
      ProcStatus: ProcStatus.C,
      ProcDate: '2022-01-05',
      ToothNum: '14',
      Surf: 'MO',
      Dx: 90,
      ProvNum: 10,
      ProcFee: 120.5,
    });
    const entry = { PatNum: 15, ProcNum: 160 };
    await practice.lay(
      'procnote',
      { ...entry, EntryDateTime: '2022-01-05 10:00:00', Note: 'Older' },
      { ...entry, EntryDateTime: '2022-01-05 11:00:00', Note: 'Newer', Signature: 'x' },
    );
    const told = { Th: '14', Surf: 'MO', Dx: 'Fracture', note: 'Newer', Stat: 'C', Amount: '120.50', Signed: 'Signed' };
    expect(await notes(15)).toEqual([expect.objectContaining(told)]);
  });

  it('hold lab cases, signed sheets and tasks about an appointment, and no planned appointment', async () => {
    await practice.lay('patient', { PatNum: 16 });
    const apt = { PatNum: 16, AptDateTime: '2022-03-01 08:00:00', Pattern: '/'.repeat(15) };
    await practice.lay(
      'appointment',
      { ...apt, AptNum: 300, AptStatus: AptStatus.Broken },
      { ...apt, AptNum: 301, AptStatus: AptStatus.Planned },
      { ...apt, AptNum: 302, AptStatus: AptStatus.UnschedList, AptDateTime: '0001-01-01 00:00:00', ProcDescript: 'PA' },
    );
    await practice.lay('task', { TaskNum: 60, ObjectType: TaskObjectType.Appointment, KeyNum: 300, Descript: 'Call' });
    await practice.lay('labcase', {
      LabCaseNum: 70,
      PatNum: 16,
      LaboratoryNum: 1,
      DateTimeCreated: '2022-03-01 09:00:00',
      Instructions: 'A2',
    });
    await practice.lay('sheet', {
      SheetNum: 80,
      PatNum: 16,
      DateTimeSheet: '2022-02-01 09:00:00',
      Description: 'Consent',
    });
    await practice.lay('sheetfield', { SheetNum: 80, FieldType: SheetFieldType.SigBox, FieldValue: '0;1' });
    const rows = await notes(16);
    expect(keys(rows)).toEqual(['Appointment 302', 'Task 60', 'Sheet 80', 'Appointment 300', 'LabCase 70']);
    expect(rows).toMatchObject([
      { Date: '', Description: 'Appointment - PA' },
      { Date: '', Time: '', DateTime: '', note: 'Call' },
      { Signed: 'Signed' },
      { Description: 'Appointment - 8:00 AM', Length: '1:15' },
      { Description: 'Lab Case - Crown Works', note: 'A2' },
    ]);
  });
});
