import { existsSync } from 'node:fs';
import { type KeyPractice, type KeyStore, openKeyStore, practicesOf } from '../../control/key-store.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import { isPromised, placeOf, practiceId } from '../../db/opening/practice-id.ts';
import type { Config } from '../../settings/config.ts';
import { controlBeside } from '../../settings/control-place.ts';
import { readConfig, SettingError } from '../../settings/read-config.ts';
import { programName } from '../flags/program-name.ts';
import { givenSettings } from '../flags/setting-options.ts';
import { keyFlags, quoted } from '../terminal/banner.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { namedPractice } from './named-practice.ts';

/** Settings that say where the keys of a practice are. */
export const KEY_SETTINGS: readonly (keyof Config)[] = ['database', 'control'];

type Flags = Partial<Record<keyof Config, string | boolean>>;

/**
 * Opens the keys of the practice that the flags or the environment name, and closes them after the work. If there is no
 * control file, `whenAbsent` answers and no file is made; without `whenAbsent` the file is made.
 */
export async function withKeys<T>(
  flags: Flags,
  work: (keys: KeyStore, practice: FoundPractice) => T,
  whenAbsent?: (practice: FoundPractice) => T,
): Promise<T> {
  const given = givenSettings(flags);
  const { control, database } = namedPractice(flags);
  if (control === ':memory:') throw new SettingError('A practice in memory keeps no keys. Name a --database file.');
  if (whenAbsent && !existsSync(control)) {
    return whenAbsent({ place: placeOf(database), isThere: isDatabaseUrl(database) || existsSync(database) });
  }
  const practice = await keyPractice(control, database, given.database !== undefined, !whenAbsent);
  const keys = openKeyStore(control, practice);
  try {
    if (!whenAbsent) keys.serve();
    return work(keys, { place: practice.place, isThere: !isPromised(practice) });
  } finally {
    keys.close();
  }
}

/** The practice that the keys are for. */
export interface FoundPractice {
  /** For people: a path, or `host:port/name`. */
  readonly place: string;
  /** Whether a start has made it already. */
  readonly isThere: boolean;
}

/** The flags with which the next command finds the same keys: none if they are in the usual place. */
export function keyPlace(flags: Flags): string {
  const given = givenSettings(flags);
  const config = readConfig(given);
  // Without a database the control file says whose keys they are.
  return given.database === undefined && given.control ? ` --control ${quoted(config.control)}` : keyFlags(config);
}

/** Throws SettingError for what is no number of a key. */
export function keyNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new SettingError(`"${text}" is no key number.`);
  return Number(text);
}

export const noSuchKey = (number: string, flags: Flags) =>
  new CommandProblem(`No enabled key has number ${number}. See: ${programName()} keys list${keyPlace(flags)}`);

/**
 * If only one practice was served with the control file, it is that one: no address and no password has to be typed. A
 * practice file beside its control file is asked itself, so that it gets its number and the key stays with it.
 */
async function keyPractice(control: string, database: string, isNamed: boolean, settle: boolean): Promise<KeyPractice> {
  const isBeside = !isDatabaseUrl(database) && existsSync(database) && control === controlBeside(database);
  const served = isNamed || isBeside ? [] : practicesOf(control);
  if (served.length === 1) return served[0]!;
  if (served.length > 1) {
    const places = served.map(({ place }) => place).join(', ');
    throw new SettingError(`${control} holds keys of several practices (${places}). Say which one with --database.`);
  }
  return { ...(await practiceId(database, settle)), place: placeOf(database) };
}
