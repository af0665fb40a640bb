import type { Handle } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { refuseOfAnother } from '../../practice/office/patients.ts';

type Procedure = Row<'procedurelog'>;

/** The definition of an adjustment type, or 404. */
export function requireAdjType(handle: Handle, defNum: Key): Promise<Row<'definition'>> {
  return requireDefinition(handle, 'AdjTypes', defNum, 'AdjType');
}

/**
 * The type decides the sign (Adjustments page); a type without a sign, like those of discount plans, may not be chosen.
 */
export function refuseWrongSign({ ItemValue }: Row<'definition'>, amount: number): void {
  if (ItemValue !== '+' && ItemValue !== '-') throw badRequest('AdjType must have an ItemValue of + or -.');
  if (ItemValue === '-' && amount >= 0) throw badRequest('AdjAmt must be negative for this AdjType.');
  if (ItemValue === '+' && amount <= 0) throw badRequest('AdjAmt must be positive for this AdjType.');
}

/** Refuses a date in the future, whatever FutureTransDatesAllowed says (Adjustments page). */
export function refuseFutureDate(handle: Handle, date: string | undefined): void {
  if (date !== undefined && date > handle.today) throw badRequest('AdjDate cannot be a future date.');
}

/** The procedure it is attached to, or 404; undefined for 0 and absent. */
export async function requireProcedure(handle: Handle, procNum: Key | undefined): Promise<Procedure | undefined> {
  if (!procNum) return undefined;
  return requireRow(handle, 'procedurelog', procNum, 'Procedure');
}

/** 400 when the procedure is somebody else's or deleted. */
export function refuseProcedure(procedure: Procedure | undefined, patNum: Key): void {
  refuseOfAnother('Procedure', procedure, patNum);
  if (procedure?.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
}
