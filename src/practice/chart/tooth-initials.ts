import type { Transaction } from '../../db/practice.ts';
import { deleteRows, insertRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus, ToothInitialType, ToothPaintingType } from '../../domain/enums.ts';

const DONE: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

/** A tooth that was extracted, here or elsewhere, is missing from now on; never undone by itself (`procedures.md` 23.2). */
export async function markExtractedTooth(
  tx: Transaction,
  procedure: Pick<Row<'procedurelog'>, 'PatNum' | 'ProcStatus' | 'ToothNum'>,
  code: Pick<Row<'procedurecode'>, 'PaintType'>,
): Promise<void> {
  const { PatNum, ToothNum } = procedure;
  if (!DONE.includes(procedure.ProcStatus) || code.PaintType !== ToothPaintingType.Extraction || !ToothNum) return;
  const earlier = await tx.db
    .selectFrom('toothinitial')
    .select('ToothInitialNum')
    .where('PatNum', '=', PatNum)
    .where('ToothNum', '=', ToothNum)
    .where('InitialType', '=', ToothInitialType.Missing)
    .execute();
  await deleteRows(
    tx,
    'toothinitial',
    earlier.map((row) => row.ToothInitialNum),
  );
  await insertRow(tx, 'toothinitial', {
    PatNum,
    ToothNum,
    InitialType: ToothInitialType.Missing,
    SecDateTEntry: tx.now,
    DrawingSegment: '',
  });
}
