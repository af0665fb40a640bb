import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { CommItemMode, CommSentOrReceived } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { auditRecall } from '../../practice/chart/recalls.ts';
import { findDefinition, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { commTypeOf, logCommunication } from '../../practice/people/commlogs.ts';
import { recallTypeNamed } from '../../practice/schedule/recall-types.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { recallStatusInputs } from './inputs.ts';

type Recall = Row<'recall'>;

/** PUT recalls Status: notes that a patient was reminded, and the status of that (`companions-people.md` 8.3). */
export async function setRecallStatus(tx: Transaction, sent: ValuesOf<typeof recallStatusInputs>): Promise<Recall> {
  const patient = await requirePatient(tx, sent.PatNum);
  const type = await recallTypeNamed(tx, sent.recallType);
  const recalls = await rowsWhere(tx, 'recall', 'PatNum', sent.PatNum);
  const recall = recalls.find(({ RecallTypeNum }) => RecallTypeNum === type.RecallTypeNum);
  if (!recall) throw notFound('Recall');
  await requireDefinitionIfAny(tx, 'RecallUnschedStatus', sent.RecallStatus, 'RecallStatus');
  refuseDeletedPatient(patient);

  const after = await updateRow(tx, 'recall', recall, { RecallStatus: sent.RecallStatus ?? recall.RecallStatus });
  if (after !== recall) await auditRecall(tx, after, 'Updated', `Status ${await statusName(tx, after.RecallStatus)}`);
  await logReminder(tx, after, sent);
  return after;
}

/** Writes a commlog. A reminder of the same kind is noted once a day, unless it has a note of its own. */
async function logReminder(
  tx: Transaction,
  { PatNum, RecallStatus }: Recall,
  { commlogMode, commlogNote }: Pick<ValuesOf<typeof recallStatusInputs>, 'commlogMode' | 'commlogNote'>,
): Promise<void> {
  const Mode_ = commlogMode ?? CommItemMode.None;
  if (!commlogNote && (await wasRemindedToday(tx, PatNum, Mode_))) return;
  const Note = commlogNote || `Recall reminder.  ${await statusName(tx, RecallStatus)}`;
  const { Sent: SentOrReceived } = CommSentOrReceived;
  const commlog = await logCommunication(tx, 'RECALL', { PatNum, Mode_, SentOrReceived, Note });
  await recordAudit(tx, {
    permission: 'CommlogCreate',
    patNum: PatNum,
    key: commlog.CommlogNum,
    action: 'Created',
  });
}

async function wasRemindedToday(tx: Transaction, patNum: Key, mode: number): Promise<boolean> {
  const found = await tx.db
    .selectFrom('commlog')
    .select('CommlogNum')
    .where('PatNum', '=', patNum)
    .where('CommType', '=', await commTypeOf(tx, 'RECALL'))
    .where('Mode_', '=', mode)
    .where('SentOrReceived', '=', CommSentOrReceived.Sent)
    .where('CommDateTime', '>=', `${tx.today} 00:00:00`)
    .where('CommDateTime', '<=', `${tx.today} 23:59:59`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function statusName(tx: Transaction, defNum: Key): Promise<string> {
  if (defNum === 0) return 'Status None';
  return (await findDefinition(tx, 'RecallUnschedStatus', defNum))?.ItemName ?? '';
}
