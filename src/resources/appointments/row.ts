import { tableRow } from '../../db/rows/table-row.ts';
import { ApptPriority, AptStatus, WebSchedService } from '../../domain/enums.ts';
import {
  colorField,
  dateTimeField,
  flagField,
  keyField,
  namedField,
  only,
  serverDateTimeField,
  textField,
  wholeField,
} from '../../wire/shape.ts';

const source = {
  table: 'appointment',
  alias: 'a',
  joins: {
    p: ['provider', 'p.ProvNum = a.ProvNum'],
    dc: ['definition', 'dc.DefNum = a.Confirmed'],
    du: ['definition', 'du.DefNum = a.UnschedStatus'],
  },
} as const;

const fields = {
  AptNum: keyField({}),
  PatNum: keyField({}),
  AptStatus: namedField(AptStatus),
  Pattern: textField('Five minutes per character: X for the provider, / for the assistant.'),
  Confirmed: keyField('DefNum of category 2.'),
  confirmed: textField({ sql: 'dc.ItemName' }),
  TimeLocked: flagField({}),
  Op: keyField('OperatoryNum.'),
  Note: textField({}),
  ProvNum: keyField({}),
  provAbbr: textField({ sql: 'p.Abbr' }),
  ProvHyg: keyField('ProvNum of the hygienist.'),
  AptDateTime: dateTimeField({}),
  NextAptNum: keyField('The planned appointment this one was made from.'),
  UnschedStatus: keyField('DefNum of category 13.'),
  unschedStatus: textField({ sql: 'du.ItemName' }),
  IsNewPatient: flagField({}),
  ProcDescript: textField({}),
  ClinicNum: keyField({}),
  IsHygiene: flagField({}),
  DateTStamp: dateTimeField({}),
  DateTimeArrived: dateTimeField({}),
  DateTimeSeated: dateTimeField({}),
  DateTimeDismissed: dateTimeField({}),
  InsPlan1: keyField({}),
  InsPlan2: keyField({}),
  DateTimeAskedToArrive: dateTimeField({}),
  colorOverride: colorField({ column: 'ColorOverride' }),
  AppointmentTypeNum: keyField({}),
  SecUserNumEntry: keyField('UserNum of its author; 0 = the API.'),
  SecDateTEntry: dateTimeField({}),
  Priority: namedField(ApptPriority),
  PatternSecondary: textField({
    sql: "CASE WHEN a.PatternSecondary = '' THEN REPLACE(a.Pattern, 'X', '/') ELSE a.PatternSecondary END",
    description: 'The same for a second provider.',
  }),
  ItemOrderPlanned: wholeField({}),
};

/** Appointments page. */
export const appointmentRow = tableRow({
  name: 'Appointment',
  ...source,
  fields: { serverDateTime: serverDateTimeField(), ...fields },
});

/** The appointment as writes answer it, without the time of the server. */
export const writtenAppointmentRow = tableRow({ name: 'WrittenAppointment', ...source, fields });

const { SecUserNumEntry: _by, SecDateTEntry: _at, ...copied } = fields;

/** What the history keeps of an appointment: all but who made it, and when; the second pattern as it is stored. */
export const copiedAppointmentFields = { ...copied, PatternSecondary: textField({}) };

const { ItemOrderPlanned: _planned, SecUserNumEntry: _entered, ...webSchedAnswer } = fields;

/** The answer of POST WebSched, as its sample has it. */
export const webSchedAnswerRow = tableRow({ name: 'WebSchedAppointment', ...source, fields: webSchedAnswer });

/** Written with capital letters here, unlike in any other list. */
const IS_HYGIENE = { False: 0, True: 1 } as const;

/** GET WebSched: fewer fields, the service that made the appointment, and the time of the server last. */
export const webSchedRow = tableRow({
  name: 'WebSchedListed',
  ...source,
  fields: {
    ...only(fields, [
      'AptNum',
      'PatNum',
      'AptStatus',
      'Pattern',
      'Confirmed',
      'confirmed',
      'Op',
      'Note',
      'ProvNum',
      'provAbbr',
      'ProvHyg',
      'AptDateTime',
      'NextAptNum',
      'UnschedStatus',
      'unschedStatus',
      'ProcDescript',
      'ClinicNum',
      'IsHygiene',
      'DateTStamp',
      'DateTimeArrived',
      'DateTimeSeated',
      'DateTimeDismissed',
      'AppointmentTypeNum',
    ]),
    // It keeps its place above.
    IsHygiene: namedField(IS_HYGIENE),
    eServiceLogType: namedField(WebSchedService, {
      sql:
        'COALESCE((SELECT MAX(e.EServiceType) FROM {eservicelog} e WHERE e.PatNum = a.PatNum AND e.FKey = a.AptNum ' +
        'AND e.EServiceAction = 13 AND e.EServiceType BETWEEN 1 AND 4), 0)',
      description: 'The service through which the patient booked it.',
    }),
    serverDateTime: serverDateTimeField(),
  },
});
