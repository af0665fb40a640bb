import type { Reader, Transaction } from '../../db/handle.ts';
import type { RowChangeOf } from '../../db/rows/changes.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { deleteRows, findRow, newRow, sendRows, updateRow, updateRows } from '../../db/rows/rows.ts';
import { compare } from '../../domain/compare.ts';
import { TPStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { PLANNED } from '../../domain/planned.ts';
import { keepGroupStatus } from '../chart/multi-visits.ts';
import { discountPlanAmounts } from '../insurance/charges/discount-plan-amounts.ts';
import { hasDiscountPlan } from '../insurance/coverage/discount-plan.ts';
import { insertLivePlan, isCanadianOffice, typeOfPlan } from './plan-defaults.ts';
import {
  type Attach,
  divideProcedures,
  isUnassigned,
  type PlannedProcedure,
  type PlanRow,
  type ProcedureChange,
  settleMembership,
  UNASSIGNED,
  withChanges,
  withLabs,
  withoutRepeats,
} from './plan-membership.ts';

/** The rows that upkeep reads. They are asked for together: for a database server that is one exchange. */
export const readLivePlans = (reader: Reader, patNum: Key) =>
  Promise.all([plansOf(reader, patNum), plannedOf(reader, patNum), hasDiscountPlan(reader, patNum)]);

/**
 * Repairs one patient's live plans (`treatment-plans.md` 1.5): a procedure with status TP is on the Active plan, one
 * with TPi on Inactive plans or on `Unassigned`, any other on none. Doing it twice changes nothing more. Saved plans are
 * never touched. Reads a fixed number of times; writes what differs.
 */
export async function upkeepPlans(tx: Transaction, patNum: Key): Promise<void> {
  const [{ live: plans, attaches: stored }, procedures, isDiscountPatient] = await readLivePlans(tx, patNum);
  const newPlan = { PatNum: patNum, TPType: typeOfPlan(isDiscountPatient) };

  const single = withoutRepeats(stored);
  const hasLabs = procedures.some((procedure) => procedure.ProcNumLab !== 0);
  const attaches = hasLabs && (await isCanadianOffice(tx)) ? withLabs(single, procedures) : single;
  const [activeRow, ...extraRows] = plans.filter((plan) => plan.TPStatus === TPStatus.Active);
  const { active, inactive } = divideProcedures(procedures, attaches, activeRow?.TreatPlanNum);

  let activePlan = activeRow?.TreatPlanNum ?? 0;
  if (activePlan === 0 && active.length > 0) {
    const plan = { ...newPlan, Heading: 'Active Treatment Plan', TPStatus: TPStatus.Active };
    activePlan = (await insertLivePlan(tx, plan)).TreatPlanNum;
  }
  await updateRows(tx, 'treatplan', extraRows, { TPStatus: TPStatus.Inactive });

  let unassignedPlan = plans.find(isUnassigned)?.TreatPlanNum ?? 0;
  const attached = new Set(attaches.map((attach) => attach.ProcNum));
  if (unassignedPlan === 0 && inactive.some((procedure) => !attached.has(procedure.ProcNum))) {
    const plan = { ...newPlan, Heading: UNASSIGNED, TPStatus: TPStatus.Inactive };
    unassignedPlan = (await insertLivePlan(tx, plan)).TreatPlanNum;
  }

  const amounts = isDiscountPatient ? await amountsOf(tx, patNum, active) : undefined;
  const settled = settleMembership({
    attaches,
    active,
    inactive,
    activePlan,
    unassignedPlan,
    discountOf: (procedure) => amounts?.get(procedure.ProcNum)?.amount ?? 0,
  });
  await storeAttaches(tx, stored, settled.attaches);
  await storeProcedures(tx, procedures, settled.changes);
  if (unassignedPlan !== 0 && !settled.attaches.some((attach) => attach.TreatPlanNum === unassignedPlan)) {
    const retired = await findRow(tx, 'treatplan', unassignedPlan);
    if (retired) await deleteRows(tx, 'treatplan', [retired]);
  }
}

/**
 * Writes the edited priority of a procedure to its attach on the Active plan and to no other (`treatment-plans.md`
 * 1.4). Call it before `upkeepPlans`, which would otherwise bring the old priority back.
 */
export async function copyPriorityToActivePlan(
  tx: Transaction,
  patNum: Key,
  procNum: Key,
  priority: Key,
): Promise<void> {
  const plan = (await plansOf(tx, patNum)).live.find(({ TPStatus: status }) => status === TPStatus.Active);
  if (!plan) return;
  const attaches = await tx.db
    .selectFrom('treatplanattach')
    .selectAll()
    .where('TreatPlanNum', '=', plan.TreatPlanNum)
    .where('ProcNum', '=', procNum)
    .execute();
  for (const attach of attaches) await updateRow(tx, 'treatplanattach', attach, { Priority: priority });
}

interface Plans {
  readonly live: readonly PlanRow[];
  /** Of all plans of the patient, also those that stand on Saved plans by mistake; the oldest first. */
  readonly attaches: readonly Attach[];
}

const plansOf = (reader: Reader, patNum: Key): Promise<Plans> =>
  reader.remember(`plans of ${patNum}`, () => readPlans(reader, patNum), ['treatplan', 'treatplanattach']);

async function readPlans(reader: Reader, patNum: Key): Promise<Plans> {
  const rows = await plansWithAttaches(reader, patNum);
  const plans = new Map(rows.map((row) => [row.TreatPlanNum, row]));
  const isAttach = (row: (typeof rows)[number]): row is Attach & PlanRow => row.TreatPlanAttachNum !== null;
  return {
    live: [...plans.values()].filter(isLive).sort(by('TreatPlanNum')),
    attaches: rows.filter(isAttach).sort(by('TreatPlanAttachNum')),
  };
}

const isLive = ({ TPStatus: status }: PlanRow) => status === TPStatus.Active || status === TPStatus.Inactive;

const by =
  <N extends string>(name: N) =>
  (one: Readonly<Record<N, Key>>, other: Readonly<Record<N, Key>>) =>
    compare(one[name], other[name]);

/** One query for plans and attaches: MariaDB needs half as long as for two. Put in order here, which is faster, too. */
const plansWithAttaches = prepared((db, patNum: Key) =>
  db
    .selectFrom('treatplan as p')
    .leftJoin('treatplanattach as a', 'a.TreatPlanNum', 'p.TreatPlanNum')
    .select(['p.TreatPlanNum', 'p.Heading', 'p.TPStatus', 'a.TreatPlanAttachNum', 'a.ProcNum', 'a.Priority'])
    .where('p.PatNum', '=', patNum),
);

/**
 * The planned procedures as they stand. They are read once in a unit of work; what it writes afterwards is known, so that
 * its writes and reads need not wait for each other.
 */
async function plannedOf(reader: Reader, patNum: Key): Promise<readonly PlannedProcedure[]> {
  const name = `planned of ${patNum}`;
  const changes = reader.changes?.filter(({ table }) => table === 'procedurelog') ?? [];
  const stored = await reader.remember(name, () => plannedProcedures(reader, patNum));
  return withChanges(stored, changes as readonly RowChangeOf<'procedurelog'>[], patNum);
}

const plannedProcedures = prepared((db, patNum: Key) =>
  db
    .selectFrom('procedurelog')
    .select(['ProcNum', 'PatNum', 'ProcStatus', 'AptNum', 'PlannedAptNum', 'Priority', 'ProcNumLab', 'DiscountPlanAmt'])
    .where('PatNum', '=', patNum)
    .where('ProcStatus', 'in', PLANNED),
);

/** What the patient's discount plan gives on these procedures. Few patients have one. */
async function amountsOf(tx: Transaction, patNum: Key, active: readonly { readonly ProcNum: Key }[]) {
  const priced = new Map((await pricedProcedures(tx, patNum)).map((procedure) => [procedure.ProcNum, procedure]));
  return discountPlanAmounts(
    tx,
    patNum,
    active.map(({ ProcNum }) => priced.get(ProcNum)!),
  );
}

const pricedProcedures = prepared((db, patNum: Key) =>
  db
    .selectFrom('procedurelog')
    .select(['ProcNum', 'CodeNum', 'ProcDate', 'ProcFee', 'UnitQty', 'BaseUnits', 'ProvNum', 'ClinicNum'])
    .where('PatNum', '=', patNum)
    .where('ProcStatus', 'in', PLANNED),
);

async function storeAttaches(tx: Transaction, stored: readonly Attach[], wanted: readonly Attach[]): Promise<void> {
  const kept = new Set(wanted.map((attach) => attach.TreatPlanAttachNum));
  const dropped = stored.filter((attach) => !kept.has(attach.TreatPlanAttachNum));
  await deleteRows(tx, 'treatplanattach', dropped);
  const added = wanted.filter((attach) => attach.TreatPlanAttachNum === 0);
  const rows = added.map(({ TreatPlanNum, ProcNum, Priority }) =>
    newRow('treatplanattach', tx.now, { TreatPlanNum, ProcNum, Priority }),
  );
  await sendRows(tx, 'treatplanattach', rows);
}

/** Stores the changes with one statement for all procedures that change in the same way. */
async function storeProcedures(
  tx: Transaction,
  procedures: readonly PlannedProcedure[],
  changes: ReadonlyMap<Key, ProcedureChange>,
): Promise<void> {
  const alike = Map.groupBy(
    changes,
    ([, change]) => JSON.stringify(Object.values(change).map(String)) + Object.keys(change),
  );
  for (const group of alike.values()) {
    const [, change] = group[0]!;
    const procNums = group.map(([procNum]) => procNum);
    const changed = procedures.filter(({ ProcNum }) => procNums.includes(ProcNum));
    await updateRows(tx, 'procedurelog', changed, change);
    if (change.ProcStatus === undefined) continue;
    for (const procNum of procNums) await keepGroupStatus(tx, procNum, change.ProcStatus);
  }
}
