import type { Transaction } from '../../db/handle.ts';
import { type RowChange, type RowChangeOf, rowsThatDiffer } from '../../db/rows/changes.ts';
import type { Row, TableName } from '../../db/schema/tables.ts';
import { IN_ACCOUNTS } from '../../domain/claimproc-statuses.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { familiesOf, keepBalances, numbersOf } from './balances.ts';
import { dynamicPlansOf, noteCompletedWork } from './pay-plan-credits.ts';
import { INSURANCE_COLUMNS } from './procedure-money.ts';

interface Touch<T extends TableName> {
  /** Columns whose change moves a balance; a new or a deleted row always moves it. */
  readonly columns: readonly (keyof Row<T>)[];
  /** Whether a row counts in an account at all. */
  readonly counts?: (row: Row<T>) => boolean;
  /** The patients whose accounts the row is on. */
  readonly whom: (row: Row<T>) => readonly Key[];
}

type Touches = { readonly [T in TableName]?: Touch<T> };

const patient = ({ PatNum }: { readonly PatNum: Key }) => [PatNum];
const patientAndPayer = ({ PatNum, Guarantor }: { readonly PatNum: Key; readonly Guarantor: Key }) => [
  PatNum,
  Guarantor,
];

/**
 * What the balances of a family are made of (`companions-insurance.md` 19.1), and whose balances they are. This is the
 * column AGE of the recompute matrix (23). The amount that a payment plan finances changes with the plan, with its
 * procedures and with its adjustments.
 */
const BALANCES: Touches = {
  procedurelog: {
    columns: ['PatNum', 'ProcStatus', 'ProcFee', 'UnitQty', 'BaseUnits', 'ProcDate'],
    counts: ({ ProcStatus: status }) => status === ProcStatus.C,
    whom: patient,
  },
  claimproc: {
    columns: ['PatNum', 'ProcNum', 'Status', 'InsPayAmt', 'InsPayEst', 'WriteOff', 'DateCP', 'PayPlanNum'],
    counts: ({ Status }) => IN_ACCOUNTS.includes(Status),
    whom: patient,
  },
  adjustment: { columns: ['PatNum', 'AdjAmt', 'AdjDate', 'ProcNum'], whom: patient },
  paysplit: {
    columns: ['PatNum', 'SplitAmt', 'DatePay', 'UnearnedType', 'PayPlanNum', 'ProcNum', 'AdjNum'],
    whom: patient,
  },
  payplan: { columns: ['PatNum', 'Guarantor', 'PayPlanDate', 'CompletedAmt', 'PlanNum'], whom: patientAndPayer },
  payplancharge: {
    columns: ['PatNum', 'Guarantor', 'ChargeDate', 'Principal', 'Interest', 'ChargeType'],
    whom: patientAndPayer,
  },
  patient: { columns: ['Guarantor'], whom: patientAndPayer },
};

/** What changes how much of a procedure or an adjustment a dynamic payment plan takes over (18): `financedItems`. */
const FINANCED: Touches = {
  procedurelog: { columns: ['ProcStatus', 'ProcFee', 'UnitQty', 'BaseUnits'], whom: patient },
  claimproc: { columns: INSURANCE_COLUMNS, whom: patient },
  adjustment: { columns: ['AdjAmt', 'ProcNum'], whom: patient },
  paysplit: { columns: ['SplitAmt', 'PayPlanNum', 'ProcNum', 'AdjNum'], whom: patient },
};

/**
 * Calculates the stored balances of every family again whose account changed through the rows written so far, and before
 * them what dynamic payment plans tell of completed work. Runs once after the rules of every write, so that no rule has to
 * do it. In an office's own database the desktop program keeps both, in tables that nobody else may change.
 */
export async function keepTouchedBalances(tx: Transaction): Promise<void> {
  if (tx.tablesInBraces) return;
  const paying = await followPayPlans(tx);
  const touched = [...touchedPatients(tx.changes, BALANCES), ...paying];
  if (touched.length === 0) return;
  const families = await familiesOf(tx, touched);
  await tx.lockPatient(...numbersOf(families));
  for (const family of families) await keepBalances(tx, family);
}

/**
 * The patients among those concerned who have a dynamic plan, which tells anew what is completed of its work. No plan pays
 * off a procedure that this write stores first, so whoever gets one is not asked for.
 */
async function followPayPlans(tx: Transaction): Promise<readonly Key[]> {
  const added = new Set(tx.changes.filter(isNewProcedure).map(procNumOf));
  const older = tx.changes.filter((change) => !added.has(procNumOf(change)));
  const paying: Key[] = [];
  for (const patNum of new Set(touchedPatients(older, FINANCED))) {
    const plans = await dynamicPlansOf(tx, patNum);
    for (const plan of plans) await noteCompletedWork(tx, plan);
    if (plans.length > 0) paying.push(patNum);
  }
  return paying;
}

const isNewProcedure = ({ table, before }: RowChange) => table === 'procedurelog' && !before;

/** The procedure that a changed row is or belongs to, if it does to any. */
const procNumOf = ({ before, after }: RowChange) => ((after ?? before) as Partial<Row<'procedurelog'>>).ProcNum;

const touchedPatients = (changes: readonly RowChange[], touches: Touches): Key[] =>
  changes.flatMap((change) => touchedBy(change, touches[change.table] as Touch<TableName> | undefined));

function touchedBy(change: RowChange, touch: Touch<TableName> | undefined): readonly Key[] {
  if (!touch) return [];
  const rows = rowsThatDiffer(change as RowChangeOf<TableName>, touch.columns);
  return rows.filter((row) => touch.counts?.(row) ?? true).flatMap(touch.whom);
}
