import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { findClinic } from '../office/clinics.ts';
import { preference } from '../office/preferences.ts';

/** The clinic's default place, else the office's; applied even while the feature is hidden (18.6). */
export async function defaultPlaceOfService(handle: Handle, clinicNum: Key): Promise<number> {
  const clinic = clinicNum === 0 ? undefined : await findClinic(handle, clinicNum);
  return clinic?.DefaultPlaceService ?? (Number(await preference(handle, 'DefaultProcedurePlaceService')) || 0);
}
