import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { preferenceKey } from './preferences.ts';

type Provider = Pick<Row<'provider'>, 'ProvNum' | 'Abbr' | 'FeeSched' | 'IsHidden'>;

/** The office's providers in its own order; read once for each unit of work. */
export function officeProviders(handle: Handle): Promise<Provider[]> {
  const known = handle.memo.get(officeProviders) as Promise<Provider[]> | undefined;
  if (known) return known;
  const reading = handle.db
    .selectFrom('provider')
    .select(['ProvNum', 'Abbr', 'FeeSched', 'IsHidden'])
    .orderBy('ItemOrder')
    .orderBy('ProvNum')
    .execute();
  handle.memo.set(officeProviders, reading);
  return reading;
}

export async function findProvider(handle: Handle, provNum: Key): Promise<Provider | undefined> {
  return (await officeProviders(handle)).find((provider) => provider.ProvNum === provNum);
}

/** PracticeDefaultProv, else the first visible provider (`procedures.md` 18.1). */
export async function practiceDefaultProvider(handle: Handle): Promise<Key> {
  const preferred = await preferenceKey(handle, 'PracticeDefaultProv');
  if (preferred !== 0) return preferred;
  return (await officeProviders(handle)).find((provider) => !provider.IsHidden)?.ProvNum ?? 0;
}
