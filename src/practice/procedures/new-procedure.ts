import type { Transaction } from '../../db/handle.ts';
import { insertRow, insertRowWithPlaceholder, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProcStatus, TPStatus } from '../../domain/enums.ts';
import { completeForOrthoCase } from '../chart/ortho-completion.ts';
import { synchRecalls } from '../chart/recalls.ts';
import { markExtractedTooth } from '../chart/tooth-initials.ts';
import { defaultProcedureFee } from '../insurance/charges/procedure-fee.ts';
import { keepEstimateRows } from '../insurance/stored/store-estimates.ts';
import type { ChartPatient } from '../office/patients.ts';
import { preference } from '../office/preferences.ts';
import { readLivePlans, upkeepPlans } from '../plans/plan-upkeep.ts';
import { refreshDescriptions } from '../schedule/descriptions.ts';
import { auditNewProcedure } from './audit.ts';
import { adjustForDiscountPlan } from './completion-adjustments.ts';
import { defaultPlaceOfService } from './place-of-service.ts';
import { diagnosticCodes } from './rules.ts';

type Procedure = Row<'procedurelog'>;
type Code = Row<'procedurecode'>;

/** The values that every new procedure is given. */
type Given = Pick<Procedure, 'ProcDate' | 'ProcStatus' | 'ProvNum' | 'ClinicNum'> & {
  readonly [N in keyof Procedure]?: Procedure[N] | undefined;
};

/** A new row: what is given, and the documented default for the rest (`procedures.md` 6.1, 6.2, 18). */
export async function newProcedureRow(
  tx: Transaction,
  patient: ChartPatient,
  code: Code,
  given: Given,
): Promise<Partial<Procedure>> {
  const { ProvNum, ClinicNum } = given;
  const takesMedicalCode = ![ProcStatus.EO, ProcStatus.EC, ProcStatus.R].includes(given.ProcStatus as never);
  const MedicalCode = takesMedicalCode ? (code.MedicalCode ?? '') : '';
  const at = { provNum: ProvNum, aptNum: given.AptNum ?? 0, clinicNum: ClinicNum };
  const question = { patient, code, ...at, medicalCode: MedicalCode };
  return {
    DateTP: tx.today,
    ...given,
    PatNum: patient.PatNum,
    CodeNum: code.CodeNum,
    ProcFee: given.ProcFee ?? (await defaultProcedureFee(tx, question)),
    PlaceService: given.PlaceService ?? (await defaultPlaceOfService(tx, ClinicNum)),
    DateEntryC: tx.today,
    SecDateEntry: tx.now,
    DateComplete: given.ProcStatus === ProcStatus.C ? tx.today : MIN_DATE,
    UnitQty: 1,
    BaseUnits: code.BaseUnits,
    MedicalCode,
    RevCode: code.RevenueCodeDefault ?? '',
    ...diagnosticCodes(code, await preference(tx, 'ICD9DefaultForNewProcs')),
    IcdVersion: Number(await preference(tx, 'DxIcdVersion')) || 9,
  };
}

interface Charting {
  readonly patient: ChartPatient;
  readonly code: Code;
  /** Nothing follows that asks the database. */
  readonly isLast?: boolean;
}

/** Stores a new procedure and everything that follows from it, in the order of 6.3. */
export async function chartProcedure(
  tx: Transaction,
  row: Partial<Procedure>,
  { patient, code, isLast = false }: Charting,
): Promise<Procedure> {
  const store = isLast && (await isQuietlyPlanned(tx, patient, row)) ? insertRowWithPlaceholder : insertRow;
  let procedure = await store(tx, 'procedurelog', row);
  if (procedure.ProcStatus === ProcStatus.C) {
    const ofCase = await completeForOrthoCase(tx, procedure, code, { isNew: true });
    const DiscountPlanAmt = ofCase ? 0 : await adjustForDiscountPlan(tx, procedure);
    procedure = await updateRow(tx, 'procedurelog', ofCase ?? procedure, { DiscountPlanAmt });
  }
  if (procedure.ProcStatus === ProcStatus.TP) await upkeepPlans(tx, procedure.PatNum);
  await markExtractedTooth(tx, procedure, code);
  await keepEstimateRows(tx, procedure, { isNew: true });
  await refreshDescriptions(tx, [procedure.AptNum, procedure.PlannedAptNum]);
  if ([ProcStatus.C, ProcStatus.EC, ProcStatus.EO].includes(procedure.ProcStatus as never)) {
    await synchRecalls(tx, procedure.PatNum, patient.PatStatus);
  }
  await auditNewProcedure(tx, procedure, code);
  return procedure;
}

/** Whether nothing that follows looks for the new row: no appointment names it, no discount plan prices it, its plan is there. */
async function isQuietlyPlanned(tx: Transaction, { PatNum }: ChartPatient, row: Partial<Procedure>): Promise<boolean> {
  if (row.ProcStatus !== ProcStatus.TP || row.AptNum || row.PlannedAptNum) return false;
  const [{ live }, , isDiscountPatient] = await readLivePlans(tx, PatNum);
  return !isDiscountPatient && live.some(({ TPStatus: status }) => status === TPStatus.Active);
}
