import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

/** The link of a procedure to an ortho case, if it has one. */
export function orthoLinkOf(handle: Handle, procNum: Key): Promise<Row<'orthoproclink'> | undefined> {
  return handle.db.selectFrom('orthoproclink').selectAll().where('ProcNum', '=', procNum).executeTakeFirst();
}
