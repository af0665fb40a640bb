import type { Transaction } from '../../db/handle.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { defaultProcedureFee } from '../insurance/charges/procedure-fee.ts';
import type { ChartPatient } from '../office/patients.ts';
import type { Changes, PlannedEdit } from './changes.ts';
import { isFeeFinal } from './rules.ts';

/** The units and the fee of a new code. If it is no prosthesis, the fields of a prosthesis are emptied (9.5). */
export async function changesOfCode(
  tx: Transaction,
  { merged, code, sent }: PlannedEdit,
  patient: ChartPatient,
): Promise<Changes> {
  const changes: Changes = { BaseUnits: code.BaseUnits };
  if (!code.IsProsth) {
    Object.assign(changes, { Prosthesis: '', DateOriginalProsth: MIN_DATE });
    // A code never forbids this field, so a value that was sent stays.
    if (sent.IsDateProsthEst === undefined) changes.IsDateProsthEst = 0;
  }
  if (sent.ProcFee !== undefined || isFeeFinal(merged, tx.today)) return changes;
  const ProcFee = await defaultProcedureFee(tx, {
    patient,
    code,
    provNum: merged.ProvNum,
    aptNum: merged.AptNum,
    clinicNum: merged.ClinicNum,
    medicalCode: merged.MedicalCode ?? '',
  });
  return { ...changes, ProcFee };
}
