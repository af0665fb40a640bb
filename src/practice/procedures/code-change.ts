import type { Transaction } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { defaultProcedureFee } from '../insurance/procedure-fee.ts';
import type { Changes, PlannedEdit } from './changes.ts';
import { isFeeFinal } from './rules.ts';

/** What a new code brings: its units and fee; where it is no prosthesis, what only a prosthesis has is emptied (9.5). */
export async function changesOfCode(
  tx: Transaction,
  { merged, code, sent }: PlannedEdit,
  patient: Row<'patient'>,
): Promise<Changes> {
  const changes: Changes = { BaseUnits: code.BaseUnits };
  if (!code.IsProsth) {
    Object.assign(changes, { Prosthesis: '', DateOriginalProsth: MIN_DATE });
    // No code forbids this field, so a value that was sent stays.
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
