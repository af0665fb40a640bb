import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimProcStatus, ClaimType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { prepare } from '../../estimates/coverage/prepare.ts';
import { NO_OVERRIDES } from '../../estimates/facts/columns.ts';
import { lineFeeOf } from '../../estimates/facts/line-fee.ts';
import { rowToClaim } from '../../estimates/steps/estimate-procedure.ts';
import type { CoveringPlan } from '../../practice/insurance/coverage/coverage.ts';
import { estimateInput, procedureToEstimate } from '../../practice/insurance/input/estimate-input.ts';
import { recalculateClaim, totalClaim } from '../../practice/insurance/stored/claim-amounts.ts';
import { claimProcsOf } from '../../practice/insurance/stored/claims.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { claimColumns, codeSent, inLineOrder } from './columns.ts';
import { REFERENCES, refuseLines, refuseProcedures, requireCoverage, type SentClaim } from './rules.ts';

type Claim = Row<'claim'>;
type ClaimProc = Row<'claimproc'>;
type Procedure = Row<'procedurelog'>;

/** One procedure, and its row of the plan: the stored estimate, or the one it would get. */
interface Line {
  readonly procedure: Procedure;
  readonly row: ClaimProc;
}

/**
 * POST claims: lines of completed work, or a preauthorization before it is done (`companions-insurance.md` 11.2 to
 * 11.4). A claim goes to the patient's own insurance whatever is sent; `ignore` is told if another one was named.
 */
export async function createClaim(tx: Transaction, sent: SentClaim, ignore: (name: string) => void): Promise<Claim> {
  const isPreauthorization = sent.ClaimType === ClaimType.PreAuth;
  for (const name of ['InsSubNum', 'PatRelat'] as const) {
    if (isPreauthorization && sent[name] === undefined) throw badRequest(`${name} is required.`);
  }
  const patient = await requirePatient(tx, sent.PatNum);
  if (isPreauthorization && sent.DateService !== undefined) ignore('DateService');
  const named = isPreauthorization ? sent : { ...sent, InsSubNum: undefined };
  const { procNums: procedures } = await requireReferences(tx, named, REFERENCES);
  refuseDeletedPatient(patient);
  if (procedures.some(({ PatNum }) => PatNum !== sent.PatNum)) {
    throw badRequest('All procedures must belong to the patient.');
  }
  const coverage = await requireCoverage(tx, sent);
  if (sent.InsSubNum !== undefined && sent.InsSubNum !== coverage.sub.InsSubNum) ignore('InsSubNum');
  await refuseProcedures(tx, sent, procedures);
  const lines = await linesOf(tx, coverage, await inLineOrder(tx, procedures));
  refuseLines(
    lines.flatMap(({ stored, row }) => [...stored, row]),
    isPreauthorization,
  );

  const columns = await claimColumns(tx, { sent, patient, coverage, procedures: lines.map((line) => line.procedure) });
  const inserted = await insertRow(tx, 'claim', columns.claim);
  const claim = await updateRow(tx, 'claim', inserted, { ClaimIdentifier: `${columns.prefix}${inserted.ClaimNum}` });
  for (const [index, line] of lines.entries()) await attach(tx, claim, line, index + 1);
  return claim.ClaimType === 'P' || claim.ClaimType === 'S' ? recalculateClaim(tx, claim) : totalClaim(tx, claim);
}

async function linesOf(tx: Handle, coverage: CoveringPlan, procedures: readonly Procedure[]) {
  const asked = procedures.map((procedure) => procedureToEstimate(procedure));
  const prepared = prepare(await estimateInput(tx, { patNum: asked[0]!.PatNum, procedures: asked, isAlone: true }));
  const engine = prepared.coverages.find(({ sub }) => sub.InsSubNum === coverage.sub.InsSubNum)!;
  const lines: (Line & { readonly stored: readonly ClaimProc[] })[] = [];
  for (const [index, procedure] of procedures.entries()) {
    const own = (await claimProcsOf(tx, procedure.ProcNum)).filter(
      ({ InsSubNum }) => InsSubNum === coverage.sub.InsSubNum,
    );
    const open: readonly number[] = [ClaimProcStatus.Estimate, ClaimProcStatus.CapComplete];
    const free = own.find(({ ClaimNum, Status }) => ClaimNum === 0 && open.includes(Status));
    const row = free ?? (rowToClaim(prepared, engine, asked[index]!) as ClaimProc);
    lines.push({ procedure, row, stored: own });
  }
  return lines;
}

/** The stored estimate becomes the line; for a preauthorization and a capitation plan a row is added (11.3, 11.4). */
async function attach(tx: Transaction, claim: Claim, { procedure, row }: Line, lineNumber: number): Promise<void> {
  const line = {
    ClaimNum: claim.ClaimNum,
    LineNumber: lineNumber,
    ProvNum: procedure.ProvNum,
    CodeSent: await codeSent(tx, procedure, claim.PlanNum),
    SecDateEntry: tx.today,
  };
  const { ClaimProcNum: _key, SecDateTEdit: _stamp, ...copy } = row;
  const FeeBilled = lineFeeOf(procedureToEstimate(procedure));
  if (claim.ClaimType === ClaimType.PreAuth) {
    await insertRow(tx, 'claimproc', { ...copy, ...line, ...NOTHING_SAID, ...asked(row), FeeBilled });
  } else if (claim.ClaimType === ClaimType.Cap) {
    // What the plan writes off stands on the row of the work, which stays.
    if (!row.ClaimProcNum) await insertRow(tx, 'claimproc', { ...copy, SecDateEntry: tx.today });
    const unpriced = { CopayAmt: -1, CopayOverride: -1, WriteOff: 0, InsPayEst: 0, InsEstTotal: 0 };
    await insertRow(tx, 'claimproc', { ...copy, ...line, ...unpriced, Status: ClaimProcStatus.CapClaim, FeeBilled });
  } else {
    const stored = row.ClaimProcNum ? row : await insertRow(tx, 'claimproc', { ...copy, SecDateEntry: tx.today });
    const { SecDateEntry: _entry, ...taken } = line;
    await updateRow(tx, 'claimproc', stored, { ...taken, Status: ClaimProcStatus.NotReceived });
  }
}

const NOTHING_SAID = {
  ...NO_OVERRIDES,
  BaseEst: 0,
  DedApplied: 0,
  WriteOff: 0,
  DateCP: MIN_DATE,
  ProcDate: MIN_DATE,
};

const asked = ({ InsPayEst }: ClaimProc) => ({
  Status: ClaimProcStatus.Preauth,
  InsEstTotal: InsPayEst,
  InsPayEst,
});
