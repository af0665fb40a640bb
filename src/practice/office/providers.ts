import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { preferenceKey } from './preferences.ts';

type Provider = Pick<Row<'provider'>, 'ProvNum' | 'Abbr' | 'FeeSched' | 'IsHidden'>;

/** The office's providers in its own order. */
export function officeProviders(handle: Handle): Promise<Provider[]> {
  return handle.fact('providers', () =>
    handle.db
      .selectFrom('provider')
      .select(['ProvNum', 'Abbr', 'FeeSched', 'IsHidden'])
      .orderBy('ItemOrder')
      .orderBy('ProvNum')
      .execute(),
  );
}

export async function findProvider(handle: Handle, provNum: Key): Promise<Provider | undefined> {
  return (await officeProviders(handle)).find((provider) => provider.ProvNum === provNum);
}

/** The provider with this number, or 404. */
export async function requireProvider(handle: Handle, provNum: Key): Promise<Provider> {
  const provider = await findProvider(handle, provNum);
  if (!provider) throw notFound('Provider');
  return provider;
}

/** The same. Answers undefined for 0 and for undefined, where a row needs no provider. */
export async function requireProviderIfAny(handle: Handle, provNum: Key | undefined): Promise<Provider | undefined> {
  return provNum ? requireProvider(handle, provNum) : undefined;
}

/** PracticeDefaultProv, else the first visible provider (`procedures.md` 18.1). */
export async function practiceDefaultProvider(handle: Handle): Promise<Key> {
  const preferred = await preferenceKey(handle, 'PracticeDefaultProv');
  if (preferred !== 0) return preferred;
  return (await officeProviders(handle)).find((provider) => !provider.IsHidden)?.ProvNum ?? 0;
}

/** Who sees a patient where nobody is named: the patient's own provider, else the practice's (18.1). */
export async function usualProvider(handle: Handle, patient: Pick<Row<'patient'>, 'PriProv'>): Promise<Key> {
  return patient.PriProv || practiceDefaultProvider(handle);
}
