import type { Handle } from '../../../db/practice.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { notFound } from '../../../domain/refusal.ts';

export async function requireSubscription(handle: Handle, insSubNum: Key): Promise<Row<'inssub'>> {
  const subscription = await findRow(handle, 'inssub', insSubNum);
  if (!subscription) throw notFound('InsSub');
  return subscription;
}
