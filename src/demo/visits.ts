import type { Row } from '../db/schema/tables.ts';
import { AptStatus } from '../domain/enums.ts';
import { descriptionPiece } from '../practice/chart/appointments.ts';
import type { Chart, Procedure } from './chart.ts';

interface Visit {
  provider?: number;
  hygienist?: number;
  clinic?: number;
  note?: string;
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
    AptDateTime: dateTime || '0001-01-01 00:00:00',
    Pattern: '/XXXX/',
    Confirmed: 201,
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
