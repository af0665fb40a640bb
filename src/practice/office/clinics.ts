import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';

/** The clinic with this number, or undefined. */
export function findClinic(handle: Handle, clinicNum: Key): Promise<Row<'clinic'> | undefined> {
  return handle.fact(`clinic ${clinicNum}`, () => findRow(handle, 'clinic', clinicNum));
}

/** The clinic with this number, or 404. Answers undefined for 0 and for undefined. */
export async function requireClinicIfAny(
  handle: Handle,
  clinicNum: Key | undefined,
): Promise<Row<'clinic'> | undefined> {
  if (!clinicNum) return undefined;
  const clinic = await findClinic(handle, clinicNum);
  if (!clinic) throw notFound('Clinic');
  return clinic;
}
