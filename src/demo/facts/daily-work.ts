import { addDays, addMonths } from '../../domain/calendar.ts';
import { DefLinkType } from '../../domain/enums.ts';
import { DEMO_TODAY } from '../demo-date.ts';
import { HYGIENE_OPERATORY, OPERATORY, SCHOOL_OPERATORY } from '../opening-hours.ts';
import type { Book } from './book.ts';
import { HARBOR, SCHOOL } from './office.ts';

/** What the day's work needs besides patients and codes: rooms, staff, types of visits, and the lists to choose from. */
export function addDailyWork(book: Book): void {
  addRooms(book);
  addStaff(book);
  addVisitTypes(book);
  addHealthLists(book);
  addAddresses(book);
}

function addRooms(book: Book): void {
  const room = (OperatoryNum: number, OpName: string, Abbrev: string, more: object) =>
    book.add('operatory', { OperatoryNum, OpName, Abbrev, ItemOrder: OperatoryNum - 1, ...more });
  const [treatment, hygiene] = [{ OperatoryType: 5501 }, { OperatoryType: 5502, IsHygiene: 1 }];
  room(OPERATORY, 'Room 1', 'OP-1', { ProvDentist: 1, ClinicNum: HARBOR, IsWebSched: 1, ...treatment });
  room(HYGIENE_OPERATORY, 'Hygiene', 'HYG', { ProvDentist: 1, ProvHygienist: 3, ClinicNum: HARBOR, ...hygiene });
  room(SCHOOL_OPERATORY, 'School room', 'OP-3', { ProvDentist: 2, ClinicNum: SCHOOL, ...treatment });
  room(4, 'Old room', 'OLD', { IsHidden: 1 });
}

function addStaff(book: Book): void {
  book.add('employee', { EmployeeNum: 1, LName: 'Marsh', FName: 'Olive', WirelessPhone: '(503)555-0111' });
  book.add('employee', { EmployeeNum: 2, LName: 'Quist', FName: 'Henrik', ReportsTo: 1 });
  book.add('usergroup', { UserGroupNum: 1, Description: 'Admin' });
  book.add('usergroup', { UserGroupNum: 2, Description: 'Front desk' });
  for (const [UserNum, UserGroupNum] of [
    [1, 2],
    [2, 1],
    [3, 2],
  ]) {
    book.add('usergroupattach', { UserNum: UserNum!, UserGroupNum: UserGroupNum! });
  }
  book.add('computer', { ComputerNum: 1, CompName: 'FRONTDESK' });
  // Months of the practice's own year: what the sample query of the Queries page asks for.
  for (let start = '2026-01-01'; start < DEMO_TODAY; start = addMonths(start, 1)) {
    const next = addMonths(start, 1);
    book.add('payperiod', { DateStart: start, DateStop: addDays(next, -1), DatePaycheck: addDays(next, 4) });
  }
}

function addVisitTypes(book: Book): void {
  const type = (AppointmentTypeName: string, Pattern: string, CodeStr: string, AppointmentTypeColor: number) =>
    book.add('appointmenttype', {
      AppointmentTypeName,
      Pattern,
      CodeStr,
      AppointmentTypeColor,
      ItemOrder: book.rows('appointmenttype').length,
    });
  type('New patient', '//XXXXXX//', 'D0150,D0210', -16728065);
  type('Check-up', '/XXXXXXXX/', 'D0120,D1110', -8323200);
  type('Emergency', '//XX//', 'D0140', -32640);
  // What patients book themselves: the definitions are in office.ts, the types are numbered in the order above.
  const online = (DefNum: number, typeNum: number, rooms: readonly number[]) => {
    book.add('deflink', { DefNum, LinkType: DefLinkType.AppointmentType, FKey: typeNum });
    for (const FKey of rooms) book.add('deflink', { DefNum, LinkType: DefLinkType.Operatory, FKey });
  };
  online(4201, 1, [OPERATORY, SCHOOL_OPERATORY]);
  online(5101, 2, [HYGIENE_OPERATORY]);
  online(5102, 3, [OPERATORY, SCHOOL_OPERATORY]);
  book.add('apptfielddef', { FieldName: 'Insurance verified', FieldType: 1, PickList: 'Yes\r\nNo' });
  book.add('patfielddef', { FieldName: 'Likes to be called', FieldType: 0 });
}

function addHealthLists(book: Book): void {
  for (const Description of ['Latex', 'Penicillin', 'Nuts']) book.add('allergydef', { Description, SnomedType: 0 });
  for (const [ItemOrder, DiseaseName] of ['Diabetes', 'High blood pressure', 'Asthma'].entries()) {
    book.add('diseasedef', { DiseaseName, ItemOrder });
  }
  for (const MedName of ['Amoxicillin', 'Ibuprofen', 'Metformin']) {
    const GenericNum = book.rows('medication').length + 1;
    book.add('medication', { MedicationNum: GenericNum, MedName, GenericNum, Notes: '' });
  }
  book.add('allergy', { PatNum: 1010, AllergyDefNum: 2, Reaction: 'Rash', StatusIsActive: 1 });
  book.add('disease', { PatNum: 1021, DiseaseDefNum: 2, PatNote: '' });
  book.add('medicationpat', { PatNum: 1021, MedicationNum: 2, PatNote: 'As needed' });
  const measured = { PatNum: 1021, Height: 70, Weight: 182.5, BMIPercentile: -1 };
  book.add('vitalsign', { ...measured, BpSystolic: 138, BpDiastolic: 88, Pulse: 76, DateTaken: '2025-10-06' });
  book.add('vitalsign', { ...measured, BpSystolic: 131, BpDiastolic: 84, Pulse: 72, DateTaken: '2026-04-13' });
}

function addAddresses(book: Book): void {
  const town = { City: 'Invented Bay', State: 'OR', Zip: '97000' };
  book.add('pharmacy', { StoreName: 'Bay Pharmacy', Phone: '(503)555-0120', Address: '3 Harbor Street', ...town });
  book.add('laboratory', {
    Description: 'Bay Dental Lab',
    Phone: '(503)555-0121',
    Address: '4 Harbor Street',
    ...town,
  });
  book.add('labturnaround', { LaboratoryNum: 1, Description: 'Crown', DaysPublished: 8, DaysActual: 10 });
  book.add('employer', { EmpName: 'Harbor Works', ...town });
  book.add('referral', { ReferralNum: 2, LName: 'Bay newspaper', NotPerson: 1 });
}
