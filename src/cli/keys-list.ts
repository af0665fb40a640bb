import { Command } from 'commander';
import type { StoredKey } from '../control/key-store.ts';
import { KEY_SETTINGS, withKeys } from './control-file.ts';
import { addSettings } from './setting-options.ts';

/** `bitewing keys list`: every pair, revoked ones too, without the pairs themselves. */
export function keysListCommand(): Command {
  const command = new Command('list')
    .summary('list the key pairs')
    .description('Lists the key pairs, revoked ones too. The keys themselves are not stored.');
  return addSettings(command, KEY_SETTINGS).action((flags) => {
    process.stdout.write(withKeys(flags, (keys) => keyTable(keys.list())));
  });
}

/** Columns of even width, one line a key. */
export function keyTable(keys: readonly StoredKey[]): string {
  if (keys.length === 0) return 'No keys yet. Make one: bitewing keys add --developer NAME --permissions all\n';
  const rows = keys.map(({ keyNum, developerName, ending, permissions, createdAt, revokedAt }) => [
    String(keyNum),
    developerName,
    `…${ending}`,
    createdAt,
    revokedAt || '-',
    permissions.join(','),
  ]);
  const table = [['NO', 'DEVELOPER', 'ENDS WITH', 'CREATED', 'REVOKED', 'PERMISSIONS'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return `${table
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}
