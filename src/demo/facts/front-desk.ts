import { addDays } from '../../domain/calendar.ts';
import {
  AsapCommFKeyType,
  AutoCommStatus,
  ClaimTrackingType,
  CommItemMode,
  CommSentOrReceived,
  EtransType,
  HistAppointmentAction,
  PatRestrictType,
  PopupLevel,
  QuickPasteType,
  TaskObjectType,
  TaskStatus,
  TimeClockStatus,
  VerifyType,
} from '../../domain/enums.ts';
import type { Book } from './book.ts';

/**
 * What the front desk keeps besides charts and accounts: calls, notes, tasks, letters, hours. Nothing here moves an
 * amount; it is there so that no list of the API is empty.
 */
export function addFrontDesk(book: Book): void {
  addCalls(book);
  addRemarks(book);
  addTasks(book);
  addTexts(book);
  addInsuranceWork(book);
  addHours(book);
  addTraces(book);
}

type Call = [
  patNum: number,
  at: string,
  about: number,
  how: keyof typeof CommItemMode,
  which: keyof typeof CommSentOrReceived,
  note: string,
];

const APPOINTMENT = 2701;
const RECALL = 2702;
const FINANCIAL = 2703;
const MISC = 2704;
const INSURANCE = 2705;

const calls: readonly Call[] = [
  [1010, '2026-05-19 10:05:00', APPOINTMENT, 'Phone', 'Received', 'Asks for an afternoon for the crown.'],
  [1010, '2026-06-08 09:40:00', INSURANCE, 'Email', 'Sent', 'Estimate for the crown sent.'],
  [1012, '2026-06-09 14:20:00', APPOINTMENT, 'Phone', 'Received', 'Mother confirms the filling.'],
  [1021, '2026-04-13 11:00:00', MISC, 'In Person', 'Neither', 'Brought a new list of medicines.'],
  [1131, '2026-06-10 08:30:00', APPOINTMENT, 'Text', 'Received', 'Confirmed the check-up.'],
  [1140, '2026-05-21 16:10:00', FINANCIAL, 'Phone', 'Sent', 'Went through the plan; decides next month.'],
  [1170, '2026-03-02 14:15:00', APPOINTMENT, 'Phone', 'Sent', 'Missed the visit. Left a message.'],
  [1181, '2026-06-01 10:00:00', RECALL, 'Mail', 'Sent', 'Card for the check-up.'],
  [1210, '2026-05-18 12:00:00', FINANCIAL, 'Phone', 'Received', 'Pays the rest in June.'],
];

function addCalls(book: Book): void {
  for (const [PatNum, CommDateTime, CommType, how, which, Note] of calls) {
    book.add('commlog', {
      PatNum,
      CommDateTime,
      CommType,
      Mode_: CommItemMode[how],
      SentOrReceived: CommSentOrReceived[which],
      Note,
      UserNum: 1,
      DateTEntry: CommDateTime,
    });
  }
  book.add('asapcomm', {
    FKey: 11711,
    FKeyType: AsapCommFKeyType.ScheduledAppt,
    PatNum: 1171,
    ClinicNum: 1,
    DateTimeEntry: '2026-06-11 09:00:00',
    DateTimeOrig: '2031-06-10 10:00:00',
    SmsSendStatus: AutoCommStatus.DoNotSend,
    EmailSendStatus: AutoCommStatus.DoNotSend,
    Note: 'Would come earlier.',
  });
}

function addRemarks(book: Book): void {
  const popup = (PatNum: number, level: keyof typeof PopupLevel, Description: string) =>
    book.add('popup', {
      PatNum,
      PopupLevel: PopupLevel[level],
      Description,
      UserNum: 1,
      DateTimeEntry: '2026-05-18 08:30:00',
    });
  popup(1010, 'Patient', 'Prefers to be called after four.');
  popup(1210, 'Family', 'Talk about the payment plan.');
  book.add('patientnote', { PatNum: 1010, ICEName: 'Chidi Okafor', ICEPhone: '5035550111' });
  book.add('patientnote', {
    PatNum: 1021,
    Medical: 'High blood pressure, measured at each visit.',
    MedicalComp: 'Pressure was 138/88 in October and 131/84 in April.',
  });
  book.add('patfield', { PatNum: 1010, FieldName: 'Likes to be called', FieldValue: 'Goz' });
  book.add('patfield', { PatNum: 1090, FieldName: 'Likes to be called', FieldValue: 'Milan' });
  book.add('apptfield', { AptNum: 11702, FieldName: 'Insurance verified', FieldValue: 'Yes' });
  book.add('patrestriction', { PatNum: 1194, PatRestrictType: PatRestrictType.ApptSchedule });
  book.add('cdcrec', { CdcrecCode: '2054-5', HeirarchicalCode: 'R3', Description: 'BLACK OR AFRICAN AMERICAN' });
  book.add('cdcrec', { CdcrecCode: '2106-3', HeirarchicalCode: 'R5', Description: 'WHITE' });
  book.add('patientrace', { PatNum: 1010, Race: 1, CdcrecCode: '2054-5' });
  book.add('patientrace', { PatNum: 1021, Race: 8, CdcrecCode: '2106-3' });
}

function addTasks(book: Book): void {
  const DateTimeEntry = '2026-06-12 16:30:00';
  for (const Descript of ['Front desk', 'Insurance']) book.add('tasklist', { Descript, DateTimeEntry });
  const task = (TaskListNum: number, KeyNum: number, Descript: string, status: keyof typeof TaskStatus) => {
    const { TaskNum } = book.add('task', {
      TaskListNum,
      KeyNum,
      ObjectType: KeyNum === 0 ? TaskObjectType.None : TaskObjectType.Patient,
      Descript,
      TaskStatus: TaskStatus[status],
      DateTimeFinished: status === 'Done' ? '2026-06-12 17:00:00' : '0001-01-01 00:00:00',
      DateTimeEntry,
      DateTimeOriginal: DateTimeEntry,
      UserNum: 1,
      PriorityDefNum: 3301,
    });
    book.add('taskancestor', { TaskNum: Number(TaskNum), TaskListNum });
    return TaskNum;
  };
  task(1, 1170, 'Find a new day for Ingrid Larsen.', 'New');
  const asked = task(2, 1130, 'Ask about the claim of Jonas Weber.', 'Viewed');
  task(1, 0, 'Order gloves.', 'Done');
  book.add('tasknote', {
    TaskNum: Number(asked),
    UserNum: 1,
    DateTimeNote: '2026-06-12 16:45:00',
    Note: 'Northern Star asks for the X-ray.',
  });
}

function addTexts(book: Book): void {
  book.add('autonotecontrol', {
    Descript: 'Anesthetic',
    ControlType: 'OneResponse',
    ControlLabel: 'Which one?',
    ControlOptions: 'None\r\nOne carpule\r\nTwo carpules',
  });
  book.add('autonote', { AutoNoteName: 'Filling', MainText: 'Filling placed. [Prompt:"Anesthetic"]', Category: 4101 });
  book.add('quickpastecat', { Description: 'Calls', DefaultForTypes: String(QuickPasteType.CommLog) });
  book.add('quickpastenote', { QuickPasteCatNum: 1, Note: 'Left a message.', Abbreviation: 'lm' });
  book.add('quickpastenote', { QuickPasteCatNum: 1, ItemOrder: 1, Note: 'Will call again.', Abbreviation: 'wca' });
}

function addInsuranceWork(book: Book): void {
  const verified = (type: keyof typeof VerifyType, FKey: number, Note: string) =>
    book.add('insverify', {
      VerifyType: VerifyType[type],
      FKey,
      Note,
      DateLastVerified: '2026-05-18',
      DefNum: 3802,
      UserNum: 1,
      DateTimeEntry: '2026-05-18 09:00:00',
    });
  verified('InsuranceBenefit', 401, 'Maximum and deductible as last year.');
  verified('PatientEnrollment', 10101, 'Enrolled.');
  verified('PatientEnrollment', 11301, 'Enrolled.');
  book.add('claimform', { Description: 'Usual claim form', FontName: 'Arial', FontSize: 9, Width: 850, Height: 1100 });
  book.add('claimtracking', {
    ClaimNum: 11303,
    TrackingType: ClaimTrackingType.StatusHistory,
    TrackingDefNum: 3101,
    TrackingErrorDefNum: 4301,
    Note: 'They ask for the X-ray.',
    UserNum: 1,
    DateTimeEntry: '2026-06-12 16:40:00',
  });
  book.add('etrans', {
    ClaimNum: 11303,
    PatNum: 1130,
    CarrierNum: 301,
    Etype: EtransType.ClaimPrinted,
    DateTimeTrans: '2026-06-01 12:00:00',
    UserNum: 1,
  });
  book.add('labcase', {
    PatNum: 1242,
    LaboratoryNum: 1,
    ProvNum: 1,
    Instructions: 'Crown, shade A2.',
    LabFee: 180,
    DateTimeCreated: '2026-06-01 10:00:00',
    DateTimeSent: '2026-06-01 15:00:00',
    DateTimeDue: '2026-06-15 12:00:00',
  });
}

function addHours(book: Book): void {
  for (let day = '2026-06-11'; day <= '2026-06-12'; day = addDays(day, 1)) {
    for (const EmployeeNum of [1, 2]) {
      const [start, stop] = [`${day} 07:5${EmployeeNum}:00`, `${day} 17:0${EmployeeNum}:00`];
      book.add('clockevent', {
        EmployeeNum,
        TimeEntered1: start,
        TimeDisplayed1: start,
        TimeEntered2: stop,
        TimeDisplayed2: stop,
        ClockStatus: TimeClockStatus.Home,
        OTimeHours: '-01:00:00',
        Rate2Hours: '-01:00:00',
        Rate3Hours: '-01:00:00',
        ClinicNum: 1,
      });
    }
  }
}

/** How the appointments of Ingrid Larsen that are done and missed came about. */
function addTraces(book: Book): void {
  const trace = (AptNum: number, at: string, action: keyof typeof HistAppointmentAction, values: object) =>
    book.add('histappointment', {
      AptNum,
      PatNum: 1170,
      HistUserNum: 1,
      HistDateTStamp: at,
      HistApptAction: HistAppointmentAction[action],
      Pattern: '/XXXX/',
      Confirmed: 201,
      Op: 1,
      ProvNum: 1,
      ClinicNum: 1,
      ...values,
    });
  trace(11701, '2026-03-20 10:00:00', 'Created', { AptStatus: 1, AptDateTime: '2026-04-14 09:00:00' });
  trace(11705, '2026-02-16 10:00:00', 'Created', { AptStatus: 1, AptDateTime: '2026-03-02 14:00:00' });
  trace(11705, '2026-03-02 14:15:00', 'Missed', { AptStatus: 5, AptDateTime: '2026-03-02 14:00:00' });
}
