import type { Transaction } from '../db/practice.ts';
import { deleteRows, insertRow, updateRow } from '../db/rows.ts';
import type { Row } from '../db/schema/tables.ts';
import { ClaimProcStatus, PlanType, ProcStatus } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { claimProcsOf } from './claims.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { isPreferenceOn } from './preferences.ts';

type Procedure = Row<'procedurelog'>;
type ClaimProc = Row<'claimproc'>;

const { Estimate, CapEstimate, CapComplete, CapClaim, Preauth, Supplemental } = ClaimProcStatus;
const ESTIMATES: readonly number[] = [Estimate, CapEstimate];
/** Rows in these statuses do not count as the plan's estimate of the procedure. */
const NOT_THE_ESTIMATE: readonly number[] = [CapClaim, Preauth, Supplemental];

/**
 * Keeps one estimate row for each plan of the patient, and none for plans that are no longer the patient's
 * (`procedures.md` 22.3). A procedure completed on an earlier day gets none, unless the office allows it (6.3).
 */
export async function keepEstimateRows(
  tx: Transaction,
  procedure: Procedure,
  code: Pick<Row<'procedurecode'>, 'CodeNum' | 'NoBillIns'>,
): Promise<void> {
  const isBackdated = procedure.ProcStatus === ProcStatus.C && procedure.ProcDate < tx.today;
  if (isBackdated && !(await isPreferenceOn(tx, 'ClaimProcsAllowedToBackdate'))) return;
  const coverage = await coverageOf(tx, procedure.PatNum);
  const rows = await claimProcsOf(tx, procedure.ProcNum);
  const current = new Set(coverage.map(({ patPlan }) => patPlan.InsSubNum));
  const stale = rows.filter((row) => ESTIMATES.includes(row.Status) && !current.has(row.InsSubNum));
  await deleteRows(
    tx,
    'claimproc',
    stale.map((row) => row.ClaimProcNum),
  );
  for (const cover of coverage) {
    const own = rows.filter(
      (row) => row.InsSubNum === cover.patPlan.InsSubNum && !NOT_THE_ESTIMATE.includes(row.Status),
    );
    if (own.length === 0) await insertEstimate(tx, procedure, code, cover);
  }
  const kept = rows.filter((row) => !stale.includes(row));
  for (const row of kept) {
    const cover = coverage.find(({ patPlan }) => patPlan.InsSubNum === row.InsSubNum);
    await followProcedure(tx, row, procedure, cover?.plan);
  }
}

async function insertEstimate(
  tx: Transaction,
  procedure: Procedure,
  code: Pick<Row<'procedurecode'>, 'CodeNum' | 'NoBillIns'>,
  { plan, patPlan }: Coverage,
): Promise<void> {
  await insertRow(tx, 'claimproc', {
    ProcNum: procedure.ProcNum,
    PatNum: procedure.PatNum,
    ProvNum: procedure.ProvNum,
    ClinicNum: procedure.ClinicNum,
    ProcDate: procedure.ProcDate,
    DateCP: procedure.ProcDate,
    PlanNum: plan.PlanNum,
    InsSubNum: patPlan.InsSubNum,
    Status: estimateStatus(plan, procedure),
    NoBillIns: (await isNotBilled(tx, plan.PlanNum, code)) ? 1 : 0,
    AllowedOverride: -1,
    CopayOverride: -1,
    DedEst: -1,
    DedEstOverride: -1,
    InsEstTotalOverride: -1,
    PaidOtherInsOverride: -1,
    WriteOffEst: -1,
    WriteOffEstOverride: -1,
    SecDateEntry: tx.today,
  });
}

/** A capitation plan's rows say so, and become CapComplete with the procedure. */
function estimateStatus(plan: Row<'insplan'>, procedure: Procedure): number {
  if (plan.PlanType !== PlanType.Capitation) return Estimate;
  return procedure.ProcStatus === ProcStatus.C ? CapComplete : CapEstimate;
}

/** Every row takes the procedure's clinic, rows on no claim its date, and estimates its provider. */
async function followProcedure(
  tx: Transaction,
  row: ClaimProc,
  procedure: Procedure,
  plan: Row<'insplan'> | undefined,
): Promise<void> {
  await updateRow(tx, 'claimproc', row, {
    ClinicNum: procedure.ClinicNum,
    ...(row.ClaimNum === 0 ? { ProcDate: procedure.ProcDate } : {}),
    ...(plan && ESTIMATES.includes(row.Status)
      ? { ProvNum: procedure.ProvNum, Status: estimateStatus(plan, procedure) }
      : {}),
  });
}

/** The plan's own word on a code wins over the code's (`insplanpreference`, table of 21.4). */
async function isNotBilled(
  tx: Transaction,
  planNum: Key,
  code: Pick<Row<'procedurecode'>, 'CodeNum' | 'NoBillIns'>,
): Promise<boolean> {
  const override = await tx.db
    .selectFrom('insplanpreference')
    .select('ValueString')
    .where('PlanNum', '=', planNum)
    .where('FKey', '=', code.CodeNum)
    .where('FKeyType', '=', 0)
    .executeTakeFirst();
  return override ? override.ValueString === '1' : code.NoBillIns === 1;
}
