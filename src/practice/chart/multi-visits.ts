import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { deleteRows, rememberedRows, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

type Visit = Row<'procmultivisit'>;

/** A procedure's own row in its group, if it is in one. */
export const visitsOf = (reader: Reader, procNum: Key): Promise<readonly Visit[]> =>
  rememberedRows(reader, 'procmultivisit', 'ProcNum', procNum);

/** The procedures of one treatment over several visits; empty for a procedure that is in no such group. */
async function groupOf(handle: Handle, procNum: Key): Promise<Visit[]> {
  const [own] = await visitsOf(handle, procNum);
  if (!own) return [];
  return rowsWhere(handle, 'procmultivisit', 'GroupProcMultiVisitNum', own.GroupProcMultiVisitNum);
}

/** In process means begun and not finished. */
function isInProcess(group: readonly Visit[]): 0 | 1 {
  const done = group.filter((visit) => visit.ProcStatus === ProcStatus.C).length;
  return done > 0 && done < group.length ? 1 : 0;
}

/** Whether every procedure of the group is complete, so that a claim for it has one date. */
export async function isInFinishedGroup(handle: Handle, procNum: Key): Promise<boolean> {
  const group = await groupOf(handle, procNum);
  return group.length > 0 && group.every((visit) => visit.ProcStatus === ProcStatus.C);
}

/** Stores a procedure's new status in its group, too (`procedures.md` 23.3). */
export async function keepGroupStatus(tx: Transaction, procNum: Key, status: number): Promise<void> {
  const group = await groupOf(tx, procNum);
  const now = group.map((visit) => (visit.ProcNum === procNum ? { ...visit, ProcStatus: status } : visit));
  await store(tx, group, now);
}

/** Takes a deleted procedure out of its group, whose number is then that of its first row left (`procedures.md` 11). */
export async function leaveGroup(tx: Transaction, procNum: Key): Promise<void> {
  const group = await groupOf(tx, procNum);
  const rest = group.filter((visit) => visit.ProcNum !== procNum);
  await deleteRows(
    tx,
    'procmultivisit',
    group.filter((visit) => visit.ProcNum === procNum),
  );
  const base = rest[0]?.ProcMultiVisitNum ?? 0;
  await store(
    tx,
    rest,
    rest.map((visit) => ({ ...visit, GroupProcMultiVisitNum: base })),
  );
}

async function store(tx: Transaction, before: readonly Visit[], after: readonly Visit[]): Promise<void> {
  const IsInProcess = isInProcess(after);
  for (const [index, visit] of before.entries()) {
    const { ProcStatus: status, GroupProcMultiVisitNum } = after[index]!;
    await updateRow(tx, 'procmultivisit', visit, { ProcStatus: status, GroupProcMultiVisitNum, IsInProcess });
  }
}
