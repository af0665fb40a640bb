import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import description from '../../package.json' with { type: 'json' };
import { startServer } from '../../src/index.ts';
import { settings } from '../../src/settings/settings.ts';
import { runBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('help', () => {
  it('names the commands', async () => {
    const { status, out } = await runBitewing(['--help']);
    expect(status).toBe(0);
    for (const command of ['start', 'keys', 'demo', 'import', 'check'])
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  it('of start names every setting, its variable and its default', async () => {
    const { status, out } = await runBitewing(['start', '--help']);
    const text = out.replace(/\s+/g, ' ');
    expect(status).toBe(0);
    for (const { flag, environment, description: what, default: fallback } of settings) {
      expect(text).toContain(flag);
      expect(text).toContain(environment);
      expect(text).toContain(what);
      if (fallback) expect(text).toContain(`default ${fallback}`);
    }
  });

  it.each([['--version'], ['-V'], ['-v'], ['version']])('%s prints the version', async (flag) => {
    expect(await runBitewing([flag])).toEqual({ status: 0, out: `${description.version}\n`, err: '' });
  });

  it.each([
    ['keys', 'add'],
    ['keys', 'list'],
    ['keys', 'revoke'],
    ['demo', 'reset'],
    ['import', 'codes'],
  ])('%s %s has its own', async (group, command) => {
    const { status, out } = await runBitewing([group, command, '--help']);
    expect(status).toBe(0);
    expect(out).toContain(`Usage: bitewing ${group} ${command}`);
  });
});

describe('what is not understood', () => {
  const text = folder.path('text.db');
  writeFileSync(text, 'This is a letter, not a database. '.repeat(40));
  const [empty, picture] = [folder.path('empty.db'), folder.path('picture.png')];
  writeFileSync(empty, '');
  writeFileSync(picture, '\u0089PNG\r\n\u001a\n\u0000\u0000IHDR=\u0001', 'latin1');

  it.each([
    [['strat'], 2, "unknown command 'strat'\n(Did you mean start?)"],
    [['keys', 'lst'], 2, "unknown command 'lst'\n(Did you mean list?)"],
    [['help', 'nothing'], 2, "unknown command 'nothing'"],
    [['keys', 'help', 'lst'], 2, "unknown command 'lst'\n(Did you mean list?)"],
    [['nothing', '--help'], 2, "unknown command 'nothing'"],
    [['start', '--port', '0', '--database', `${'a'.repeat(5000)}.db`], 2, '--database '],
    [['start', '--prt', '4000'], 2, "unknown option '--prt'\n(Did you mean --port?)"],
    [['start', 'now'], 2, 'start takes no word of its own'],
    [
      ['check', 'mysql://user:S3cret@host/office'],
      2,
      'check takes no word of its own; what was meant may need its flag',
    ],
    [['mysql://user:S3cret@host/office'], 2, 'there is no such command.'],
    [['check', '--databse=mysql://user:S3cret@host/x'], 2, "unknown option '--databse'\n(Did you mean --database?)"],
    [
      ['check', '--database', 'mysql:/user:S3cret@host/x'],
      2,
      '--database must be a file path, :memory: or a mysql:// URL.',
    ],
    [['check', '--database', 'user:S3cret@host/x'], 2, '--database must be a file path, :memory: or a mysql:// URL.'],
    [
      ['config', '--documents', 'smb://user:S3cret@host/x'],
      2,
      '--documents must be a path on this machine, not an address.',
    ],
    [['config', '--control', '//user:S3cret@host/x'], 2, '--control must be a path on this machine, not an address.'],
    [['config', '--strict=true'], 2, '--strict takes no value. Leave it out, or give the flag alone.'],
    [['keys', 'revoke', '1', 'S3cret'], 2, 'revoke takes 1 word and no more.'],
    [['config', '--port', ''], 2, '--port must be a number from 0 to 65535, not "".'],
    [['config', '--port', '0x50'], 2, '--port must be a number from 0 to 65535, not "0x50".'],
    [['config', '--page-cap', '1e3'], 2, '--page-cap must be a number from 1 to 10000, not "1e3".'],
    [['config', '--database', ' '], 2, '--database must be a file path, :memory: or a mysql:// URL.'],
    [['config', '--database', 'mysql://u@host:99999/x'], 2, 'A host of the database URL cannot be read'],
    [['audit', 'verify', '--anchor', 'zz', '--database', text], 2, '--anchor must be a head as the verdict prints it'],
    [['verify', 'chain', '--anchor', 'zz'], 2, '--anchor must be a head as the verdict prints it'],
    [['verify', '--file', '.'], 2, '. is a folder, not a file.'],
    [['import', 'codes', '.', '--database', text], 1, '. is a folder, not a file.'],
    [['demo', 'reset', '--database', folder.path('.')], 2, `--database ${folder.path('.')} is a folder. Name a file.`],
    [['--port', 'eighty'], 2, '--port must be a number from 0 to 65535, not "eighty".'],
    [['--mode', 'local'], 2, '--mode must be one of service, remote.'],
    [['--any-key', '--host', '0.0.0.0'], 2, '--any-key works on loopback only.'],
    [['--any-key', '--empty', '--database', ':memory:'], 2, '--any-key works with the demo practice only.'],
    [['keys', 'add', '--developer', 'A'], 2, "required option '--permissions <names>' not specified"],
    [['keys', 'add', '--developer', ' ', '--permissions', 'all'], 2, '--developer must be a name.'],
    [['keys', 'add', '--developer', 'A', '--permissions', 'ReadAll,Everything'], 2, '"Everything" is no permission.'],
    [
      ['keys', 'add', '--developer', 'A', '--permissions', 'all', '--developer-key', 'a/b'],
      2,
      '--developer-key must have',
    ],
    [['keys', 'add', '--developer', 'A', '--permissions', 'all,Everything'], 2, '"Everything" is no permission.'],
    [['keys', 'add', '--developer', 'A', '--developer', 'B', '--permissions', 'all'], 2, '--developer is given twice.'],
    [['config', '--port', '1', '--host', 'x', '--port=1'], 2, '--port is given twice. Give it once.'],
    [['config', '--database', '~/x.db'], 2, '--database begins with ~, which the shell did not replace.'],
    [
      ['config', '--database', 'mysql://S3cret@/x'],
      2,
      'A database URL looks like mysql://user:password@host:port/database, with several hosts separated by commas. ' +
        'In a user name or password write the signs @ : / % as %40 %3A %2F %25.',
    ],
    [['verify', '--file', ''], 2, '"" is not there.'],
    [['keys', 'revoke', 'first'], 2, '"first" is no key number.'],
    [['keys', 'revoke', '7'], 1, 'No enabled key has number 7.'],
    [['keys', 'list', '--database', ':memory:'], 2, 'A practice in memory keeps no keys.'],
    [['start', '--port', '0', '--database', text], 2, `--database ${text} is no database.`],
    [['config', '--config', folder.path('none')], 2, `--config ${folder.path('none')} is not there.`],
    [['config', '--config', picture], 2, `Line 1 of --config ${picture} is not NAME=value.`],
    [
      ['events', 'list', '--database', empty],
      1,
      `There is no practice at ${empty}. Name one with --database, or start`,
    ],
    [['backup', folder.path('copy.db'), '--database', empty], 1, `${empty} is not a practice.`],
    [['import', 'codes', 'no-such-file.csv', '--database', text], 1, 'no-such-file.csv is not there.'],
    [['import', 'codes', 'codes.csv', '--database', folder.path('none.db')], 1, 'There is no practice at'],
    [['demo', 'reset', '--database', folder.path('none.db')], 1, `There is no practice at ${folder.path('none.db')}.`],
  ])('%j ends with status %i and a sentence', async (args, status, sentence) => {
    const isInMemory = (args as string[]).includes(':memory:');
    const environment: Record<string, string> = isInMemory
      ? {}
      : { BITEWING_CONTROL: folder.path('refused-control.db') };
    const ended = await runBitewing(args as string[], environment);
    expect(ended.err).toContain(`bitewing: ${sentence}`);
    expect(ended.err).not.toMatch(/^\s+at |node:internal|Error:|S3cret/m);
    expect([ended.status, ended.out]).toEqual([status, '']);
  });

  it
    .runIf(process.platform !== 'win32')
    .each([
      ['keys', 'list'],
      ['keys', 'add', '--developer', 'A', '--permissions', 'all'],
      ['events', 'list'],
      ['audit', 'verify'],
      ['demo', 'reset'],
      ['check'],
      ['backup', folder.path('copy.db')],
      ['upgrade'],
      ['verify', 'all'],
      ['import', 'codes', text],
    ])('a pipe as database does not keep %s %s waiting', async (...line) => {
    const pipe = folder.path('pipe');
    if (!existsSync(pipe)) execFileSync('mkfifo', [pipe]);
    const ended = await runBitewing([...line, '--database', pipe]);
    expect(ended).toEqual({ status: 2, out: '', err: `bitewing: --database ${pipe} is a pipe. Name a file.\n` });
  });

  it.each([
    ['check'],
    ['upgrade', '--dry-run'],
    ['verify', 'all'],
    ['backup', 'copy.db'],
    ['audit', 'verify'],
    ['demo', 'reset'],
  ])('the database of another program stays alone after %s', async (...line) => {
    const place = temporaryFolder();
    const theirs = place.path('theirs.db');
    const file = new DatabaseSync(theirs);
    file.exec('PRAGMA journal_mode = WAL; CREATE TABLE theirs (a)');
    file.close();
    const { status } = await runBitewing([...line, '--database', theirs]);
    expect(status).toBeGreaterThan(0);
    expect(readdirSync(place.path(''))).toEqual(['theirs.db']);
    place.remove();
  });

  it.each([
    ['check'],
    ['upgrade', '--dry-run'],
    ['upgrade'],
    ['keys', 'list'],
    ['audit', 'verify'],
    ['verify', 'all'],
    ['verify', 'chain'],
    ['events', 'list'],
    ['config'],
    ['backup', join(folder.path('backups'), 'copy.db')],
  ])('nothing is left beside a practice after %s', async (...line) => {
    const place = temporaryFolder();
    const database = place.path('practice.db');
    await (await startServer({ database, port: 0, empty: true })).stop();
    const files = () => readdirSync(place.path('')).map((name) => [name, readFileSync(place.path(name), 'base64')]);
    const before = files();
    await runBitewing([...line, '--database', database]);
    expect(files()).toEqual(before);
    place.remove();
  });

  it.each([['keys'], ['import']])('%s help is its help', async (group) => {
    const { status, out } = await runBitewing([group, 'help']);
    expect([status, out]).toEqual([0, expect.stringContaining(`Usage: bitewing ${group}`)]);
  });

  it('prints days and seconds with their unit', async () => {
    const { out } = await runBitewing(['config', '--changes-kept', '7', '--watch', '5s']);
    expect(out).toMatch(/^changes-kept +7d +--changes-kept$/m);
    expect(out).toMatch(/^watch +5s +--watch$/m);
    expect(out).toMatch(/^query-time +60s +default$/m);
  });

  it('tells the place in the program to those who debug', async () => {
    const { status, err } = await runBitewing(['start', '--port', '0', '--database', text], {
      BITEWING_LOG_LEVEL: 'debug',
    });
    expect([status, err]).toEqual([2, expect.stringMatching(/^\s+at /m)]);
  });

  it('in the environment is told like a flag', async () => {
    const { status, err } = await runBitewing([], { BITEWING_PORT: '99999', BITEWING_DATABASE: ':memory:' });
    expect([status, err]).toEqual([2, 'bitewing: --port must be a number from 0 to 65535, not "99999".\n']);
  });
});
