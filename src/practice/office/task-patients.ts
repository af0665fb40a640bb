import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import { TaskObjectType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { refuseOfDeletedPatient } from './patients.ts';

interface Attached {
  readonly KeyNum?: Key | undefined;
  readonly ObjectType?: number | undefined;
}

/** The patient whom a task is about, directly or through its appointment. */
export async function patientOfTask(handle: Handle, { KeyNum = 0, ObjectType }: Attached): Promise<Key | undefined> {
  if (ObjectType === TaskObjectType.Patient) return KeyNum || undefined;
  if (ObjectType !== TaskObjectType.Appointment || !KeyNum) return undefined;
  return (await findRow(handle, 'appointment', KeyNum))?.PatNum;
}

/** 400 where the patient whom a task is about has been deleted. */
export async function refuseOfDeleted(handle: Handle, attached: Attached): Promise<void> {
  const PatNum = await patientOfTask(handle, attached);
  if (PatNum) await refuseOfDeletedPatient(handle, { PatNum });
}
