import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerOptions, SettingError, startServer } from '../../src/index.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-refused-'));
  writeFileSync(join(folder, 'file'), 'a letter');
  mkdirSync(join(folder, 'folder'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const everything = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const there = (name: string) => join(folder, name);

/** Options that a start refuses, and what it says. */
const refused: Record<string, [() => ServerOptions, RegExp]> = {
  'any key, where a practice is made that is no demo': [
    () => ({ anyKey: true, empty: true }),
    /^--any-key works with the demo practice only\.$/,
  ],
  'an admin address that leads nowhere': [
    () => ({ admin: 'nowhere.invalid:3' }),
    /^--admin nowhere\.invalid:3 is no address of this machine\.$/,
  ],
  'an admin port that does not exist': [() => ({ admin: '127.0.0.1:99999' }), /^--admin must be an address and a port/],
  'a host that leads nowhere, and any port': [
    () => ({ host: 'nowhere.invalid', plainHttp: true }),
    /^nowhere\.invalid is no address of this machine\.$/,
  ],
  'a host with a port': [() => ({ host: '127.0.0.1:80' }), /^--host must be an address or name .* alone/],
  'no host': [() => ({ host: '' }), /^--host must be an address or name/],
  'a letter as recording': [() => ({ testControls: true, record: there('file') }), /is not a recording of requests\./],
  'no recording to answer from': [
    () => ({ testControls: true, replay: there('none') }),
    /^--replay .*none is not there\. Name a file\.$/,
  ],
  'a letter to answer from': [() => ({ testControls: true, replay: there('file') }), /is no recorded request\.$/],
  'a letter as ready file': [() => ({ readyFile: there('file') }), /is not a ready file\. Name another file\.$/],
  'a file as folder of documents': [
    () => ({ documents: there('file') }),
    /^--documents .*file is a file\. Name a folder\.$/,
  ],
};

describe.each(engines)('a start on %s', (engine) => {
  it.for(Object.keys(refused))('that is refused for %s has written nothing', async (name, { skip }) => {
    const [options, sentence] = refused[name]!;
    skip(engine === 'mariadb' && options().testControls === true, 'test controls are refused before');
    const { database, drop } = await freshDatabase(engine);
    const place = engine === 'sqlite' ? there('practice/file.db') : database;
    const start = startServer({ database: place, control: there('keys.db'), port: 0, ...options() });
    await expect(start).rejects.toThrow(sentence);
    expect(everything()).toEqual(['file', 'folder']);
    expect(readFileSync(there('file'), 'utf8')).toBe('a letter');
    if (engine === 'mariadb') {
      const plain = await plainDatabase(engine, database);
      expect(await plain.all('SHOW TABLES')).toEqual([]);
      plain.close();
    }
    await drop();
  });
});

describe.runIf(engines.includes('mariadb'))('a start on a database server', () => {
  it('that is refused for its test controls has written nothing', async () => {
    const { database, drop } = await freshDatabase('mariadb');
    const start = startServer({ database, control: there('keys.db'), port: 0, testControls: true });
    await expect(start).rejects.toThrow(/^--test-controls works with an SQLite file or :memory:/);
    expect(everything()).toEqual(['file', 'folder']);
    const plain = await plainDatabase('mariadb', database);
    expect(await plain.all('SHOW TABLES')).toEqual([]);
    plain.close();
    await drop();
  });
});

/** What a person may name that is no proper file: how it is made, and what is said of it after the flag and the path. */
const noFiles: Record<string, [place: (name: string) => string, words: string]> = {
  'a folder': [() => there('folder'), 'is a folder. Name a file.'],
  'a device': [() => '/dev/zero', 'is a device. Name a file.'],
  'a pipe': [(name) => made(name, (path) => execFileSync('mkfifo', [path])), 'is a pipe. Name a file.'],
  'a place below a file': [() => there('file/of/x.db'), 'which is no folder. Name another place.'],
  'a link to nothing': [(name) => made(name, (path) => symlinkSync('nothing', path)), 'Make that, or remove the link.'],
  'a link to itself': [(name) => made(name, (path) => symlinkSync(name, path)), 'leads in a circle of symbolic links.'],
  'a place below such a link': [
    (name) => `${made(name, (path) => symlinkSync(name, path))}/x.db`,
    'leads in a circle of symbolic links.',
  ],
  'a name that is too long': [() => there(`new/${'n'.repeat(256)}`), 'Name a shorter one.'],
  'a path that is too long': [() => there('n'.repeat(5000)), 'is too long a path.'],
};

function made(name: string, make: (path: string) => void): string {
  make(there(name));
  return there(name);
}

const fileSettings = {
  database: '--database',
  control: '--control',
  readyFile: '--ready-file',
  record: '--record',
  documents: '--documents',
};

// Windows has other devices, and no pipes with names.
describe.runIf(process.platform !== 'win32')('a start with what is no proper file', () => {
  it.each(
    Object.entries(fileSettings).flatMap(([option, flag]) =>
      // A folder is what documents need.
      Object.keys(noFiles)
        .filter((kind) => option !== 'documents' || kind !== 'a folder')
        .map((kind) => ({ flag, kind, option })),
    ),
  )('for $flag is refused: $kind', async ({ option, flag, kind }) => {
    const isForFolder = option === 'documents';
    const [place, words] = noFiles[kind]!;
    const path = place('odd');
    const before = everything();
    const start = startServer({ database: there('practice.db'), testControls: true, port: 0, [option]: path });
    const problem: Error = await start.then(
      () => expect.unreachable(),
      (error) => error,
    );
    expect(problem).toBeInstanceOf(SettingError);
    expect(problem.message.slice(0, 300)).toMatch(new RegExp(`^${flag} ${path.slice(0, 250)}`));
    expect(problem.message).toContain(isForFolder ? words.replace('Name a file', 'Name a folder') : words);
    expect(problem.message).not.toMatch(/\n|[A-Z]{5}:/);
    expect(everything()).toEqual(before);
  });

  it.each(['database', 'control'])('leaves a file of another kind as it is: %s', async (option) => {
    const start = startServer({ database: there('practice.db'), port: 0, [option]: there('file') });
    await expect(start).rejects.toThrow(`--${option} ${there('file')} is no database.`);
    expect([everything(), readFileSync(there('file'), 'utf8')]).toEqual([['file', 'folder'], 'a letter']);
  });

  it.each(['a\nb.db', 'a\0b.db', 'a\u001b[31m.db', 'folder/'])('refuses the name %j', async (name) => {
    for (const option of ['database', 'control', 'readyFile', 'replay']) {
      const start = startServer({
        database: there('practice.db'),
        testControls: true,
        port: 0,
        [option]: there('') + name,
      });
      await expect(start).rejects.toThrow(/^--[a-z-]+ must be a (path|file), /);
    }
    expect(everything()).toEqual(['file', 'folder']);
  });

  it.each([
    ['database', ''],
    ['control', ''],
    ['database', '-wal'],
    ['control', '-wal'],
  ])('leaves the database of another program as it is: %s%s', async (option, log) => {
    const file = new DatabaseSync(there('other.db'));
    file.exec('PRAGMA journal_mode = WAL; CREATE TABLE theirs (a)');
    if (!log) file.close();
    const before = everything();
    const start = startServer({ database: there('practice.db'), port: 0, [option]: there('other.db') });
    await expect(start).rejects.toThrow(/other\.db (holds tables of another program|is no control file)/);
    expect(everything()).toEqual(before);
    if (log) file.close();
  });

  it('refuses a link to the database as control file', async () => {
    writeFileSync(there('empty.db'), '');
    symlinkSync('empty.db', there('link.db'));
    const start = startServer({ database: there('empty.db'), control: there('link.db'), port: 0 });
    await expect(start).rejects.toThrow('--database and --control lead to the same file.');
    expect(statSync(there('empty.db')).size).toBe(0);
  });

  // Nothing is forbidden to root.
  it.skipIf(process.getuid?.() === 0)('is refused where this account may not write', async () => {
    writeFileSync(there('empty.db'), '', { mode: 0o400 });
    mkdirSync(there('locked'), { mode: 0o500 });
    for (const option of ['database', 'control', 'readyFile', 'record'])
      for (const name of ['empty.db', 'locked/new.db', 'locked/new/new.db']) {
        const start = startServer({
          database: there('practice.db'),
          testControls: true,
          port: 0,
          [option]: there(name),
        });
        await expect(start).rejects.toThrow(/ this account/);
      }
    expect(everything()).toEqual(['empty.db', 'file', 'folder', 'locked']);
  });
});

describe('a start', () => {
  it('that is refused for an admin port in use has written nothing', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const options = { database: there('file.db'), port: 0 };
    await expect(startServer({ ...options, admin: `127.0.0.1:${port}` })).rejects.toThrow(
      /is taken by another program/,
    );
    taken.close();
    await expect(startServer({ ...options, port, admin: `127.0.0.1:${port}` })).rejects.toThrow(
      /^--admin has the port of the API/,
    );
    expect(everything()).toEqual(['file', 'folder']);
  });

  it.each([
    [{ control: 'a.db' }, '--database and --control'],
    [{ testControls: true, record: 'a.db' }, '--database and --record'],
    [{ readyFile: 'a.db' }, '--database and --ready-file'],
    [{ control: 'b.db', readyFile: 'b.db' }, '--control and --ready-file'],
    [{ tlsCert: 'pem', tlsKey: 'pem', readyFile: 'pem' }, '--ready-file and --tls-cert'],
    [{ database: 'b-evidence.db', control: 'b.db' }, '--database and the evidence of signatures'],
  ])('refuses one file for two purposes: %j', async (names, purposes) => {
    const options = { database: 'a.db', ...names } as Record<string, unknown>;
    for (const [name, value] of Object.entries(options)) if (typeof value === 'string') options[name] = there(value);
    const start = startServer({ port: 0, ...options });
    await expect(start).rejects.toThrow(SettingError);
    await expect(start).rejects.toThrow(`${purposes} would be the same file`);
    expect(everything()).toEqual(['file', 'folder']);
  });

  it('does not take a practice for a control file', async () => {
    await (await startServer({ database: there('a.db'), port: 0 })).stop();
    const before = readFileSync(there('a.db'));
    const start = startServer({ database: there('b.db'), control: there('a.db'), port: 0 });
    await expect(start).rejects.toThrow(/a\.db is no control file/);
    expect([existsSync(there('b.db')), readFileSync(there('a.db')).equals(before)]).toEqual([false, true]);
  });

  it('whose ready file cannot be written is stopped', async () => {
    mkdirSync(there(`ready.json.${process.pid}`));
    const before = everything();
    const start = startServer({ database: ':memory:', port: 0, readyFile: there('ready.json') });
    await expect(start).rejects.toThrow(/^EISDIR/);
    expect(everything()).toEqual(before);
    // Nothing listens any more.
    expect(process.getActiveResourcesInfo()).not.toContain('TCPServerWrap');
  });

  it('writes its ready file through no link that somebody laid', async () => {
    writeFileSync(there('precious'), 'kept');
    symlinkSync(there('precious'), there(`ready.json.${process.pid}`));
    const server = await startServer({ database: ':memory:', port: 0, readyFile: there('ready.json') });
    await server.stop();
    expect(everything()).toEqual(['file', 'folder', 'precious']);
    expect(readFileSync(there('precious'), 'utf8')).toBe('kept');
  });

  it('makes whatever it needs for its owner alone, whatever the system’s own rule is', async () => {
    const mask = process.umask(0);
    try {
      const server = await startServer({
        database: there('new/practice.db'),
        documents: there('papers/of/patients'),
        readyFile: there('ready/file.json'),
        record: there('kept/requests.jsonl'),
        testControls: true,
        empty: true,
        port: 0,
        anyKey: false,
      });
      const pair = { developerKey: 'Developer1', customerKey: 'Customer1' };
      server.keys.add(
        pair,
        'Example',
        ['ReadAll', 'AllOthers', 'Patients', 'Documents', 'Setup'],
        '2026-01-01 00:00:00',
      );
      const post = async (path: string, body: object) => {
        const response = await fetch(server.url + path, {
          method: 'POST',
          headers: { authorization: 'ODFHIR Developer1/Customer1', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const text = await response.text();
        expect([response.status, text]).toEqual([201, text]);
        return JSON.parse(text) as Record<string, number>;
      };
      await post('/providers', { Abbr: 'DOC1' });
      await post('/definitions', { category: 'ImageCats', ItemName: 'Other' });
      const { PatNum } = await post('/patients', { LName: 'Quillfeather', FName: 'Ada' });
      await post('/documents/Upload', { PatNum, rawBase64: 'JVBERi0=', extension: '.pdf' });
      const readyAs = JSON.parse(readFileSync(there('ready/file.json'), 'utf8'));
      expect(readyAs).toMatchObject({ url: server.url, pid: process.pid });
      const made = everything().filter((name) => name !== 'file' && name !== 'folder');
      expect(made.filter((name) => name.startsWith('papers/') && name.endsWith('.pdf'))).toHaveLength(1);
      expect(made).toContain('kept/requests.jsonl');
      for (const name of made) {
        const found = statSync(there(name));
        expect([name, (found.mode & 0o777).toString(8)]).toEqual([name, found.isDirectory() ? '700' : '600']);
      }
      await server.stop();
      expect(existsSync(there('ready/file.json'))).toBe(false);
    } finally {
      process.umask(mask);
    }
  });
});
