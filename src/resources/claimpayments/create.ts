import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ANSWERED } from '../../domain/claimproc-statuses.ts';
import { ClaimStatus, ClaimType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { sumOf } from '../../domain/money.ts';
import { badRequest } from '../../domain/refusal.ts';
import { attachLines } from '../../practice/insurance/stored/claim-payments.ts';
import { firstDefinition } from '../../practice/office/definitions.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { batchInputs, newClaimPaymentInputs } from './inputs.ts';
import { REFERENCES } from './references.ts';

type Claim = Row<'claim'>;
type ClaimPayment = Row<'claimpayment'>;
type Check = Omit<ValuesOf<typeof batchInputs>, 'claimNums'>;

/** Makes the payments received for one claim final (ClaimPayments page, `companions-insurance.md` 12). */
export async function createClaimPayment(
  tx: Transaction,
  { claimNum, ...check }: ValuesOf<typeof newClaimPaymentInputs>,
): Promise<ClaimPayment> {
  if (await isPreferenceOn(tx, 'ClaimPaymentBatchOnly')) {
    throw badRequest('ClaimPaymentBatchOnly is enabled. Use ClaimPayments POST Batch.');
  }
  const claims = await requireClaims(tx, [claimNum]);
  const columns = await columnsOf(tx, claims, { ...check, ClinicNum: check.ClinicNum ?? claims[0]!.ClinicNum });
  const [lines] = await payableLines(tx, claims);
  if (lines!.length === 0) throw badRequest('There are no valid received payments for this claim.');
  if (totalOf(lines!) !== check.CheckAmt) {
    throw badRequest('CheckAmt does not match the total of eligible ClaimProcs.');
  }
  return finalize(tx, columns, [lines!]);
}

/** The same for several claims at once; if the check covers less than their lines, it stays partial (POST Batch). */
export async function createBatch(
  tx: Transaction,
  { claimNums, ...check }: ValuesOf<typeof batchInputs>,
): Promise<ClaimPayment> {
  const claims = await requireClaims(tx, claimNums);
  const columns = await columnsOf(tx, claims, check);
  const lines = await payableLines(tx, claims);
  if (lines.flat().length === 0) throw badRequest('There are no valid received payments for this claim.');
  const IsPartial = Number(totalOf(lines.flat()) !== check.CheckAmt);
  const DepositNum = (await isPreferenceOn(tx, 'ShowAutoDeposit')) ? await deposit(tx, check.CheckAmt) : 0;
  return finalize(tx, { ...columns, IsPartial, DepositNum }, lines);
}

/** Patients of these claims, whose balances depend on the date of a payment. */
export async function patientsOfClaims(handle: Handle, claimNums: readonly Key[]): Promise<Key[]> {
  if (claimNums.length === 0) return [];
  const rows = await handle.db.selectFrom('claim').select('PatNum').where('ClaimNum', 'in', claimNums).execute();
  return rows.map(({ PatNum }) => PatNum);
}

async function requireClaims(tx: Transaction, claimNums: readonly Key[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const claimNum of claimNums) {
    claims.push(await requireRow(tx, 'claim', claimNum, 'Claim'));
  }
  return claims;
}

/** Looks up references before the claims are judged. */
async function columnsOf(tx: Transaction, claims: readonly Claim[], check: Check): Promise<Partial<ClaimPayment>> {
  await requireReferences(tx, check, REFERENCES);
  for (const claim of claims) await refuseOfDeletedPatient(tx, claim);
  for (const { ClaimType: type, ClaimStatus: status } of claims) {
    if (type === ClaimType.PreAuth) throw badRequest('A preauthorization cannot be paid.');
    if (status === ClaimStatus.HoldForInProcess) throw badRequest('Claim is on hold.');
  }
  return {
    CheckAmt: check.CheckAmt,
    CheckDate: check.CheckDate ?? tx.today,
    CheckNum: check.CheckNum ?? '',
    BankBranch: check.BankBranch ?? '',
    Note: check.Note ?? '',
    ClinicNum: check.ClinicNum ?? 0,
    CarrierName: check.CarrierName ?? (await carrierNameOf(tx, claims[0]!)),
    DateIssued: check.DateIssued ?? MIN_DATE,
    PayType: check.PayType ?? (await firstDefinition(tx, 'InsurancePaymentType')),
    PayGroup: check.PayGroup ?? (await firstDefinition(tx, 'ClaimPaymentGroups')),
    SecDateEntry: tx.today,
  };
}

async function carrierNameOf(tx: Transaction, { PlanNum }: Claim): Promise<string> {
  const plan = await findRow(tx, 'insplan', PlanNum);
  const carrier = plan && (await findRow(tx, 'carrier', plan.CarrierNum));
  return carrier?.CarrierName ?? '';
}

/** Lines that insurance has paid and that are on no check yet, claim by claim. */
async function payableLines(tx: Transaction, claims: readonly Claim[]): Promise<Row<'claimproc'>[][]> {
  const rows = await tx.db
    .selectFrom('claimproc')
    .selectAll()
    .where(
      'ClaimNum',
      'in',
      claims.map(({ ClaimNum }) => ClaimNum),
    )
    .where('ClaimPaymentNum', '=', 0)
    .where('Status', 'in', ANSWERED)
    .where('IsTransfer', '=', 0)
    .orderBy('ClaimProcNum')
    .execute();
  return claims.map((claim) => rows.filter(({ ClaimNum }) => ClaimNum === claim.ClaimNum));
}

/** Dollars that insurance paid for these lines. */
export const totalOf = (lines: readonly Row<'claimproc'>[]) => sumOf(lines.map(({ InsPayAmt }) => InsPayAmt));

async function deposit(tx: Transaction, Amount: number): Promise<Key> {
  return (await insertRow(tx, 'deposit', { DateDeposit: tx.today, Amount })).DepositNum;
}

/** Stores the check and puts the lines of each claim on it. */
async function finalize(
  tx: Transaction,
  columns: Partial<ClaimPayment>,
  claims: readonly (readonly Row<'claimproc'>[])[],
): Promise<ClaimPayment> {
  const payment = await insertRow(tx, 'claimpayment', columns);
  for (const [index, lines] of claims.entries()) await attachLines(tx, payment, lines, index + 1);
  return payment;
}
