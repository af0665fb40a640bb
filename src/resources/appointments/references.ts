import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { requireClinic } from '../../practice/chart/references.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
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
  readonly procNums?: readonly Key[] | undefined;
}

interface Found {
  readonly operatory: Row<'operatory'> | undefined;
  readonly type: Row<'appointmenttype'> | undefined;
  readonly procedures: readonly Row<'procedurelog'>[];
}

/**
 * The rows a body refers to, in page order; 404 for the first that does not exist. `zeroProvider` says whether a
 * ProvNum of 0 asks for the default provider or names nobody.
 */
export async function requireReferences(
  handle: Handle,
  sent: Named,
  zeroProvider: 'default' | 'nobody',
): Promise<Found> {
  let operatory: Found['operatory'];
  let type: Found['type'];
  let procedures: Found['procedures'] = [];
  const lookUps: { readonly [name in keyof Named]-?: (key: NonNullable<Named[name]>) => Promise<unknown> } = {
    Op: async (key) => {
      operatory = await requireOperatory(handle, key);
    },
    Confirmed: (key) => requireStatus(handle, key, 'Confirmed'),
    ProvNum: async (key) => (key === 0 && zeroProvider === 'default' ? undefined : requireProvider(handle, key)),
    ProvHyg: async (key) => (key === 0 ? undefined : requireProvider(handle, key)),
    ClinicNum: (key) => requireClinic(handle, key),
    AppointmentTypeNum: async (key) => {
      if (key) type = await requireAppointmentType(handle, key);
    },
    procNums: async (keys) => {
      procedures = await requireProcedures(handle, keys);
    },
    UnschedStatus: (key) => requireDefinition(handle, 'RecallUnschedStatus', key, 'UnschedStatus'),
  };
  // Checked fields are in the order of their page, which differs from method to method.
  for (const name of Object.keys(sent) as (keyof Named)[]) {
    if (sent[name] !== undefined) await lookUps[name]?.(sent[name] as never);
  }
  return { operatory, type, procedures };
}

async function requireProcedures(handle: Handle, procNums: readonly Key[]): Promise<Row<'procedurelog'>[]> {
  const found: Row<'procedurelog'>[] = [];
  for (const procNum of procNums) {
    const procedure = procNum === 0 ? undefined : await findRow(handle, 'procedurelog', procNum);
    if (!procedure) throw notFound('Procedure');
    found.push(procedure);
  }
  return found;
}

/** 404 unless the number names a confirmation status of the office. */
export async function requireStatus(handle: Handle, defNum: Key, name: string): Promise<void> {
  if (defNum === 0) throw notFound(name);
  await requireDefinition(handle, 'ApptConfirmed', defNum, name);
}

async function requireProvider(handle: Handle, provNum: Key): Promise<void> {
  if (!(await findProvider(handle, provNum))) throw notFound('Provider');
}
