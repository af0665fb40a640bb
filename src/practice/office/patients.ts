import type { Handle } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PatStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';

/** The patient, or 404. */
export async function requirePatient(handle: Handle, patNum: Key): Promise<Row<'patient'>> {
  const patient = await findRow(handle, 'patient', patNum);
  if (!patient) throw notFound('Patient');
  return patient;
}

/** The patient, or 404; 400 for a deleted one, whose chart may not be changed (Patients page). */
export async function requireLivePatient(handle: Handle, patNum: Key): Promise<Row<'patient'>> {
  const patient = await requirePatient(handle, patNum);
  refuseDeletedPatient(patient);
  return patient;
}

/** 400 where this row belongs to a deleted patient: nothing of such a patient may be changed (Patients page). */
export async function refuseOfDeletedPatient(handle: Handle, { PatNum }: { readonly PatNum: Key }): Promise<void> {
  const patient = await findRow(handle, 'patient', PatNum);
  if (patient) refuseDeletedPatient(patient);
}

export function refuseDeletedPatient(patient: Row<'patient'>): void {
  if (patient.PatStatus === PatStatus.Deleted) throw badRequest('Patient has been deleted.');
}
