import type { Reader, Transaction } from '../../db/handle.ts';
import { columnsThatDiffer, type RowChangeOf } from '../../db/rows/changes.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/** The columns in which a procedure names its appointments. */
const LINKS = ['AptNum', 'PlannedAptNum'] as const;
type Link = (typeof LINKS)[number];

/** The column of a procedure that names an appointment of this status. */
export const linkOf = ({ AptStatus: status }: Pick<Row<'appointment'>, 'AptStatus'>): Link =>
  status === AptStatus.Planned ? 'PlannedAptNum' : 'AptNum';

/** A procedure on an appointment, and what its code says. */
type OnAppointment = Pick<Row<'procedurelog'>, 'ProcNum' | 'CodeNum' | 'ProcStatus' | 'Surf' | 'ToothNum' | Link> &
  Pick<Row<'procedurecode'>, 'ProcCode' | 'TreatArea' | 'AbbrDesc'>;

/** Reads ahead the appointments that a procedure is on, and what else is done at them. */
export function readAppointmentsAhead(reader: Reader, procedure: Readonly<Record<Link, Key>>): Promise<unknown>[] {
  const links = LINKS.filter((link) => procedure[link] !== 0);
  return links.flatMap((link): Promise<unknown>[] => [
    rememberedRow(reader, 'appointment', procedure[link]),
    storedOn(reader, link, procedure[link]),
  ]);
}

/**
 * The procedures on an appointment as they stand, by ProcNum. They are read once in a unit of work, and what it writes
 * afterwards is known, so that its writes need not be waited for. Where one joins or gets another code, all are read again.
 */
export async function proceduresOn(tx: Transaction, link: Link, aptNum: Key): Promise<readonly OnAppointment[]> {
  const procedures = new Map((await storedOn(tx, link, aptNum)).map((row) => [row.ProcNum, row]));
  for (const change of tx.changes) {
    if (change.table !== 'procedurelog') continue;
    const { key, before, after } = change as RowChangeOf<'procedurelog'>;
    const known = procedures.get(key);
    const row = { ...known, ...columnsThatDiffer(before, after) };
    const isOn = after !== undefined && row[link] === aptNum && row.ProcStatus !== ProcStatus.D;
    if (!isOn) procedures.delete(key);
    else if (known && row.CodeNum === known.CodeNum) procedures.set(key, row as OnAppointment);
    else return read[link](tx, aptNum);
  }
  return [...procedures.values()];
}

const storedOn = (reader: Reader, link: Link, aptNum: Key): Promise<readonly OnAppointment[]> =>
  reader.remember(`procedures with ${link} ${aptNum}`, () => read[link](reader, aptNum));

const readingBy = (link: Link) =>
  prepared((db, aptNum: Key) =>
    db
      .selectFrom('procedurelog')
      .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
      .select(['ProcNum', 'procedurelog.CodeNum', 'ProcStatus', 'Surf', 'ToothNum', 'AptNum', 'PlannedAptNum'])
      .select(['procedurecode.ProcCode', 'procedurecode.TreatArea', 'procedurecode.AbbrDesc'])
      .where(link, '=', aptNum)
      .where('ProcStatus', '<>', ProcStatus.D)
      .orderBy('ProcNum'),
  );

const read = { AptNum: readingBy('AptNum'), PlannedAptNum: readingBy('PlannedAptNum') };
