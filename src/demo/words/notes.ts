import { MIN_DATE } from '../../domain/calendar.ts';
import { GROUP_NOTE_CODE } from '../../practice/chart/procedure-codes.ts';
import { digitalStamp } from '../../signing/stamp.ts';
import { DEMO_DEVELOPER } from '../marker.ts';
import { addProcedure, addRow, type Chart, type Procedure } from './chart.ts';

interface NoteTraits {
  signed?: boolean;
  at?: string;
}

/** A note on a procedure; the newest one counts. */
export async function note(
  chart: Chart,
  { PatNum, ProcNum, ProcDate }: Procedure,
  text: string,
  { signed, at }: NoteTraits = {},
): Promise<void> {
  const when = at ?? `${ProcDate} 17:00:00`;
  await addRow(chart, 'procnote', {
    PatNum,
    ProcNum,
    EntryDateTime: when,
    UserNum: 2,
    Note: text,
    Signature: signed ? digitalStamp(DEMO_DEVELOPER, when) : '',
  });
}

/** A note over several procedures of one day (`procedures.md` 24). */
export async function groupNote(
  chart: Chart,
  members: Procedure[],
  text: string,
  traits: NoteTraits & { locked?: boolean; invalidated?: boolean } = {},
): Promise<Procedure> {
  const [first] = members;
  const row = await addProcedure(chart, traits.invalidated ? 'D' : 'EC', GROUP_NOTE_CODE, {
    date: first!.ProcDate,
    fee: 0,
    provider: Number(first!.ProvNum),
    clinic: Number(first!.ClinicNum),
    columns: { DateTP: MIN_DATE, IsLocked: Number(traits.locked ?? false) },
  });
  for (const { ProcNum } of members) await addRow(chart, 'procgroupitem', { ProcNum, GroupNum: row.ProcNum });
  await note(chart, row, text, traits);
  return row;
}
