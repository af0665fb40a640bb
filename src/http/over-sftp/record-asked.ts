import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Practice } from '../../db/practice.ts';
import type { Asking } from '../lasting.ts';

/** Writes the audit row of what was asked for; who only reads an office's database cannot write its audit trail either. */
export async function recordAsked({ practice, record }: Asking, entry: AuditEntry): Promise<void> {
  if (practice.writesThrough || isReadOnly(practice)) return;
  await record((tx) => recordAudit(tx, entry));
}

function isReadOnly({ refuseWrites }: Practice): boolean {
  try {
    refuseWrites?.();
    return false;
  } catch {
    return true;
  }
}
