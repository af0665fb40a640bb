import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { requireProvider, requireProviderIfAny } from '../../practice/office/providers.ts';
import { definitionIfAny, definitionOf, rowIfAny, rowsOf } from '../../practice/office/references.ts';
import { requireAppointmentType, requireOperatory } from '../../practice/schedule/office.ts';

/** What an appointment names. */
export const REFERENCES = {
  Op: requireOperatory,
  Confirmed: definitionOf('ApptConfirmed'),
  ProvNum: requireProvider,
  ProvHyg: requireProviderIfAny,
  ClinicNum: requireClinicIfAny,
  AppointmentTypeNum: requireTypeIfAny,
  procNums: rowsOf('procedurelog', 'Procedure'),
  UnschedStatus: definitionIfAny('RecallUnschedStatus'),
  SecUserNumEntry: rowIfAny('userod', 'Userod'),
};

/** The same of a new one, where 0 asks for the provider that patients have by default. */
export const NEW_REFERENCES = { ...REFERENCES, ProvNum: requireProviderIfAny };

/** The lock keeps the type from being removed meanwhile. */
async function requireTypeIfAny(tx: Transaction, typeNum: Key): Promise<Row<'appointmenttype'> | undefined> {
  if (!typeNum) return undefined;
  await lockShared(tx, 'appointmenttype', typeNum);
  return requireAppointmentType(tx, typeNum);
}
