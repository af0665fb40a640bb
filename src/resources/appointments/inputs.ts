import { sized } from '../../db/schema/sized.ts';
import { ApptPriority, AptStatus } from '../../domain/enums.ts';
import {
  dateTimeInput,
  flagInput,
  type Input,
  keyInput,
  keyListInput,
  namedInput,
  textInput,
  timeInput,
} from '../../wire/input.ts';
import { colorInput, patternInput } from '../../wire/schedule-inputs.ts';

const { Scheduled, Complete, UnschedList, Broken, Planned, PtNote, PtNoteCompleted } = AptStatus;

const note = <const O extends object>(options: O = {} as O) =>
  textInput({ ...sized('appointment', 'Note'), verbatim: true, ...options });

const patternSecondary = () =>
  patternInput({ added: '23.3.17', description: 'The same for a second provider; as long as Pattern.' });

/**
 * A moment of a visit: the page takes a time of the appointment's day, and programs send the whole moment that they were
 * given.
 */
function visitTimeInput(description: string): Input<string, false> {
  const time = timeInput({ added: '25.2.10', description: `${description}, HH:mm:ss of the appointment’s day.` });
  const moment = dateTimeInput();
  const isMoment = (sent: unknown) => typeof sent === 'string' && /^\d{4}-/.test(sent);
  return { ...time, read: (sent, name) => (isMoment(sent) ? moment : time).read(sent, name) };
}

const visitTimes = {
  DateTimeArrived: visitTimeInput('When the patient checked in'),
  DateTimeSeated: visitTimeInput('When the patient was seated'),
  DateTimeDismissed: visitTimeInput('When the patient left the chair'),
};

/** Fields of POST and POST Planned after the required ones, in page order. */
const shared = {
  Pattern: patternInput({ description: 'X and /, five minutes each; cut after nine hours. Default: /XX/.' }),
  Confirmed: keyInput({ description: 'DefNum of category 2. Default: the first.' }),
  Note: note(),
  ProvNum: keyInput({ description: 'Default: the patient’s primary provider, else the practice’s.' }),
  ProvHyg: keyInput({ description: 'ProvNum of the hygienist.' }),
  ClinicNum: keyInput({ description: 'Default: the operatory’s, else the patient’s.' }),
  IsHygiene: flagInput(),
  IsNewPatient: flagInput({ added: '21.3' }),
  Priority: namedInput(ApptPriority, { added: '22.1' }),
};

/** Body of Appointments POST. */
export const newAppointmentInputs = {
  PatNum: keyInput({ required: true }),
  Op: keyInput({ required: true, description: 'OperatoryNum.' }),
  AptDateTime: dateTimeInput({ required: true }),
  AptStatus: namedInput({ Scheduled, Complete, UnschedList, PtNote, PtNoteCompleted }),
  ...shared,
  AppointmentTypeNum: keyInput({ added: '22.1', description: 'Adds the type’s procedures, pattern and colour.' }),
  SecUserNumEntry: keyInput({ added: '25.1.27', description: 'userod.UserNum of its author. Default: 0.' }),
  colorOverride: colorInput({ added: '22.3.9', description: 'R,G,B. Default: the type’s colour.' }),
  PatternSecondary: patternSecondary(),
  ...visitTimes,
};

/** Body of Appointments POST Planned. */
export const plannedInputs = {
  PatNum: keyInput({ required: true }),
  AppointmentTypeNum: keyInput({ description: 'Adds the type’s procedures, pattern and colour.' }),
  procNums: keyListInput({ description: 'Planned procedures of the patient; repeats are ignored.' }),
  ...shared,
  PatternSecondary: patternSecondary(),
};

/** Body of Appointments POST SchedulePlanned. */
export const schedulePlannedInputs = {
  AptNum: keyInput({ required: true, description: 'A planned appointment.' }),
  AptDateTime: dateTimeInput({ required: true }),
  ProvNum: keyInput({ required: true }),
  Op: keyInput({ required: true, description: 'OperatoryNum.' }),
  Confirmed: keyInput({ description: 'DefNum of category 2.' }),
  Note: note(),
};

/** Body of Appointments PUT. */
export const appointmentInputs = {
  AptStatus: namedInput({ Scheduled, Complete, UnschedList, Broken, Planned, PtNote, PtNoteCompleted }),
  Pattern: patternInput({ description: 'X and /, five minutes each; cut after nine hours.' }),
  Confirmed: keyInput({ description: 'DefNum of category 2.' }),
  Op: keyInput({ description: 'OperatoryNum.' }),
  Note: note({ description: 'Replaces the note.' }),
  ProvNum: keyInput(),
  ProvHyg: keyInput({ description: '0 = no hygienist.' }),
  AptDateTime: dateTimeInput(),
  ClinicNum: keyInput({ description: '0 = no clinic.' }),
  IsHygiene: flagInput(),
  IsNewPatient: flagInput({ added: '21.3' }),
  Priority: namedInput(ApptPriority, { added: '22.1' }),
  AppointmentTypeNum: keyInput({
    added: '22.1',
    description: '0 = none. Another type adds its procedures, pattern and colour.',
  }),
  UnschedStatus: keyInput({ added: '22.2', description: 'DefNum of category 13; 0 = none.' }),
  colorOverride: colorInput({ added: '22.3.9', description: 'R,G,B.' }),
  PatternSecondary: patternSecondary(),
  ...visitTimes,
};

/** Body of Appointments PUT Break. */
export const breakInputs = {
  sendToUnscheduledList: flagInput({ required: true, description: 'false leaves it in its place in the schedule.' }),
  breakType: namedInput({ Missed: 'Missed', Cancelled: 'Cancelled' } as const, {
    description: 'Charts D9986 or D9987, if the office’s settings say so.',
  }),
};

/** Body of Appointments PUT Note. */
export const noteInputs = { Note: note({ required: true, description: 'Added to the note as a new line.' }) };

/** Preferences that hold the status behind each word, as eServices Setup names them. */
export const CONFIRM_PREFERENCES = {
  None: '',
  Sent: 'ApptEConfirmStatusSent',
  Confirmed: 'ApptEConfirmStatusAccepted',
  'Not Accepted': 'ApptEConfirmStatusDeclined',
  NotAccepted: 'ApptEConfirmStatusDeclined',
  Failed: 'ApptEConfirmStatusSendFailed',
} as const;

/** Body of Appointments PUT Confirm. */
export const confirmInputs = {
  confirmVal: namedInput(CONFIRM_PREFERENCES),
  defNum: keyInput({ added: '21.2', description: 'DefNum of category 2.' }),
};
