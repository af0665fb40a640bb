import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTextFile } from './text-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-text-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (bytes: Uint8Array | string) => {
  const path = join(folder, 'file.txt');
  writeFileSync(path, bytes);
  return path;
};

it('a text is read as it is, without a byte order mark', () => {
  expect(readTextFile(fileOf('\ufeffZähne\n'))).toBe('Zähne\n');
  expect(readTextFile(fileOf(''))).toBe('');
  expect(readTextFile(fileOf('x'.repeat(70_000)))).toHaveLength(70_000);
});

it.each([
  ['with its mark', Buffer.from('\ufeffProcCode', 'utf16le')],
  ['without one', Buffer.from('ProcCode', 'utf16le')],
  ['in the other order', Buffer.from('ProcCode', 'utf16le').swap16()],
])('UTF-16 is named, %s', (_what, bytes) => {
  expect(() => readTextFile(fileOf(bytes))).toThrow('is in UTF-16. Save it as UTF-8.');
});

it('what is too large, or no file, is refused with a sentence before it is held', () => {
  expect(() => readTextFile(fileOf('x'.repeat(1001)), { largest: 1000 })).toThrow('has more than 0.001 MB');
  expect(() => readTextFile(folder)).toThrow('is a folder, not a file.');
  if (process.platform !== 'win32') expect(() => readTextFile('/dev/zero')).toThrow('has more than 50 MB');
});

describe.runIf(process.platform !== 'win32')('a pipe', () => {
  const pipe = (name: string) => {
    const path = join(folder, name);
    execFileSync('mkfifo', [path]);
    return path;
  };

  it('is read to its end, whenever somebody writes into it', async () => {
    const path = pipe('written');
    const writer = spawn('sh', ['-c', 'sleep 0.2; exec > "$0"; echo one; sleep 0.2; echo two', path]);
    expect(readTextFile(path)).toBe('one\ntwo\n');
    await new Promise((resolve) => writer.once('close', resolve));
  });

  it('into which nobody writes is given up', () => {
    expect(() => readTextFile(pipe('lonely'), { name: '--config p' })).toThrow(
      '--config p is a pipe into which nobody writes.',
    );
  });
});
