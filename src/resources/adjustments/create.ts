import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newAdjustmentInputs } from './inputs.ts';
import { refuseFutureDate, refuseProcedure, refuseWrongSign, requireAdjType, requireProcedure } from './rules.ts';

/** Puts an adjustment on a patient's account (Adjustments page, `companions-insurance.md` 16). */
export async function createAdjustment(
  tx: Transaction,
  sent: ValuesOf<typeof newAdjustmentInputs>,
): Promise<Row<'adjustment'>> {
  const patient = await requirePatient(tx, sent.PatNum);
  const type = await requireAdjType(tx, sent.AdjType);
  await requireProviderIfAny(tx, sent.ProvNum);
  const procedure = await requireProcedure(tx, sent.ProcNum);
  await requireClinicIfAny(tx, sent.ClinicNum);
  refuseDeletedPatient(patient);
  refuseProcedure(procedure, patient.PatNum);
  refuseWrongSign(type, sent.AdjAmt);
  refuseFutureDate(tx, sent.AdjDate);
  const adjustment = await insertRow(tx, 'adjustment', {
    PatNum: patient.PatNum,
    AdjType: sent.AdjType,
    AdjAmt: sent.AdjAmt,
    AdjDate: sent.AdjDate,
    // The patient's own provider, even for a procedure of somebody else (Adjustments page).
    ProvNum: sent.ProvNum || patient.PriProv,
    ProcNum: sent.ProcNum ?? 0,
    ClinicNum: sent.ClinicNum ?? patient.ClinicNum,
    ProcDate: sent.ProcDate ?? procedure?.ProcDate ?? tx.today,
    AdjNote: sent.AdjNote ?? '',
    DateEntry: tx.today,
  });
  return adjustment;
}
