import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimProcStatus, ClaimType, ProcStatus } from '../../domain/enums.ts';
import { PLANNED } from '../../domain/planned.ts';
import { badRequest } from '../../domain/refusal.ts';
import { type CoveringPlan, coverageOf } from '../../practice/insurance/coverage/coverage.ts';
import { dentalCoverage } from '../../practice/insurance/coverage/coverage-follows.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { requireProvider } from '../../practice/office/providers.ts';
import { rowIfAny, rowsOf } from '../../practice/office/references.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newClaimInputs } from './inputs.ts';

export type SentClaim = ValuesOf<typeof newClaimInputs>;
type Procedure = Row<'procedurelog'>;

/** What a claim names (`companions-insurance.md` 11.2, checks 5 and 6). */
export const REFERENCES = {
  procNums: rowsOf('procedurelog', 'Procedure'),
  InsSubNum: rowIfAny('inssub', 'InsSub'),
  InsSubNum2: rowIfAny('inssub', 'InsSub'),
  ClaimForm: rowIfAny('claimform', 'ClaimForm'),
  ProvTreat: requireProvider,
  ProvBill: requireProvider,
};

/** The coverage the claim is made for (check 7). */
export async function requireCoverage(handle: Handle, sent: SentClaim): Promise<CoveringPlan> {
  const all = await coverageOf(handle, sent.PatNum);
  if (sent.ClaimType === ClaimType.PreAuth) {
    const named = all.find(({ sub }) => sub.InsSubNum === sent.InsSubNum);
    if (!named) throw badRequest('The insurance plan is not associated with the patient.');
    return named;
  }
  if (all.length === 0) throw badRequest('Patient does not have insurance.');
  const [first, second] = await dentalCoverage(handle, sent.PatNum);
  if (sent.ClaimType === ClaimType.Primary) {
    if (!first) throw badRequest('Patient does not have primary insurance.');
    return first;
  }
  if (!second) throw badRequest('Patient does not have secondary insurance.');
  return second;
}

/** Refuses procedures that may not be on one claim (checks 8 to 10 and 13). */
export async function refuseProcedures(
  handle: Handle,
  sent: SentClaim,
  procedures: readonly Procedure[],
): Promise<void> {
  const isPreauthorization = sent.ClaimType === ClaimType.PreAuth;
  if (isPreauthorization && procedures.some((procedure) => !PLANNED.includes(procedure.ProcStatus))) {
    throw badRequest('Only treatment planned procedures can be attached to a preauthorization.');
  }
  if (!isPreauthorization && procedures.some((procedure) => procedure.ProcStatus !== ProcStatus.C)) {
    throw badRequest('Only completed procedures can be attached to a Claim.');
  }
  const isZeroRefused = (await preference(handle, 'ClaimZeroDollarProcBehavior')) === '2';
  if (isZeroRefused && procedures.some(({ ProcFee }) => ProcFee === 0)) {
    throw badRequest("You can't make a claim for a $0 procedure.");
  }
  const most = isPreauthorization ? 12 : 4;
  if (diagnosesOf(procedures).size > most) {
    throw badRequest(`Claim has more than ${most} unique diagnosis codes.  Create multiple claims instead.`);
  }
  const differ = (column: 'ClinicNum' | 'PlaceService') => new Set(procedures.map((one) => one[column])).size > 1;
  if (differ('ClinicNum') && !(await isPreferenceOn(handle, 'EasyNoClinics'))) {
    throw badRequest('All procedures do not have the same clinic.');
  }
  if (differ('PlaceService') && !(await isPreferenceOn(handle, 'EasyHidePublicHealth'))) {
    throw badRequest('All procedures do not have the same place of service.');
  }
}

function diagnosesOf(procedures: readonly Procedure[]): Set<string> {
  const codes = procedures.flatMap((procedure) => [
    procedure.DiagnosticCode ?? '',
    procedure.DiagnosticCode2,
    procedure.DiagnosticCode3,
    procedure.DiagnosticCode4,
  ]);
  return new Set(codes.filter(Boolean));
}

/** Refuses lines that insurance was sent already, or is not to be sent (checks 11 and 12). */
export function refuseLines(
  lines: readonly Pick<Row<'claimproc'>, 'ClaimNum' | 'Status' | 'NoBillIns'>[],
  isPreauthorization: boolean,
): void {
  if (lines.some(({ NoBillIns }) => NoBillIns)) {
    throw badRequest("Not allowed to send procedures to insurance that are marked 'Do not bill to ins'.");
  }
  const isSent = lines.some(({ ClaimNum, Status }) => ClaimNum !== 0 && Status !== ClaimProcStatus.Preauth);
  if (isSent && !isPreauthorization) {
    throw badRequest('Not allowed to send a procedure to the same insurance company twice.');
  }
}
