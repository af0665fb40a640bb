import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { hasRow, rememberedRows, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { leaveGroup, visitsOf } from '../../practice/chart/multi-visits.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { synchRecalls } from '../../practice/chart/recalls.ts';
import { dropClaimProcs } from '../../practice/insurance/stored/claim-amounts.ts';
import {
  claimProcsOf,
  hasInsurancePayment,
  holdsClaimNumber,
  isLastOfPreauthorization,
} from '../../practice/insurance/stored/claims.ts';
import { refuseDeletedPatient, requireChartPatient } from '../../practice/office/patients.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { auditRemoval } from '../../practice/procedures/audit.ts';
import type { CodedProcedure } from '../../practice/procedures/target.ts';
import { refreshDescriptions } from '../../practice/schedule/descriptions.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';

type Procedure = Row<'procedurelog'>;

const { TP, TPi, C, EC, EO, D } = ProcStatus;
const DELETABLE: readonly number[] = [TP, TPi, C];
/** payplanlink.LinkType of a procedure. */
const LINKED_PROCEDURE = 2;

/** DELETE procedurelogs: marks the row deleted if nothing prevents it (`procedures.md` 11). */
export async function removeProcedure(tx: Transaction, { procedure, code }: CodedProcedure): Promise<void> {
  if (!DELETABLE.includes(procedure.ProcStatus)) {
    throw badRequest('Can only delete procedures with a ProcStatus of TP, TPi, or C.');
  }
  if (procedure.IsLocked) throw badRequest('Locked procedures cannot be deleted.');
  const patient = await requireChartPatient(tx, procedure.PatNum);
  refuseDeletedPatient(patient);
  const claimProcs = await claimProcsOf(tx, procedure.ProcNum);
  if (await isLastOfPreauthorization(tx, procedure.ProcNum, claimProcs)) {
    throw badRequest('Procedure is the last one on a preauthorization and cannot be deleted.');
  }
  if (await orthoLinkOf(tx, procedure.ProcNum)) {
    throw badRequest('Procedure is linked to an ortho case and cannot be deleted.');
  }
  await refuseWhatHoldsIt(tx, procedure.ProcNum, claimProcs);
  await markDeleted(tx, procedure);
  if (procedure.ProcStatus === TP || procedure.ProcStatus === TPi) await upkeepPlans(tx, procedure.PatNum);
  await refreshDescriptions(tx, [procedure.AptNum, procedure.PlannedAptNum]);
  if ([C, EC, EO].includes(procedure.ProcStatus as never)) {
    await synchRecalls(tx, procedure.PatNum, patient.PatStatus);
  }
  await settleSchedule(tx, patient);
  await auditRemoval(tx, procedure, code);
}

/** Checks 6 to 12: refuses with the first claim, payment or other row found that needs the procedure. */
export async function refuseWhatHoldsIt(
  handle: Handle,
  procNum: Key,
  claimProcs: readonly Row<'claimproc'>[],
): Promise<void> {
  if (holdsClaimNumber(claimProcs)) throw badRequest('Not allowed to delete a procedure that is attached to a claim.');
  if (hasInsurancePayment(claimProcs)) throw badRequest('Procedure has insurance payments and cannot be deleted.');
  const held = (await holdersOf(handle, procNum)).indexOf(true);
  if (held >= 0) throw badRequest(`Procedure ${HOLDERS[held]![1]} and cannot be deleted.`);
}

/** Rows that may need a procedure, in the order in which they are told. */
const HOLDERS = [
  ['refattach', 'has referrals attached'],
  ['paysplit', 'has patient payments'],
  ['adjustment', 'has adjustments'],
  ['rxpat', 'has prescriptions attached'],
  ['payplancharge', 'is on a payment plan'],
  ['payplanlink', 'is on a payment plan'],
] as const;

const HOLDING_TABLES = HOLDERS.map(([table]) => table);

/** For each of them, whether it has such a row. */
const holdersOf = (reader: Reader, procNum: Key): Promise<readonly boolean[]> =>
  reader.remember(
    `holders of ${procNum}`,
    () => Promise.all(HOLDING_TABLES.map((table) => isIn(reader, table, procNum))),
    HOLDING_TABLES,
  );

const isIn = (reader: Reader, table: (typeof HOLDING_TABLES)[number], ProcNum: Key) =>
  table === 'payplanlink'
    ? hasRow(reader, table, { LinkType: LINKED_PROCEDURE, FKey: ProcNum })
    : hasRow(reader, table, { ProcNum });

const labsOf = (reader: Reader, procNum: Key) => rememberedRows(reader, 'procedurelog', 'ProcNumLab', procNum);

/** Reads ahead what else a removal asks, besides what an edit does. */
export const readAheadOfRemoval = (reader: Reader, procNum: Key): readonly Promise<unknown>[] => [
  holdersOf(reader, procNum),
  labsOf(reader, procNum),
  visitsOf(reader, procNum),
];

/** Marks the row with status D, drops its estimates and takes it out of its group note. Notes and saved plans stay. */
export async function markDeleted(tx: Transaction, procedure: Procedure): Promise<void> {
  await dropClaimProcs(tx, await claimProcsOf(tx, procedure.ProcNum));
  for (const lab of await labsOf(tx, procedure.ProcNum)) await updateRow(tx, 'procedurelog', lab, { ProcNumLab: 0 });
  await leaveGroup(tx, procedure.ProcNum);
  await updateRow(tx, 'procedurelog', procedure, {
    ProcStatus: D,
    AptNum: 0,
    PlannedAptNum: 0,
    ...(procedure.DateComplete === tx.today ? { DateComplete: MIN_DATE } : {}),
  });
}
