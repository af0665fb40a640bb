import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'bitewing-cases-'));
afterAll(() => rmSync(directory, { recursive: true }));

function runOn(text: string) {
  const path = join(directory, 'cases.json');
  writeFileSync(path, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/cases.ts', path], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

const fileWith = (value: number) =>
  JSON.stringify({
    asOf: '2026-06-15',
    cases: [
      {
        id: 'one',
        mode: 'tp',
        setup: { procedures: [{ key: 'p1', code: 'D1110', fee: 80 }] },
        expect: [{ proc: 'p1', ordinal: 0, field: 'PatAmt', value }],
      },
    ],
  });

describe('the cases command', () => {
  it('prints the totals of a file that passes', () => {
    expect(runOn(fileWith(80))).toMatchObject({ status: 0, lines: ['cases: 1/1 passed, values: 1/1'] });
  });

  it('prints one line for each value that differs, then the totals', () => {
    expect(runOn(fileWith(70))).toMatchObject({
      status: 1,
      lines: ['one p1 0 PatAmt: expected 70, got 80', 'cases: 0/1 passed, values: 0/1'],
    });
  });

  it.each(['', '{', '{}', 'null', '[]', '{"asOf": "2026-06-15", "cases": [null]}'])('refuses %s', (text) => {
    const { status, stderr } = runOn(text);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\S+cases\.json: [A-Z"].*\.\n$/);
  });

  it('reads a file with a byte order mark', () => {
    expect(runOn(`\uFEFF${fileWith(80)}`)).toMatchObject({ status: 0 });
  });
});
