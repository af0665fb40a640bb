import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument, readSheetPicture, writeWhole } from './files.ts';

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

describe.skipIf(process.platform === 'win32')('a file that is read', () => {
  let base: string;
  const at = (...parts: string[]) => join(base, ...parts);
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'bitewing-read-'));
    for (const folder of ['images/A/AdamsAnn1', 'images/SheetImages', 'images/B', 'elsewhere/AdamsAnn1', 'images-too'])
      mkdirSync(at(folder), { recursive: true });
    for (const file of ['images/A/AdamsAnn1/kept.pdf', 'elsewhere/AdamsAnn1/keys.db', 'images-too/keys.db'])
      writeFileSync(at(file), file);
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const read = async (name: string, folder = 'AdamsAnn1', root = 'images') =>
    Buffer.from((await readDocument(at(root), { folder, name })) ?? 'nothing').toString();

  it.each(['elsewhere/AdamsAnn1/keys.db', 'images-too/keys.db', 'images/A', 'images/none'])(
    'is not %s, to which somebody laid a link',
    async (file) => {
      symlinkSync(at(file), at('images/A/AdamsAnn1/link.pdf'));
      symlinkSync(at(file), at('images/SheetImages/link.png'));
      expect(await read('link.pdf')).toBe('nothing');
      expect(await readSheetPicture(at('images'), 'link.png', 1000)).toBeUndefined();
    },
  );

  it('is not behind a link in place of a folder, nor a pipe', async () => {
    symlinkSync(at('elsewhere'), at('images/C'));
    symlinkSync(at('elsewhere/AdamsAnn1'), at('images/B/Bob2'));
    execFileSync('mkfifo', [at('images/A/AdamsAnn1/pipe.pdf')]);
    expect([await read('keys.db', 'Carl3'), await read('keys.db', 'Bob2'), await read('pipe.pdf')]).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  it('may be reached by links within the folder, which may itself be one', async () => {
    symlinkSync(at('images'), at('linked'));
    symlinkSync(at('images/A/AdamsAnn1'), at('images/B/Bob2'));
    symlinkSync('kept.pdf', at('images/A/AdamsAnn1/same.pdf'));
    const found = [
      await read('kept.pdf', 'AdamsAnn1', 'linked'),
      await read('same.pdf'),
      await read('kept.pdf', 'Bob2'),
    ];
    expect(new Set(found)).toEqual(new Set(['images/A/AdamsAnn1/kept.pdf']));
  });
});
