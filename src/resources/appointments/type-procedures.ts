import type { Handle, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import { codesFrom } from '../../practice/chart/procedure-codes.ts';
import { providerAt } from '../../practice/procedures/from-appointment.ts';
import { chartProcedure, newProcedureRow } from '../../practice/procedures/new-procedure.ts';

type Appointment = Row<'appointment'>;
type Procedure = Row<'procedurelog'>;
type Code = Row<'procedurecode'>;

/**
 * The codes of an appointment type in its order, repeats included; codes that the office does not have are left out.
 */
export async function codesOfType(handle: Handle, type: Pick<Row<'appointmenttype'>, 'CodeStr'>): Promise<Code[]> {
  const named = (type.CodeStr ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);
  const found = await codesFrom(
    handle,
    named.map((procCode) => ({ procCode })),
  );
  return found.filter((code) => code !== undefined);
}

/**
 * A procedure for each of these codes: one that is `on` the appointment already, else a planned one of the patient that
 * is on no appointment, else a new one (`companions-people.md` 4.1). Answers those that are not on the appointment yet.
 */
export async function proceduresForCodes(
  tx: Transaction,
  codes: readonly Code[],
  visit: { appointment: Appointment; patient: Row<'patient'>; on: readonly Procedure[] },
): Promise<Procedure[]> {
  if (codes.length === 0) return [];
  const present = [...visit.on];
  const free = await freeProcedures(tx, visit.appointment);
  const wanted: Procedure[] = [];
  for (const code of codes) {
    if (take(present, code)) continue;
    wanted.push(take(free, code) ?? (await chartPlanned(tx, code, visit)));
  }
  return wanted;
}

/** Removes the first procedure of the code from the list and answers it. */
function take(procedures: Procedure[], { CodeNum }: Code): Procedure | undefined {
  const at = procedures.findIndex((procedure) => procedure.CodeNum === CodeNum);
  return at < 0 ? undefined : procedures.splice(at, 1)[0];
}

const freeProcedures = (handle: Handle, { PatNum }: Appointment): Promise<Procedure[]> =>
  handle.db
    .selectFrom('procedurelog')
    .selectAll()
    .where('PatNum', '=', PatNum)
    .where('ProcStatus', '=', ProcStatus.TP)
    .where('AptNum', '=', 0)
    .where('PlannedAptNum', '=', 0)
    .orderBy('ProcNum')
    .execute();

async function chartPlanned(
  tx: Transaction,
  code: Code,
  { appointment, patient }: { appointment: Appointment; patient: Row<'patient'> },
): Promise<Procedure> {
  const row = await newProcedureRow(tx, patient, code, {
    ProcStatus: ProcStatus.TP,
    ProcDate: tx.today,
    ProvNum: providerAt(appointment, code),
    ClinicNum: appointment.ClinicNum,
    SiteNum: patient.SiteNum,
  });
  return chartProcedure(tx, row, { patient, code });
}
