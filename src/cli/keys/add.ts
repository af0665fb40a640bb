import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import { TAKEN } from '../../control/key-store.ts';
import type { KeyPair } from '../../http/callers/key-pair.ts';
import { PERMISSIONS, type Permission } from '../../http/permissions.ts';
import { SettingError } from '../../settings/read-config.ts';
import { MOMENTS, momentFrom } from '../flags/moment.ts';
import { addSettings } from '../flags/setting-options.ts';
import { KEY_SETTINGS, withKeys } from '../opening/control-file.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';

/** `bitewing keys add`: makes a pair, or takes a given one, and prints it, which no other command does. */
export function keysAddCommand(): Command {
  const command = new Command('add')
    .summary('create a key pair and print it once')
    .description('Creates a developer/customer key pair and prints it once; only its hash is stored.')
    .requiredOption('--developer <name>', 'whose program it is; audit rows and the rows that it makes name it')
    .requiredOption(
      '--permissions <names>',
      `what it may do: "all", or names separated by commas: ${PERMISSIONS.join(', ')}`,
    )
    .option('--developer-key <key>', 'use this developer key instead of a generated one')
    .option('--customer-key <key>', 'use this customer key instead of a generated one')
    .option('--expires <when>', `when it expires: ${MOMENTS}`)
    .addHelpText(
      'after',
      `
"all" is every permission but Enterprise, which enlarges pages and shortens waits and must be named.

Examples:
  bitewing keys add --developer "Amazing Smiles" --permissions all
  bitewing keys add --developer "Amazing Smiles" --permissions ReadAll,ProcedureLogs --expires 90d`,
    );
  return addSettings(command, KEY_SETTINGS).action(async (flags) => {
    const developer = String(flags.developer).trim();
    if (developer === '') throw new SettingError('--developer must be a name.');
    const permissions = readPermissions(flags.permissions);
    const now = systemClock.now();
    const expires = flags.expires === undefined ? '' : momentFrom('--expires', String(flags.expires), now);
    const pair = pairFrom(flags);
    const { added, practice } = await withKeys(flags, (keys, practice) => {
      if (keys.isTaken(pair)) throw new CommandProblem(TAKEN);
      return { added: keys.add(pair, developer, permissions, now, expires), practice };
    });
    const begins = practice.isThere
      ? 'from the next request on'
      : `once a start has made the practice at ${practice.place}, which is not there yet`;
    process.stdout.write(
      `Key ${added.keyNum} for ${plainCell(developer)}: ${permissions.join(', ')}\n${pairInWords(pair, begins, expires)}`,
    );
  });
}

/** Permission groups by name, letter case ignored. Throws SettingError naming the first unknown one. */
function readPermissions(text: string): Permission[] {
  const typed = text.split(',').map((name) => name.trim());
  const names = typed.map((name) => name.toLowerCase());
  const known = ['all', ...PERMISSIONS.map((permission) => permission.toLowerCase())];
  const unknown = typed.find((name) => !known.includes(name.toLowerCase()));
  if (unknown !== undefined) {
    throw new SettingError(`"${unknown}" is no permission. Known: all, ${PERMISSIONS.join(', ')}.`);
  }
  const isAll = names.includes('all');
  return PERMISSIONS.filter(
    (permission) => names.includes(permission.toLowerCase()) || (isAll && permission !== 'Enterprise'),
  );
}

/** The keys that were given, and new ones in place of those that were not. */
export function pairFrom(flags: { readonly developerKey?: string; readonly customerKey?: string }): KeyPair {
  return {
    developerKey: givenKey('--developer-key', flags.developerKey) ?? freshKey(),
    customerKey: givenKey('--customer-key', flags.customerKey) ?? freshKey(),
  };
}

/** A pair as it is printed, this once. */
export const pairInWords = (
  { developerKey, customerKey }: KeyPair,
  begins = 'from the next request on',
  expires = '',
): string =>
  `\n  Authorization: ODFHIR ${developerKey}/${customerKey}\n\n` +
  `It works ${begins}${expires && `, until ${expires}`}. Keep it now: only a hash of it is stored.\n`;

function givenKey(flag: string, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x2e\x30-\x7e]{8,200}$/.test(key)) {
    throw new SettingError(`${flag} must have 8 to 200 characters, without blanks and slashes.`);
  }
  return key;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Sixteen letters and digits, as clients expect a key to look: 95 bits of chance. */
function freshKey(): string {
  return Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
