import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  'a recording below a file': [() => ({ testControls: true, record: there('file/x') }), /^ENOTDIR$/],
  'a folder as recording': [
    () => ({ testControls: true, record: there('folder') }),
    /folder is a folder\. Name a file\.$/,
  ],
  'a letter as recording': [() => ({ testControls: true, record: there('file') }), /is not a recording of requests\./],
  'no recording to answer from': [() => ({ testControls: true, replay: there('none') }), /none cannot be read/],
  'a letter to answer from': [() => ({ testControls: true, replay: there('file') }), /is no recorded request\.$/],
  'a ready file below a file': [() => ({ readyFile: there('file/x') }), /^ENOTDIR$/],
  'a folder as ready file': [() => ({ readyFile: there('folder') }), /folder is a folder\. Name a file\.$/],
  'a letter as ready file': [() => ({ readyFile: there('file') }), /is not a ready file\. Name another file\.$/],
  'a file as folder of documents': [() => ({ documents: there('file') }), /file is a file\. Name a folder\.$/],
};

describe.each(engines)('a start on %s', (engine) => {
  it.each(Object.keys(refused))('that is refused for %s has written nothing', async (name) => {
    const [options, sentence] = refused[name]!;
    // A database server is refused for test controls before anything else is looked at.
    if (engine === 'mariadb' && options().testControls) return;
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
