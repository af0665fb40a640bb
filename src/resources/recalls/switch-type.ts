import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { auditRecall, hygieneTypes, synchRecalls, triggeredTypes } from '../../practice/chart/recalls.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { synchScheduledRecalls } from '../../practice/schedule/scheduled-recalls.ts';

type Recall = Row<'recall'>;

/** PUT recalls SwitchType: from prophy to perio, or back (`companions-people.md` 8.3). */
export async function switchRecallType(tx: Transaction, patNum: Key): Promise<Recall> {
  const patient = await requireLivePatient(tx, patNum);
  const special = await hygieneTypes(tx);
  const triggered = await triggeredTypes(tx);
  const typeOf = (key: Key) => triggered.find(({ RecallTypeNum }) => RecallTypeNum === key);
  const [prophy, perio] = [typeOf(special.prophy), typeOf(special.perio)];
  if (!prophy || !perio) throw badRequest('The prophy and perio recall types must both exist and have triggers.');
  const recalls = await rowsWhere(tx, 'recall', 'PatNum', patNum);
  const ofType = (type: Row<'recalltype'>) => recalls.find((one) => one.RecallTypeNum === type.RecallTypeNum);

  // It would be the second of its type, which POST refuses.
  if (ofType(perio) && ofType(prophy)) throw badRequest('Patient has a prophy and a perio recall.');

  const switched = await become(tx, patNum, ofType(perio) ?? ofType(prophy), ofType(perio) ? prophy : perio);
  await synchRecalls(tx, patNum, patient.PatStatus);
  await synchScheduledRecalls(tx, patient);
  return (await findRow(tx, 'recall', switched.RecallNum))!;
}

/** Makes a recall one of the other type with that type's interval; a patient who has neither gets one. */
async function become(
  tx: Transaction,
  patNum: Key,
  recall: Recall | undefined,
  { RecallTypeNum, DefaultInterval, Description }: Row<'recalltype'>,
): Promise<Recall> {
  const values = { RecallTypeNum, RecallInterval: DefaultInterval };
  const stored = recall
    ? await updateRow(tx, 'recall', recall, values)
    : await insertRow(tx, 'recall', { PatNum: patNum, Note: '', ...values });
  await auditRecall(tx, stored, recall ? 'Updated' : 'Created', `Recall type ${Description ?? ''}`);
  return stored;
}
