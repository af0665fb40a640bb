import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, ProcStatus, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { realDateOf } from '../chart/appointments.ts';
import { type ColoredCode, colorOfCode } from './procedure-colors.ts';

type Appointment = Row<'appointment'>;
type AreaAndAbbr = Pick<Row<'procedurecode'>, 'TreatArea' | 'AbbrDesc'>;
type OnTooth = Pick<Row<'procedurelog'>, 'Surf' | 'ToothNum'>;

/**
 * Rebuilds the texts in which appointments name their procedures (`procedures.md` 21.4). Skips numbers without a row.
 */
export async function refreshDescriptions(tx: Transaction, aptNums: readonly Key[]): Promise<void> {
  for (const aptNum of new Set(aptNums)) {
    const appointment = aptNum === 0 ? undefined : await findRow(tx, 'appointment', aptNum);
    if (appointment) await refreshDescription(tx, appointment);
  }
}

/** The column of a procedure that names an appointment of this status. */
export const linkOf = ({ AptStatus: status }: Pick<Appointment, 'AptStatus'>): 'AptNum' | 'PlannedAptNum' =>
  status === AptStatus.Planned ? 'PlannedAptNum' : 'AptNum';

async function refreshDescription(tx: Transaction, appointment: Appointment): Promise<void> {
  const procedures = await tx.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select(['ProcNum', 'Surf', 'ToothNum'])
    .select(['procedurecode.TreatArea', 'procedurecode.AbbrDesc', 'procedurecode.ProcCode'])
    .where(linkOf(appointment), '=', appointment.AptNum)
    .where('ProcStatus', '<>', ProcStatus.D)
    .orderBy('ProcNum')
    .execute();
  const visit = { patNum: appointment.PatNum, day: realDateOf(appointment) ?? tx.today };
  const spans: string[] = [];
  const pieces: string[] = [];
  for (const procedure of procedures) {
    const piece = descriptionPiece(procedure, procedure);
    const { color, suffix } = await colorOfCode(tx, procedure as ColoredCode, visit);
    pieces.push(piece + suffix);
    spans.push(`<span color="${color}">${escaped(piece + suffix)}</span>`);
  }
  await updateRow(tx, 'appointment', appointment, { ProcDescript: pieces.join(', '), ProcsColored: spans.join('') });
}

/** The text of one procedure on its appointment, e.g. `#4-MO-C2(P)`. */
export function descriptionPiece(procedure: OnTooth, code: AreaAndAbbr): string {
  const abbreviation = code.AbbrDesc ?? '';
  switch (code.TreatArea) {
    case TreatArea.Surf:
      return `#${procedure.ToothNum ?? ''}-${procedure.Surf ?? ''}-${abbreviation}`;
    case TreatArea.Tooth:
      return `#${procedure.ToothNum ?? ''}-${abbreviation}`;
    case TreatArea.Quad:
    case TreatArea.Arch:
      return `${procedure.Surf ?? ''}-${abbreviation}`;
    case TreatArea.Sextant:
      return `S${procedure.Surf ?? ''}-${abbreviation}`;
    default:
      return abbreviation;
  }
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
