import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { hygieneTypes } from '../chart/recalls.ts';

type RecallType = Row<'recalltype'>;

/** The office's recall types by their number. */
const officeRecallTypes = (handle: Handle): Promise<RecallType[]> =>
  handle.fact('recall types', () => handle.db.selectFrom('recalltype').selectAll().orderBy('RecallTypeNum').execute());

/** The recall type with this number, or 404. */
export async function requireRecallType(handle: Handle, recallTypeNum: Key): Promise<RecallType> {
  const found = (await officeRecallTypes(handle)).find((type) => type.RecallTypeNum === recallTypeNum);
  if (!found) throw notFound('RecallType');
  return found;
}

/** The recall type of this name, letter case ignored; Prophy and Perio also name the special ones. Else 404. */
export async function recallTypeNamed(handle: Handle, name: string): Promise<RecallType> {
  const wanted = name.trim().toLowerCase();
  const types = await officeRecallTypes(handle);
  const { prophy, perio } = await hygieneTypes(handle);
  const special = wanted === 'prophy' ? prophy : wanted === 'perio' ? perio : 0;
  const found =
    types.find(({ Description }) => (Description ?? '').toLowerCase() === wanted) ??
    types.find(({ RecallTypeNum }) => special !== 0 && RecallTypeNum === special);
  if (!found) throw notFound('RecallType');
  return found;
}
