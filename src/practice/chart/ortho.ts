import type { Handle, Reader } from '../../db/handle.ts';
import { rememberedRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import type { OrthoCaseRow } from '../../estimates/facts/table-rows.ts';
import { preferenceCodes } from '../office/preferences.ts';

/** The link of a procedure to an ortho case, if it has one. */
export const orthoLinkOf = async (reader: Reader, procNum: Key): Promise<Row<'orthoproclink'> | undefined> =>
  (await rememberedRows(reader, 'orthoproclink', 'ProcNum', procNum))[0];

/** An office has ortho cases once it has said which codes belong to one. */
export async function hasOrthoCases(handle: Handle): Promise<boolean> {
  const lists = ['OrthoBandingCodes', 'OrthoVisitCodes', 'OrthoDebondCodes'] as const;
  const codes = await Promise.all(lists.map((list) => preferenceCodes(handle, list)));
  return codes.some(({ length }) => length > 0);
}

/**
 * The ortho cases that these procedures are linked to. One query, none in most offices, nor for one procedure of which it is
 * known that it has no link, as in an edit.
 */
export async function orthoCasesOf(handle: Handle, procNums: readonly Key[]): Promise<readonly OrthoCaseRow[]> {
  const [procNum] = procNums;
  if (procNum === undefined || !(await hasOrthoCases(handle))) return [];
  if (procNums.length === 1 && !(await orthoLinkOf(handle, procNum))) return [];
  return handle.db
    .selectFrom('orthoproclink as l')
    .innerJoin('orthocase as c', 'c.OrthoCaseNum', 'l.OrthoCaseNum')
    .select(['l.ProcNum', 'c.Fee', 'c.FeeInsPrimary', 'c.FeeInsSecondary'])
    .where('l.ProcNum', 'in', procNums)
    .execute();
}
