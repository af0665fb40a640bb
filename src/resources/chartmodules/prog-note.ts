import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { compileDotNetFormat } from '../../wire/dotnet-format.ts';
import { shape, textField } from '../../wire/shape.ts';

/** ChartModules page, GET ProgNotes: every value is a text, empty where a row has none. */
export const progNoteShape = shape({
  name: 'ProgressNote',
  fields: {
    ObjectType: textField('Appointment, Procedure, Commlog, Task, Email, LabCase, Rx or Sheet.'),
    PrimaryKey: textField('Number of that object.'),
    Date: textField('`12/21/2021`.'),
    Time: textField('`11:40a`.'),
    DateTime: textField('`12/21/2021 11:40:00 AM`, unless the caller names a format.'),
    Th: textField('Tooth of a procedure.'),
    Surf: textField('Surfaces of a procedure.'),
    Dx: textField('Diagnosis of a procedure.'),
    Description: textField({}),
    note: textField({}),
    Stat: textField('Status of a procedure.'),
    Prov: textField('Abbr of the provider of a procedure or prescription.'),
    ProvNum: textField({}),
    Amount: textField('Fee of a procedure.'),
    ProcCode: textField({}),
    User: textField('The author of a commlog, an e-mail or a prescription.'),
    Signed: textField('`Signed`, or empty.'),
    Length: textField('Hours and minutes of an appointment.'),
    Abbr: textField('Short description of a procedure.'),
    Clinic: textField('Abbr of the clinic of a procedure.'),
    ClinicNum: textField('0 = none.'),
  },
});

type Field = keyof typeof progNoteShape.fields;

/** The order of the entries of one day, as in the page's sample. */
const ORDER = ['Appointment', 'Procedure', 'Commlog', 'Task', 'Email', 'LabCase', 'Rx', 'Sheet'] as const;

/** A line of the progress notes before its moment is written out. */
export interface ProgNote extends Partial<Record<Exclude<Field, 'ObjectType' | 'PrimaryKey'>, string>> {
  readonly ObjectType: (typeof ORDER)[number];
  readonly key: Key;
  /** `yyyy-MM-dd HH:mm:ss`, or a bare date if the hour is not known. */
  readonly at: string;
}

const formatOf = (pattern: string) => compileDotNetFormat(pattern, 'dateTime')!;
const dateText = formatOf('MM/dd/yyyy');
const timeText = formatOf('h:mmt');
const cultureText = formatOf('G');

/** `11:40 AM`. */
export const clockText = formatOf('t');

/** `2/8/2022 3:26 PM`. */
export const momentText = formatOf('g');

const EMPTY = Object.fromEntries(Object.keys(progNoteShape.fields).map((name) => [name, '']));

const momentOf = ({ at }: ProgNote) => (at.length > 10 ? at : `${at} 00:00:00`);

/** The line as it is answered. An entry without a day shows none. */
export function progNoteLine(note: ProgNote, momentIn: (value: string) => string = cultureText) {
  const { ObjectType, key, at, ...rest } = note;
  const moment = momentOf(note);
  const hasDay = moment > MIN_DATE_TIME;
  return {
    ...EMPTY,
    ClinicNum: '0',
    ...rest,
    ObjectType,
    PrimaryKey: String(key),
    Date: hasDay ? dateText(moment) : '',
    Time: hasDay && at.length > 10 ? timeText(moment).toLowerCase() : '',
    DateTime: hasDay ? momentIn(moment) : '',
  };
}

/** By day, then by the kind of object, then by the hour and the number. */
export function byDayAndKind(one: ProgNote, other: ProgNote): number {
  return (
    compare(one.at.slice(0, 10), other.at.slice(0, 10)) ||
    ORDER.indexOf(one.ObjectType) - ORDER.indexOf(other.ObjectType) ||
    compare(momentOf(one), momentOf(other)) ||
    compare(one.key, other.key)
  );
}
