import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { RECEIVED } from '../../domain/claimproc-statuses.ts';
import { effectiveWriteOff } from '../../estimates/facts/columns.ts';
import { findCode } from '../../practice/chart/procedure-codes.ts';

type ClaimProc = Row<'claimproc'>;

const dollars = (amount: number) => `$${amount.toFixed(2)}`;

/**
 * Writes one audit row for each special thing that happened to the line, or one of the plain kind if nothing special
 * did (`companions-insurance.md` 1.6).
 */
export async function auditClaimProc(tx: Transaction, before: ClaimProc, after: ClaimProc): Promise<void> {
  const procedure = await findRow(tx, 'procedurelog', after.ProcNum);
  const code = procedure ? (await findCode(tx, procedure.CodeNum))?.ProcCode : undefined;
  const about = code === undefined ? '' : `Procedure: ${code}. `;
  const entries = told(before, after);
  for (const [permission, detail] of entries) {
    await recordAudit(tx, {
      permission,
      patNum: after.PatNum,
      key: after.ClaimProcNum,
      action: 'Updated',
      detail: about + detail,
    });
  }
}

function told(before: ClaimProc, after: ClaimProc): [AuditEntry['permission'], string][] {
  const entries: [AuditEntry['permission'], string][] = [];
  const paid = `Insurance payment amount changed from ${dollars(before.InsPayAmt)} to ${dollars(after.InsPayAmt)}.`;
  if (RECEIVED.includes(before.Status)) entries.push(['InsPayEdit', paid]);
  else if (RECEIVED.includes(after.Status)) entries.push(['InsPayCreate', paid]);
  const writeOff = (row: ClaimProc) => row.WriteOff || effectiveWriteOff(row);
  if (before.WriteOff !== after.WriteOff || effectiveWriteOff(before) !== effectiveWriteOff(after)) {
    entries.push([
      'InsWriteOffEdit',
      `Write-off changed from ${dollars(writeOff(before))} to ${dollars(writeOff(after))}.`,
    ]);
  }
  if (before.ProvNum !== after.ProvNum && after.ClaimNum) {
    entries.push(['ClaimProcClaimAttachedProvEdit', `Provider changed from ${before.ProvNum} to ${after.ProvNum}.`]);
  }
  return entries.length > 0 ? entries : [['LogSubscriberEdit', 'Estimate changed.']];
}
