import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';

/** The audit row of what was done with a document. */
export const documentAudit = (
  permission: Audited['permission'],
  { PatNum, DocNum }: Pick<Row<'document'>, 'PatNum' | 'DocNum'>,
): Audited => ({ permission, patNum: PatNum, key: DocNum });
