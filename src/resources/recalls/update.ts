import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import { addInterval } from '../../domain/recall-interval.ts';
import { notFound } from '../../domain/refusal.ts';
import { auditRecall } from '../../practice/chart/recalls.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { recallInputs } from './inputs.ts';

type Recall = Row<'recall'>;

/** The row in the URL, or 404. */
export async function requireRecall(handle: Handle, recallNum: Key): Promise<Recall> {
  const recall = recallNum === 0 ? undefined : await findRow(handle, 'recall', recallNum);
  if (!recall) throw notFound('Recall');
  return recall;
}

/** PUT recalls: changes what was sent, and the due day if nobody chose one (`companions-people.md` 8.3). */
export async function updateRecall(
  tx: Transaction,
  before: Recall,
  { IsDisabled, ...sent }: ValuesOf<typeof recallInputs>,
  ignore: (name: string) => void,
): Promise<Recall> {
  await requireDefinitionIfAny(tx, 'RecallUnschedStatus', sent.RecallStatus, 'RecallStatus');
  await requireLivePatient(tx, before.PatNum);
  const isDisabled = IsDisabled ?? before.IsDisabled !== 0;
  if (isDisabled && (sent.DateDue ?? MIN_DATE) !== MIN_DATE) ignore('DateDue');
  const interval = sent.RecallInterval ?? before.RecallInterval;
  const isCounted = interval !== before.RecallInterval && before.DatePrevious !== MIN_DATE;
  const DateDueCalc = isCounted ? addInterval(before.DatePrevious, interval) : before.DateDueCalc;
  const wakes = before.IsDisabled !== 0 && !isDisabled;
  const follows = wakes || before.DateDue === before.DateDueCalc;
  const due = sent.DateDue ?? (follows ? DateDueCalc : before.DateDue);
  const after = await updateRow(tx, 'recall', before, {
    ...(sent as Partial<Recall>),
    IsDisabled: isDisabled ? 1 : 0,
    DateDueCalc,
    DateDue: isDisabled ? MIN_DATE : due,
  });
  if (after !== before) await auditRecall(tx, after, 'Updated');
  return after;
}
