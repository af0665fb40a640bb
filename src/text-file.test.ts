import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  expect(() => readTextFile(fileOf('x'.repeat(1001)), 1000)).toThrow('has more than 0.001 MB');
  expect(() => readTextFile(folder)).toThrow('is a folder, not a file.');
  if (process.platform !== 'win32') expect(() => readTextFile('/dev/zero')).toThrow('has more than 50 MB');
});
