import { Command } from 'commander';
import type { StoredKey } from '../../control/stored-key.ts';
import { PERMISSIONS, type Permission } from '../../http/permissions.ts';
import { programName } from '../flags/program-name.ts';
import { addSettings } from '../flags/setting-options.ts';
import { type FoundPractice, KEY_SETTINGS, keyPlace, withKeys } from '../opening/control-file.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { textTable } from '../terminal/table.ts';

/** `bitewing keys list`: every pair, revoked ones too, without the pairs themselves. */
export function keysListCommand(): Command {
  const command = new Command('list')
    .summary('list the key pairs')
    .description('Lists all key pairs, including revoked ones. The keys themselves are not stored.');
  return addSettings(command, KEY_SETTINGS).action(async (flags) => {
    const none = ({ place, isThere }: FoundPractice) =>
      `No keys yet${isThere ? '' : `, and no practice at ${place}`}. ` +
      `Make one: ${programName()} keys add --developer NAME --permissions all${keyPlace(flags)}\n`;
    const told = await withKeys(
      flags,
      (keys, practice) => {
        const list = keys.list();
        return list.length > 0 ? keyTable(list, process.stdout.columns) : none(practice);
      },
      none,
    );
    process.stdout.write(told);
  });
}

/** A terminal of fewer columns is shown days without their time, and shorter names. */
const ROOMY = 120;

/** Columns of even width, one line a key where they fit into `columns`. */
export function keyTable(keys: readonly StoredKey[], columns = Number.POSITIVE_INFINITY): string {
  const isRoomy = columns >= ROOMY;
  const moment = (text: string) => (isRoomy ? text : text.slice(0, 10)) || '-';
  const rows = keys.map(({ keyNum, developerName, ending, permissions, createdAt, expiresAt, revokedAt }) => [
    String(keyNum),
    plainCell(developerName, isRoomy ? 40 : 24),
    `…${plainCell(ending)}`,
    moment(createdAt),
    moment(expiresAt),
    moment(revokedAt),
    permissionsCell(permissions),
  ]);
  return textTable(
    [['NO', 'DEVELOPER', 'ENDS WITH', 'CREATED', 'EXPIRES', 'REVOKED', 'PERMISSIONS'], ...rows],
    columns,
  );
}

/** "all" as it is typed, so that a line stays within a terminal. */
function permissionsCell(permissions: readonly Permission[]): string {
  const all = PERMISSIONS.filter((name) => name !== 'Enterprise');
  return all.every((name) => permissions.includes(name))
    ? ['all', ...permissions.filter((name) => name === 'Enterprise')].join(',')
    : permissions.join(',');
}
