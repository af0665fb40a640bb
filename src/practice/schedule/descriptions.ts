import type { Transaction } from '../../db/handle.ts';
import { rememberedRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { realDateOf } from '../chart/appointments.ts';
import { colorOfCode } from './procedure-colors.ts';
import { linkOf, proceduresOn } from './procedures-on.ts';

type Appointment = Row<'appointment'>;
type AreaAndAbbr = Pick<Row<'procedurecode'>, 'TreatArea' | 'AbbrDesc'>;
type OnTooth = Pick<Row<'procedurelog'>, 'Surf' | 'ToothNum'>;

/**
 * Rebuilds the texts in which appointments name their procedures (`procedures.md` 21.4). Skips numbers without a row.
 */
export async function refreshDescriptions(tx: Transaction, aptNums: readonly Key[]): Promise<void> {
  for (const aptNum of new Set(aptNums)) {
    const appointment = aptNum === 0 ? undefined : await rememberedRow(tx, 'appointment', aptNum);
    if (appointment) await refreshDescription(tx, appointment);
  }
}

async function refreshDescription(tx: Transaction, appointment: Appointment): Promise<void> {
  const procedures = await proceduresOn(tx, linkOf(appointment), appointment.AptNum);
  const visit = { patNum: appointment.PatNum, day: realDateOf(appointment) ?? tx.today };
  const spans: string[] = [];
  const pieces: string[] = [];
  for (const procedure of procedures) {
    const piece = descriptionPiece(procedure, procedure);
    const { color, suffix } = await colorOfCode(tx, procedure, visit);
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
