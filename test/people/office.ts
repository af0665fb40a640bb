import { addDays } from '../../src/domain/calendar.ts';
import { PatientLinkType } from '../../src/domain/enums.ts';
import { type Definition, layDefinitions, layPreferences } from '../support/lists.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** Today in the chapter's rows: `T`. */
export const TODAY = '2025-03-10';
export const day = (offset: number) => addDays(TODAY, offset);

const PREFERENCES = {
  PracticeDefaultProv: '1',
  PracticeDefaultBillType: '40',
  EasyNoClinics: '0',
  EasyHideHospitals: '1',
  ApptsRequireProc: '1',
  AppointmentTimeIncrement: '10',
  AppointmentWithoutProcsDefaultLength: '30',
  ApptEConfirmStatusAccepted: '21',
  ApptEConfirmStatusSent: '20',
  AppointmentTimeArrivedTrigger: '22',
  BrokenApptProcedure: '1',
  BrokenApptCommLog: '1',
  RecallTypeSpecialProphy: '1',
  RecallTypeSpecialPerio: '3',
  RecallTypesShowingInList: '1,3,4',
  AtoZfolderUsed: '1',
};

const DEFINITIONS: readonly Definition[] = [
  [4, 40, 'Standard Account'],
  [4, 41, 'Collections'],
  [2, 19, 'Not Called'],
  [2, 20, 'Sent'],
  [2, 21, 'Confirmed'],
  [2, 22, 'Arrived'],
  [13, 142, 'Mailed Postcard'],
  [13, 143, 'Left Msg'],
  [18, 135, 'BWs'],
  [18, 136, 'Patient Pictures'],
  [25, 250, 'Lunch', 'NS'],
  [25, 251, 'Crowns'],
  [27, 236, 'Insurance'],
  [27, 235, 'ApptRelated', 'APPT'],
  [27, 239, 'Misc', 'MISC'],
  [27, 240, 'Recall', 'RECALL'],
  [35, 263, 'General'],
  [35, 272, 'Surgery'],
];

/** Lays the office of `companions-people.md` 22: who works there, what can be booked, and ten patients. */
export async function layOffice(practice: TestPractice): Promise<void> {
  await layPreferences(practice, PREFERENCES);
  await layDefinitions(practice, DEFINITIONS);
  await practice.lay('clinic', { ClinicNum: 1, Abbr: 'South', Description: 'South' }, { ClinicNum: 2, Abbr: 'North' });
  await practice.lay(
    'provider',
    { ProvNum: 1, Abbr: 'DOC1', ItemOrder: 3 },
    { ProvNum: 2, Abbr: 'DOC2', ItemOrder: 2 },
    { ProvNum: 3, Abbr: 'HYG1', ItemOrder: 1, IsSecondary: 1 },
    { ProvNum: 4, Abbr: 'OLD', ItemOrder: 0, IsHidden: 1 },
  );
  await practice.lay(
    'operatory',
    { OperatoryNum: 1, ClinicNum: 1, ProvDentist: 1, ItemOrder: 1 },
    { OperatoryNum: 2, ClinicNum: 2, ProvDentist: 2, ProvHygienist: 3, ItemOrder: 0 },
    { OperatoryNum: 3, IsHidden: 1 },
  );
  await practice.lay(
    'procedurecode',
    { CodeNum: 1, ProcCode: 'D0120', ProcTime: '/X/', AbbrDesc: 'Exam' },
    { CodeNum: 2, ProcCode: 'D1110', ProcTime: '/XX/', AbbrDesc: 'Pro', IsHygiene: 1 },
    { CodeNum: 3, ProcCode: 'D2740', ProcTime: '//XXX/', AbbrDesc: 'Crn', TreatArea: 2 },
    { CodeNum: 4, ProcCode: 'D4910', ProcTime: '/XX/', AbbrDesc: 'PerMt' },
    { CodeNum: 5, ProcCode: 'D9986', AbbrDesc: 'Missed' },
  );
  await practice.lay(
    'recalltype',
    { RecallTypeNum: 1, Description: 'Prophy', DefaultInterval: 6 * 65536 + 1 },
    { RecallTypeNum: 3, Description: 'Perio', DefaultInterval: 3 * 65536 },
    { RecallTypeNum: 4, Description: 'Exam', DefaultInterval: 16777216 },
    { RecallTypeNum: 5, Description: 'Pano' },
  );
  await practice.lay(
    'recalltrigger',
    { RecallTypeNum: 1, CodeNum: 2 },
    { RecallTypeNum: 3, CodeNum: 4 },
    { RecallTypeNum: 4, CodeNum: 1 },
  );
  await layPatients(practice);
}

async function layPatients(practice: TestPractice): Promise<void> {
  const person = (PatNum: number, LName: string, FName: string, more: object = {}) => ({
    PatNum,
    LName,
    FName,
    Guarantor: PatNum,
    PriProv: 1,
    BillingType: 40,
    ...more,
  });
  const jane = {
    Birthdate: '1976-05-24',
    HmPhone: '(503)555-0110',
    Address: '88 N. Elm Ave.',
    City: 'Salem',
    Email: 'jane@example.org',
    PriProv: 2,
    ClinicNum: 1,
    FamFinUrgNote: 'Card on file',
  };
  await practice.lay(
    'patient',
    person(10, 'Smith', 'Jane', jane),
    person(11, 'Smith', 'John', { Guarantor: 10 }),
    person(12, 'Smithers', 'Jan', { WirelessPhone: '1-503-555-0199', ClinicNum: 2 }),
    person(13, 'Lee', 'Ann', { PatStatus: 2, ClinicNum: 2 }),
    person(14, 'Leeds', 'Ann', { PatStatus: 3, ClinicNum: 1 }),
    person(15, 'Lee', 'Bo', { PatStatus: 4 }),
    person(16, 'Ng', 'Ada', { ClinicNum: 1, SuperFamily: 16 }),
    person(17, 'Ng', 'Bea', { ClinicNum: 1, SuperFamily: 16 }),
    person(18, 'Doe', 'Max', { ClinicNum: 1 }),
    person(19, 'Ruiz', 'Eva', { ClinicNum: 2 }),
  );
  await practice.lay('patientlink', {
    PatNumFrom: 18,
    PatNumTo: 10,
    LinkType: PatientLinkType.Merge,
    DateTimeLink: `${day(-30)} 12:00:00`,
  });
  await practice.lay('procedurelog', {
    ProcNum: 302,
    PatNum: 10,
    CodeNum: 2,
    ProcStatus: 2,
    ProcDate: day(-5),
    ProvNum: 1,
  });
  await practice.lay('recall', {
    RecallNum: 500,
    PatNum: 10,
    RecallTypeNum: 1,
    RecallInterval: 6 * 65536 + 1,
    DatePrevious: day(-5),
    DateDueCalc: '2025-09-06',
    DateDue: '2025-09-06',
  });
  await practice.lay(
    'popup',
    { PopupNum: 700, PatNum: 10, PopupLevel: 0, Description: 'own' },
    { PopupNum: 701, PatNum: 11, PopupLevel: 1, Description: 'family' },
    { PopupNum: 702, PatNum: 11, PopupLevel: 0, Description: 'own' },
  );
}
