import type { AuditEntry } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';

/** The audit row of what was done with a document. */
export const documentAudit = (
  permission: AuditEntry['permission'],
  action: AuditEntry['action'],
  { PatNum, DocNum }: Pick<Row<'document'>, 'PatNum' | 'DocNum'>,
): AuditEntry => ({ permission, patNum: PatNum, key: DocNum, action });
