import type { Handle } from '../../../db/handle.ts';
import type { Key } from '../../../domain/key.ts';
import { isPreferenceOn } from '../../office/preferences.ts';

/**
 * CodeNums of medical codes by their text; undefined where none is given, or where the office does not charge medical
 * fees for new procedures (`procedures.md` 17.5, MED-1). One query, none in most offices.
 */
export async function medicalCodeNums(
  handle: Handle,
  texts: readonly (string | null)[],
): Promise<ReadonlyMap<string, Key> | undefined> {
  const codes = [...new Set(texts)].filter((text): text is string => Boolean(text));
  if (codes.length === 0 || !(await isPreferenceOn(handle, 'MedicalFeeUsedForNewProcs'))) return undefined;
  const rows = await handle.db
    .selectFrom('procedurecode')
    .select(['ProcCode', 'CodeNum'])
    .where('ProcCode', 'in', codes)
    .execute();
  return new Map(rows.map(({ ProcCode, CodeNum }) => [ProcCode, CodeNum]));
}
