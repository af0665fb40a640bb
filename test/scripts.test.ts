import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The names under which scripts/run.mjs knows them; the server and the command line have tests of their help. */
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const [, command] = /node scripts\/run\.mjs (\S+)$/.exec(line) ?? [];
  return command && !['start', 'bitewing'].includes(command) ? [[name, command] as const] : [];
});

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  return { status, out: stdout, err: stderr };
};

describe('a script of the project', () => {
  it.each(commands)('has help and does nothing else: npm run %s -- --help', (name, command) => {
    const { status, out, err } = run(command, '--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: npm ${name === 'test' ? name : `run ${name}`}( |\n)`));
  });

  it.each([
    ['executable', '--outfile'],
    ['screenshots', '--folder'],
    ['pack', '--destination=x'],
    ['client-types', 'src'],
  ])('refuses what it would not understand: %s %s', (command, word) => {
    const { status, out, err } = run(command, word);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`bitewing: ${word} is nothing that this command takes. Usage: npm run ${command}`);
  });
});
