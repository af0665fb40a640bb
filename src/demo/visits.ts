import type { Row } from '../db/schema/tables.ts';
import { MIN_DATE_TIME } from '../domain/calendar.ts';
import { AptStatus } from '../domain/enums.ts';
import { descriptionPiece } from '../practice/schedule/descriptions.ts';
import type { Chart, Procedure } from './chart.ts';
import { HYGIENE_OPERATORY, OPERATORY, SCHOOL_OPERATORY } from './daily-work.ts';
import { SCHOOL } from './office.ts';

interface Visit {
  provider?: number;
  hygienist?: number;
  clinic?: number;
  note?: string;
}

const WITHOUT_A_ROOM: readonly (keyof typeof AptStatus)[] = ['UnschedList', 'Planned'];

function roomOf(clinic: number, hygienist: number): number {
  if (clinic === SCHOOL) return SCHOOL_OPERATORY;
  return hygienist === 0 ? OPERATORY : HYGIENE_OPERATORY;
}

/** An appointment with its procedures. The first one of 1010 is 10101. An empty time is none yet. */
export function visit(
  { book, patient }: Chart,
  status: keyof typeof AptStatus,
  dateTime: string,
  procedures: Procedure[],
  { provider, hygienist = 0, clinic, note = '' }: Visit = {},
): Row<'appointment'> {
  const before = book.rows('appointment').filter((row) => row.PatNum === patient.PatNum).length;
  const codes = new Map(book.rows('procedurecode').map((row) => [row.CodeNum, row]));
  const pieces = procedures.map((procedure) => descriptionPiece(procedure, codes.get(procedure.CodeNum)!));
  const row = book.add('appointment', {
    AptNum: Number(patient.PatNum) * 10 + before + 1,
    PatNum: patient.PatNum,
    AptStatus: AptStatus[status],
    AptDateTime: dateTime || MIN_DATE_TIME,
    Pattern: '/XXXX/',
    Confirmed: 201,
    Op: WITHOUT_A_ROOM.includes(status) ? 0 : roomOf(clinic ?? Number(patient.ClinicNum), hygienist),
    ProvNum: provider ?? patient.PriProv,
    ProvHyg: hygienist,
    IsHygiene: Number(hygienist !== 0),
    ClinicNum: clinic ?? patient.ClinicNum,
    Note: note,
    ProcDescript: pieces.join(', '),
    ProcsColored: pieces.map((piece) => `<span color="-16777216">${piece}</span>`).join(''),
    SecDateTEntry: '2026-05-18 09:30:00',
    DateTStamp: '2026-05-18 09:30:00',
  });
  for (const procedure of procedures) {
    if (status === 'Planned') procedure.PlannedAptNum = row.AptNum;
    else procedure.AptNum = row.AptNum;
  }
  if (status === 'Planned') patient.PlannedIsDone = 0;
  return row;
}
