import { MIN_DATE } from '../domain/calendar.ts';
import { GROUP_NOTE_CODE } from '../practice/chart/procedure-codes.ts';
import { digitalStamp } from '../signing/stamp.ts';
import { addProcedure, type Chart, type Procedure } from './chart.ts';

interface NoteTraits {
  signed?: boolean;
  at?: string;
}

/** A note on a procedure; the newest one counts. */
export function note(
  { book }: Chart,
  { PatNum, ProcNum, ProcDate }: Procedure,
  text: string,
  { signed, at }: NoteTraits = {},
): void {
  const when = at ?? `${ProcDate} 17:00:00`;
  book.add('procnote', {
    PatNum,
    ProcNum,
    EntryDateTime: when,
    UserNum: 2,
    Note: text,
    Signature: signed ? digitalStamp('Demo Developer', when) : '',
  });
}

/** A note over several procedures of one day (`procedures.md` 24). */
export function groupNote(
  chart: Chart,
  members: Procedure[],
  text: string,
  traits: NoteTraits & { locked?: boolean; invalidated?: boolean } = {},
): Procedure {
  const [first] = members;
  const row = addProcedure(chart, traits.invalidated ? 'D' : 'EC', GROUP_NOTE_CODE, {
    date: first!.ProcDate,
    fee: 0,
    provider: Number(first!.ProvNum),
    clinic: Number(first!.ClinicNum),
    columns: { DateTP: MIN_DATE, IsLocked: Number(traits.locked ?? false) },
  });
  for (const member of members) chart.book.add('procgroupitem', { ProcNum: member.ProcNum, GroupNum: row.ProcNum });
  note(chart, row, text, traits);
  return row;
}
