import type { Handle } from '../../db/handle.ts';
import { findRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { findProvider } from '../office/providers.ts';

/** 404 unless the provider exists. 0 is refused, since every procedure has a provider; undefined is accepted. */
export async function requireProvider(handle: Handle, provNum: Key | undefined): Promise<void> {
  if (provNum === undefined) return;
  if (provNum === 0) throw badRequest('ProvNum is invalid.');
  if (!(await findProvider(handle, provNum))) throw notFound('Provider');
}

/** The clinic with this number, or undefined. */
export function findClinic(handle: Handle, clinicNum: Key): Promise<Row<'clinic'> | undefined> {
  return handle.fact(`clinic ${clinicNum}`, () => findRow(handle, 'clinic', clinicNum));
}

/** The clinic with this number, or 404. Answers undefined for 0 and for undefined. */
export async function requireClinic(handle: Handle, clinicNum: Key | undefined): Promise<Row<'clinic'> | undefined> {
  if (!clinicNum) return undefined;
  const clinic = await findClinic(handle, clinicNum);
  if (!clinic) throw notFound('Clinic');
  return clinic;
}

/** 404 unless the site exists. 0 and undefined are accepted. */
export async function requireSite(handle: Handle, siteNum: Key | undefined): Promise<void> {
  if (siteNum) await requireRow(handle, 'site', siteNum, 'Site');
}
