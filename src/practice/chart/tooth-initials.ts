import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus, ToothInitialType, ToothPaintingType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

const DONE: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

/**
 * Marks a tooth that was extracted, here or elsewhere, as missing. Nothing takes the mark back (`procedures.md` 23.2).
 */
export async function markExtractedTooth(
  tx: Transaction,
  procedure: Pick<Row<'procedurelog'>, 'PatNum' | 'ProcStatus' | 'ToothNum'>,
  code: Pick<Row<'procedurecode'>, 'PaintType'>,
): Promise<void> {
  const { PatNum, ToothNum } = procedure;
  if (!DONE.includes(procedure.ProcStatus) || code.PaintType !== ToothPaintingType.Extraction || !ToothNum) return;
  await markTooth(tx, PatNum, ToothNum, ToothInitialType.Missing);
}

/**
 * Marks a tooth as missing, hidden or primary. An earlier mark of the same kind is replaced (`companions-people.md`
 * 12).
 */
export async function markTooth(
  tx: Transaction,
  PatNum: Key,
  ToothNum: string,
  InitialType: ToothInitialType,
): Promise<Row<'toothinitial'>> {
  const earlier = await tx.db
    .selectFrom('toothinitial')
    .selectAll()
    .where('PatNum', '=', PatNum)
    .where('ToothNum', '=', ToothNum)
    .where('InitialType', '=', InitialType)
    .execute();
  await deleteRows(tx, 'toothinitial', earlier);
  return insertRow(tx, 'toothinitial', {
    PatNum,
    ToothNum,
    InitialType,
    SecDateTEntry: tx.now,
    DrawingSegment: '',
  });
}
