import { existsSync } from 'node:fs';
import type { ChainPlace } from '../db/audit-chain/extend.ts';
import { openToLook } from '../db/sqlite/at-rest.ts';
import { openSqlite } from '../db/sqlite/connection.ts';
import { prepareControl } from './control-schema.ts';

/**
 * How far the chain of a practice's audit rows reached when a server looked last. It is kept in the control file:
 * somebody who can write only to the database cannot shorten or replace the chain unnoticed.
 */
export function readAuditNote(control: string, practiceId: string): ChainPlace | undefined {
  if (control === ':memory:' || !existsSync(control)) return undefined;
  using file = openToLook(control);
  if (file.all("SELECT 1 FROM sqlite_master WHERE name = 'audit_note'", []).length === 0) return undefined;
  const [row] = file.all('SELECT Number, Hash FROM audit_note WHERE PracticeId = ?', [practiceId]);
  return row && { number: Number(row.Number), hash: String(row.Hash) };
}

/** Replaces what was noted before. */
export function noteAudit(control: string, practiceId: string, { number, hash }: ChainPlace): void {
  if (control === ':memory:') return;
  using file = openSqlite(control);
  prepareControl(file, control);
  file.run('INSERT OR REPLACE INTO audit_note (PracticeId, Number, Hash) VALUES (?, ?, ?)', [practiceId, number, hash]);
}
