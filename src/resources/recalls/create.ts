import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { addInterval } from '../../domain/recall-interval.ts';
import { badRequest } from '../../domain/refusal.ts';
import { auditRecall, previousVisits, synchRecalls } from '../../practice/chart/recalls.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireRecallType } from '../../practice/schedule/recall-types.ts';
import { synchScheduledRecalls } from '../../practice/schedule/scheduled-recalls.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newRecallInputs } from './inputs.ts';

/** POST recalls: a patient is to come again for something (`companions-people.md` 8.3). */
export async function createRecall(
  tx: Transaction,
  sent: ValuesOf<typeof newRecallInputs>,
  ignore: (name: string) => void,
): Promise<Row<'recall'>> {
  const patient = await requirePatient(tx, sent.PatNum);
  const type = await requireRecallType(tx, sent.RecallTypeNum);
  await requireDefinitionIfAny(tx, 'RecallUnschedStatus', sent.RecallStatus, 'RecallStatus');
  refuseDeletedPatient(patient);
  const others = await rowsWhere(tx, 'recall', 'PatNum', sent.PatNum);
  if (others.some(({ RecallTypeNum }) => RecallTypeNum === type.RecallTypeNum)) {
    throw badRequest('Patient already has a recall of this RecallType.');
  }

  if (sent.IsDisabled && (sent.DateDue ?? MIN_DATE) !== MIN_DATE) ignore('DateDue');
  const RecallInterval = sent.RecallInterval ?? type.DefaultInterval;
  const DatePrevious = (await previousVisits(tx, sent.PatNum)).of(type.RecallTypeNum);
  const DateDueCalc = DatePrevious === MIN_DATE ? MIN_DATE : addInterval(DatePrevious, RecallInterval);
  const recall = await insertRow(tx, 'recall', {
    PatNum: sent.PatNum,
    RecallTypeNum: type.RecallTypeNum,
    RecallInterval,
    DatePrevious,
    DateDueCalc,
    DateDue: sent.IsDisabled ? MIN_DATE : (sent.DateDue ?? DateDueCalc),
    RecallStatus: sent.RecallStatus ?? 0,
    Note: sent.Note ?? '',
    IsDisabled: sent.IsDisabled ? 1 : 0,
    DisableUntilBalance: sent.DisableUntilBalance ?? 0,
    DisableUntilDate: sent.DisableUntilDate ?? MIN_DATE,
    Priority: sent.Priority ?? 0,
    TimePatternOverride: sent.TimePatternOverride ?? '',
  });
  await auditRecall(tx, recall, 'Created', type.Description ?? '');
  await synchRecalls(tx, patient.PatNum, patient.PatStatus);
  await synchScheduledRecalls(tx, patient);
  return (await findRow(tx, 'recall', recall.RecallNum))!;
}
