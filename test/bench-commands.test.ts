import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

function run(...line: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, line, { cwd: join(import.meta.dirname, '../bench') });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, ...said })));
}

describe('a measurement', () => {
  it.each([['profile.ts'], ['statements.ts'], ['growth.ts'], ['workers.ts']])('%s has help', async (file) => {
    const { status, out, err } = await run(file, '--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: node bench/${file}`);
  });

  it.each([
    [['profile.ts'], "missing required argument 'load'"],
    [['profile.ts', 'GET nothing'], "'GET nothing' is invalid for argument 'load'. Allowed choices are GET list"],
    [['profile.ts', 'GET one', '--database', 'nowhere'], 'A database URL looks like mysql://'],
    [['statements.ts', '--lst'], "unknown option '--lst'"],
    [['statements.ts', '--database', 'nowhere'], 'A database URL looks like mysql://'],
    [['growth.ts', 'small.db'], "missing required argument 'large'"],
    [['growth.ts', 'small.db', 'large.db'], 'No practice to measure is in small.db'],
    [['workers.ts', '--rounds', 'some'], 'A whole number above 0 is expected.'],
  ])('%j ends with a sentence', async (line, sentence) => {
    const { status, out, err } = await run(...line);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
