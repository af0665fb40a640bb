import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { requireClinic, requireDefinition } from '../../practice/chart/references.ts';
import { findProvider } from '../../practice/office/providers.ts';
import { requireAppointmentType, requireOperatory } from '../../practice/schedule/office.ts';

interface Named {
  readonly Op?: Key | undefined;
  readonly Confirmed?: Key | undefined;
  readonly ProvNum?: Key | undefined;
  readonly ProvHyg?: Key | undefined;
  readonly ClinicNum?: Key | undefined;
  readonly AppointmentTypeNum?: Key | undefined;
  readonly UnschedStatus?: Key | undefined;
}

interface Found {
  readonly operatory: Row<'operatory'> | undefined;
  readonly type: Row<'appointmenttype'> | undefined;
}

/**
 * The rows a body refers to, in page order; 404 for the first that does not exist. `zeroProvider`: whether a ProvNum of
 * 0 asks for the default instead of naming nobody.
 */
export async function requireReferences(
  handle: Handle,
  sent: Named,
  zeroProvider: 'default' | 'nobody',
): Promise<Found> {
  const operatory = sent.Op === undefined ? undefined : await requireOperatory(handle, sent.Op);
  if (sent.Confirmed !== undefined) await requireStatus(handle, sent.Confirmed, 'Confirmed');
  const { ProvNum, ProvHyg, AppointmentTypeNum } = sent;
  if (ProvNum !== undefined && !(ProvNum === 0 && zeroProvider === 'default')) await requireProvider(handle, ProvNum);
  if (ProvHyg) await requireProvider(handle, ProvHyg);
  await requireClinic(handle, sent.ClinicNum);
  const type = AppointmentTypeNum ? await requireAppointmentType(handle, AppointmentTypeNum) : undefined;
  await requireDefinition(handle, 'RecallUnschedStatus', sent.UnschedStatus, 'UnschedStatus');
  return { operatory, type };
}

/** 404 unless the number names a confirmation status of the office. */
export async function requireStatus(handle: Handle, defNum: Key, name: string): Promise<void> {
  if (defNum === 0) throw notFound(name);
  await requireDefinition(handle, 'ApptConfirmed', defNum, name);
}

async function requireProvider(handle: Handle, provNum: Key): Promise<void> {
  if (!(await findProvider(handle, provNum))) throw notFound('Provider');
}
