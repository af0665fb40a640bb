import { columnsThatDiffer, type RowChangeOf } from '../../db/rows/changes.ts';
import type { Row } from '../../db/schema/tables.ts';
import { compare } from '../../domain/compare.ts';
import { ProcStatus, TPStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { PLANNED } from '../../domain/planned.ts';

/**
 * Heading of the plan for inactive procedures that are on no other plan; letter case counts (`treatment-plans.md` 1.2).
 */
export const UNASSIGNED = 'Unassigned';

export type PlanRow = Pick<Row<'treatplan'>, 'TreatPlanNum' | 'Heading' | 'TPStatus'>;
/** A row of treatplanattach; TreatPlanAttachNum 0 on one that is still to be stored. */
export type Attach = Pick<Row<'treatplanattach'>, 'TreatPlanAttachNum' | 'TreatPlanNum' | 'ProcNum' | 'Priority'>;
export type PlannedProcedure = Pick<
  Row<'procedurelog'>,
  'ProcNum' | 'ProcStatus' | 'AptNum' | 'PlannedAptNum' | 'Priority' | 'ProcNumLab' | 'DiscountPlanAmt'
>;
/** The columns upkeep may change on a procedure. */
export type ProcedureChange = Partial<Pick<Row<'procedurelog'>, 'ProcStatus' | 'Priority' | 'DiscountPlanAmt'>>;

/** The patient's planned procedures after these changes of procedures, in the order of their keys, new ones last. */
export function withChanges(
  stored: readonly PlannedProcedure[],
  changes: readonly RowChangeOf<'procedurelog'>[],
  patNum: Key,
): PlannedProcedure[] {
  const procedures = new Map(
    stored.toSorted((one, other) => compare(one.ProcNum, other.ProcNum)).map((row) => [row.ProcNum, row]),
  );
  for (const { key, before, after } of changes) {
    const known = procedures.get(key);
    // A rule may write a row as it was read, before another wrote it: only what differs holds.
    const row = (known ? { ...known, ...columnsThatDiffer(before, after) } : after) as typeof after;
    const isOfPatient = known ? after?.PatNum === undefined || after.PatNum === patNum : after?.PatNum === patNum;
    if (after && isOfPatient && PLANNED.includes(row!.ProcStatus!)) procedures.set(key, row as PlannedProcedure);
    else procedures.delete(key);
  }
  return [...procedures.values()];
}

/** Whether this is the plan for inactive procedures. Only status and heading tell. */
export function isUnassigned(plan: Pick<PlanRow, 'TPStatus' | 'Heading'>): boolean {
  return plan.TPStatus === TPStatus.Inactive && plan.Heading === UNASSIGNED;
}

/** Keeps the oldest attach of each procedure to each plan (1.5 step 2). `attaches` come by TreatPlanAttachNum. */
export function withoutRepeats(attaches: readonly Attach[]): Attach[] {
  const onPlans = new Map<Key, Set<Key>>();
  return attaches.filter(({ TreatPlanNum, ProcNum }) => {
    const onPlan = onPlans.get(TreatPlanNum) ?? new Set();
    if (onPlan.size === 0) onPlans.set(TreatPlanNum, onPlan);
    return !onPlan.has(ProcNum) && onPlan.add(ProcNum);
  });
}

/** Attaches a Canadian lab procedure that has no plan to the first plan of its parent (1.5 step 3). */
export function withLabs(attaches: readonly Attach[], procedures: readonly PlannedProcedure[]): Attach[] {
  const plansOf = Map.groupBy(attaches, (attach) => attach.ProcNum);
  const added = procedures.flatMap(({ ProcNum, ProcNumLab }) => {
    const parent = plansOf.get(ProcNumLab);
    if (ProcNumLab === 0 || plansOf.has(ProcNum) || !parent) return [];
    const first = parent.reduce((a, b) => (b.TreatPlanNum < a.TreatPlanNum ? b : a));
    return { TreatPlanAttachNum: 0, TreatPlanNum: first.TreatPlanNum, ProcNum, Priority: 0 };
  });
  return [...attaches, ...added];
}

/** Which procedures belong on the Active plan, and which stay inactive (1.5 step 4). */
export function divideProcedures<P extends PlannedProcedure>(
  procedures: readonly P[],
  attaches: readonly Attach[],
  activePlan: Key | undefined,
): { active: P[]; inactive: P[] } {
  const onActivePlan = new Set(attaches.filter((a) => a.TreatPlanNum === activePlan).map((a) => a.ProcNum));
  const isActive = (procedure: P) =>
    procedure.ProcStatus === ProcStatus.TP ||
    procedure.AptNum > 0 ||
    procedure.PlannedAptNum > 0 ||
    onActivePlan.has(procedure.ProcNum);
  const active: P[] = [];
  const inactive: P[] = [];
  for (const procedure of procedures) (isActive(procedure) ? active : inactive).push(procedure);
  return { active, inactive };
}

interface Membership<P> {
  readonly attaches: readonly Attach[];
  readonly active: readonly P[];
  readonly inactive: readonly P[];
  /** 0 while the patient has none. */
  readonly activePlan: Key;
  readonly unassignedPlan: Key;
  /** Dollars of the discount plan for a procedure of the Active plan. */
  readonly discountOf: (procedure: P) => number;
}

/**
 * The attaches as they should be, and what changes on the procedures (1.5 steps 8–10). On the Active plan the attach's
 * priority wins over the procedure's.
 */
export function settleMembership<P extends PlannedProcedure>(
  membership: Membership<P>,
): { attaches: Attach[]; changes: Map<Key, ProcedureChange> } {
  const { active, inactive, activePlan, unassignedPlan, discountOf } = membership;
  const changes = new Map<Key, ProcedureChange>();
  const onActivePlan = new Map(
    membership.attaches.filter((a) => a.TreatPlanNum === activePlan).map((a) => [a.ProcNum, a]),
  );
  const isPlanned = new Set([...active, ...inactive].map((procedure) => procedure.ProcNum));
  const kept = membership.attaches.filter((attach) => isPlanned.has(attach.ProcNum));
  const attached = new Set(kept.map((attach) => attach.ProcNum));
  const join = (TreatPlanNum: Key, { ProcNum }: P, Priority: Key) =>
    kept.push({ TreatPlanAttachNum: 0, TreatPlanNum, ProcNum, Priority });

  for (const procedure of active) {
    const attach = onActivePlan.get(procedure.ProcNum);
    if (!attach) join(activePlan, procedure, procedure.Priority);
    noteChange(changes, procedure, {
      ProcStatus: ProcStatus.TP,
      Priority: attach?.Priority ?? procedure.Priority,
      DiscountPlanAmt: discountOf(procedure),
    });
  }
  for (const procedure of inactive) {
    if (!attached.has(procedure.ProcNum)) join(unassignedPlan, procedure, 0);
    noteChange(changes, procedure, { Priority: 0 });
  }
  const claimed = new Set(kept.filter((a) => a.TreatPlanNum !== unassignedPlan).map((a) => a.ProcNum));
  return { attaches: kept.filter((a) => a.TreatPlanNum !== unassignedPlan || !claimed.has(a.ProcNum)), changes };
}

function noteChange(changes: Map<Key, ProcedureChange>, procedure: PlannedProcedure, wanted: ProcedureChange): void {
  // A patient may have a hundred procedures, and nearly every one is right already.
  const names = (Object.keys(wanted) as (keyof ProcedureChange)[]).filter((name) => procedure[name] !== wanted[name]);
  if (names.length > 0) changes.set(procedure.ProcNum, Object.fromEntries(names.map((name) => [name, wanted[name]])));
}
