import type { Handle } from '../../db/handle.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { type PreferenceName, preferenceDefaults } from '../../domain/preferences.ts';

type Preferences = ReadonlyMap<string, string>;

/** The office's settings. */
const officePreferences = (handle: Handle): Promise<Preferences> =>
  handle.fact('preferences', () => readPreferences(handle));

async function readPreferences(handle: Handle): Promise<Preferences> {
  const rows = await handle.db
    .selectFrom('preference')
    .select(['PrefName', 'ValueString'])
    .where('PrefName', 'in', Object.keys(preferenceDefaults))
    .execute();
  return new Map(rows.map((row) => [row.PrefName, row.ValueString]));
}

/** A preference as stored text, or its default where the office has no such row. */
export async function preference(handle: Handle, name: PreferenceName): Promise<string> {
  return (await officePreferences(handle)).get(name) ?? preferenceDefaults[name];
}

/** A preference that switches something on: stored `1` (or `true`). */
export async function isPreferenceOn(handle: Handle, name: PreferenceName): Promise<boolean> {
  const value = await preference(handle, name);
  return value === '1' || value.toLowerCase() === 'true';
}

/** A preference that names a row; 0 when it is blank or no number. */
export async function preferenceKey(handle: Handle, name: PreferenceName): Promise<Key> {
  const value = (await preference(handle, name)).trim();
  return /^\d{1,18}$/.test(value) ? toKey(value) : 0;
}

/** A preference holding a comma list of codes, blanks trimmed. */
export async function preferenceCodes(handle: Handle, name: PreferenceName): Promise<string[]> {
  return (await preference(handle, name))
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);
}

/** What a clinic has in place of the office's preference, as stored text; undefined where it has nothing of its own. */
export async function clinicPreference(
  handle: Handle,
  clinicNum: Key,
  name: PreferenceName,
): Promise<string | undefined> {
  const row = await handle.db
    .selectFrom('clinicpref')
    .select('ValueString')
    .where('ClinicNum', '=', clinicNum)
    .where('PrefName', '=', name)
    .orderBy('ClinicPrefNum')
    .executeTakeFirst();
  return row?.ValueString ?? undefined;
}
