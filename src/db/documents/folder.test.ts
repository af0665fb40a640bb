import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from './folder.ts';

describe('a file that is written whole', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bitewing-whole-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(['letter.pdf.part', 'letter.pdf'])('goes through no link that was laid at %s', async (name) => {
    const [other, path] = [join(folder, 'other'), join(folder, 'letter.pdf')];
    writeFileSync(other, 'of somebody else');
    symlinkSync(other, join(folder, name));
    await writeWhole(path, 'a letter', { folder: 0o700, file: 0o600 });
    expect([readFileSync(other, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['of somebody else', 'a letter']);
    expect(readdirSync(folder)).toEqual(['letter.pdf', 'other']);
  });

  it('replaces what an interruption left', async () => {
    const path = join(folder, 'letter.pdf');
    writeFileSync(`${path}.part`, 'half a letter that is longer');
    await writeWhole(path, 'a letter', { folder: 0o700, file: 0o600 });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['a letter', ['letter.pdf']]);
  });
});
