import type { Handle, Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import { realDateOf } from '../../practice/chart/appointments.ts';
import type { Changes } from '../../practice/procedures/changes.ts';
import { followEdit } from '../../practice/procedures/edit-consequences.ts';
import { providerAt } from '../../practice/procedures/from-appointment.ts';
import { defaultPlaceOfService } from '../../practice/procedures/place-of-service.ts';
import { changesOfStatus } from '../../practice/procedures/status-change.ts';
import { codedProcedure } from '../../practice/procedures/target.ts';
import { linkOf } from '../../practice/schedule/procedures-on.ts';

type Appointment = Row<'appointment'>;
type Procedure = Row<'procedurelog'>;

/** The procedures on an appointment, by their number; deleted ones are left out. */
export async function proceduresOn(handle: Handle, appointment: Appointment): Promise<Procedure[]> {
  const found = await rowsWhere(handle, 'procedurelog', linkOf(appointment), appointment.AptNum);
  return found.filter(({ ProcStatus: status }) => status !== ProcStatus.D);
}

/** Changes procedures as ProcedureLogs PUT would, except for their fees, with everything that follows from it. */
export async function changeProcedure(
  tx: Transaction,
  patient: Row<'patient'>,
  procedure: Procedure,
  changes: Changes,
): Promise<Procedure> {
  const updated = await updateRow(tx, 'procedurelog', procedure, changes);
  if (updated === procedure) return procedure;
  const before = await codedProcedure(tx, procedure);
  const after = { procedure: updated, code: before.code };
  await followEdit(tx, { before, after, patient, isFeeSent: true });
  return updated;
}

/** Puts procedures on an appointment; planned work gets its day (`companions-people.md` 4.1, 4.2). */
export async function attach(
  tx: Transaction,
  appointment: Appointment,
  patient: Row<'patient'>,
  procedures: readonly Procedure[],
): Promise<void> {
  const isPlanned = appointment.AptStatus === AptStatus.Planned;
  for (const procedure of procedures) {
    const day = isPlanned && procedure.AptNum !== 0 ? undefined : realDateOf(appointment);
    await changeProcedure(tx, patient, procedure, {
      [linkOf(appointment)]: appointment.AptNum,
      ...(procedure.ProcStatus === ProcStatus.TP && day !== undefined ? { ProcDate: day } : {}),
    });
  }
}

/** Procedures follow their appointment: they get its providers and its clinic, and planned ones its day (4.4). */
export async function followMove(tx: Transaction, appointment: Appointment, patient: Row<'patient'>): Promise<void> {
  const isPlanned = appointment.AptStatus === AptStatus.Planned;
  for (const procedure of await proceduresOn(tx, appointment)) {
    const { code } = await codedProcedure(tx, procedure);
    const provNum = procedure.ProcStatus === ProcStatus.C ? 0 : providerAt(appointment, code);
    const day = isPlanned && procedure.AptNum !== 0 ? undefined : realDateOf(appointment);
    await changeProcedure(tx, patient, procedure, {
      ClinicNum: appointment.ClinicNum,
      ...(provNum === 0 ? {} : { ProvNum: provNum }),
      ...(procedure.ProcStatus === ProcStatus.TP && day !== undefined ? { ProcDate: day } : {}),
    });
  }
}

/** Completes these procedures of a completed appointment, on its day (4.4; `procedures.md` 9.4). */
export async function completeProcedures(
  tx: Transaction,
  appointment: Appointment,
  patient: Row<'patient'>,
  procedures: readonly Procedure[],
): Promise<void> {
  for (const procedure of procedures) {
    if (procedure.ProcStatus === ProcStatus.C) continue;
    const { code } = await codedProcedure(tx, procedure);
    const ProcDate = realDateOf(appointment) ?? tx.today;
    const provNum = providerAt(appointment, code);
    const changes: Changes = {
      ProcStatus: ProcStatus.C,
      ProcDate,
      ClinicNum: appointment.ClinicNum,
      SiteNum: patient.SiteNum,
      PlaceService: await defaultPlaceOfService(tx, appointment.ClinicNum),
      ...(provNum === 0 ? {} : { ProvNum: provNum }),
    };
    const edit = { stored: procedure, merged: { ...procedure, ...changes }, code, sent: { ProcDate } };
    await changeProcedure(tx, patient, procedure, { ...changes, ...(await changesOfStatus(tx, edit)) });
  }
}
