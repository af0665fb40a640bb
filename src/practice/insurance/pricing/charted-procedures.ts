import type { Handle } from '../../../db/handle.ts';
import { ProcStatus, TPStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { PLANNED } from '../../../domain/planned.ts';
import { badRequest, notFound } from '../../../domain/refusal.ts';
import { inSavedOrder } from '../../../estimates/lines/saved-order.ts';
import { requireAppointment } from '../../chart/appointments.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { refuseOfAnother } from '../../office/patients.ts';
import { isPreferenceOn } from '../../office/preferences.ts';

export type ChartedProcedure = Awaited<ReturnType<typeof readPlanned>>[number];

/** Every TP procedure of a patient, in the order of the Active plan. */
export async function allPlanned(handle: Handle, patNum: Key): Promise<ChartedProcedure[]> {
  const procedures = await readPlanned(handle, patNum, {});
  return inOrder(
    handle,
    procedures.filter(({ ProcStatus: status }) => status === ProcStatus.TP),
  );
}

/**
 * The procedures of an appointment, or of a planned appointment, that are still planned, in the order of the Active
 * plan. Completed ones are left out. 404 without such an appointment, 400 for another patient's.
 */
export async function plannedOfAppointment(handle: Handle, patNum: Key, aptNum: Key): Promise<ChartedProcedure[]> {
  const appointment = await requireAppointment(handle, aptNum);
  refuseOfAnother('Appointment', appointment, patNum);
  return inOrder(handle, await readPlanned(handle, patNum, { aptNum }));
}

/**
 * Reads procedures by number, in two queries at most. The function that it answers refuses a number that names no
 * procedure (404), and a procedure that is another patient's or neither TP nor TPi (400).
 */
export async function plannedByNumber(
  handle: Handle,
  patNum: Key,
  procNums: readonly Key[],
): Promise<(procNum: Key) => ChartedProcedure> {
  if (procNums.length === 0) return () => notThere();
  const planned = new Map((await readPlanned(handle, patNum, { procNums })).map((found) => [found.ProcNum, found]));
  const missing = procNums.filter((procNum) => !planned.has(procNum));
  const others =
    missing.length === 0
      ? []
      : await handle.db
          .selectFrom('procedurelog')
          .select(['ProcNum', 'PatNum', 'ProcStatus'])
          .where('ProcNum', 'in', missing)
          .execute();
  return (procNum) => {
    const found = planned.get(procNum);
    if (found) return found;
    const other = others.find(({ ProcNum }) => ProcNum === procNum);
    if (!other) return notThere();
    if (other.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
    refuseOfAnother('Procedure', other, patNum);
    throw badRequest('Procedure must have a ProcStatus of TP or TPi.');
  };
}

function notThere(): never {
  throw notFound('Procedure');
}

async function inOrder(handle: Handle, procedures: ChartedProcedure[]): Promise<ChartedProcedure[]> {
  return inSavedOrder(procedures, await isPreferenceOn(handle, 'TreatPlanSortByTooth'));
}

interface Wanted {
  readonly aptNum?: Key;
  readonly procNums?: readonly Key[];
}

/** Planned procedures with their priority on the Active plan, else their own. */
async function readPlanned(handle: Handle, patNum: Key, { aptNum, procNums }: Wanted) {
  const priorities = new Map((await definitionsOf(handle, 'TxPriorities')).map((each) => [each.DefNum, each]));
  const rows = await handle.db
    .selectFrom('procedurelog as p')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .selectAll('p')
    .select(['c.ProcCode', 'c.Descript', 'c.TreatArea'])
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', 'in', PLANNED)
    .$if(procNums !== undefined, (query) => query.where('p.ProcNum', 'in', procNums!))
    .$if(aptNum !== undefined, (query) =>
      query.where((where) => where.or([where('p.AptNum', '=', aptNum!), where('p.PlannedAptNum', '=', aptNum!)])),
    )
    .orderBy('p.ProcNum')
    .execute();
  const attached = await handle.db
    .selectFrom('treatplanattach as a')
    .innerJoin('treatplan as t', 't.TreatPlanNum', 'a.TreatPlanNum')
    .select(['a.ProcNum', 'a.Priority'])
    .where('t.PatNum', '=', patNum)
    .where('t.TPStatus', '=', TPStatus.Active)
    .execute();
  const priorityOf = new Map(attached.map(({ ProcNum, Priority }) => [ProcNum, Priority]));
  return rows.map((row) => {
    const priority = priorityOf.get(row.ProcNum) ?? row.Priority;
    return {
      ...row,
      ToothNum: row.ToothNum ?? '',
      attachPriority: priority,
      priorityName: priorities.get(priority)?.ItemName ?? '',
      priorityOrder: priorities.get(priority)?.ItemOrder,
    };
  });
}
