import { LogSource, PermType } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import type { Transaction } from './handle.ts';
import { textWithKey } from './rows/held-rows.ts';
import { newRow, sendRows } from './rows/rows.ts';

export interface AuditEntry {
  readonly permission: keyof typeof PermType;
  readonly patNum: Key;
  /** The row it is about; 0 for plan rows (`treatment-plans.md` 0.6). */
  readonly key?: Key;
  readonly action: 'Created' | 'Updated' | 'Deleted' | 'Sent' | 'Query run' | 'Query refused';
  /** What was done, after the fixed phrase; default nothing. A key that may not be known yet stands for itself. */
  readonly detail?: string | readonly [before: string, key: Key, after: string];
}

/** What a write declares of its audit row: the verb says what was done to a row, where nothing else is said. */
export type Audited = Omit<AuditEntry, 'action'> & Partial<Pick<AuditEntry, 'action'>>;

/**
 * Writes an audit row. The phrase `by {developer} through API` is what the published SecurityLogs search finds, so it
 * must stand as it is (`procedures.md` 1.9).
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const phrase = `${entry.action} by ${tx.by.developerName} through API. `;
  const { detail = '' } = entry;
  const row = newRow('securitylog', tx.now, {
    PermType: PermType[entry.permission],
    LogSource: LogSource.API,
    LogDateTime: tx.now,
    PatNum: entry.patNum,
    FKey: entry.key ?? 0,
    LogText: typeof detail === 'string' ? phrase + detail : textWithKey(phrase + detail[0], detail[1], detail[2]),
  });
  await sendRows(tx, 'securitylog', [row]);
}
