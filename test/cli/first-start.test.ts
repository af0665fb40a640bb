import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';
import { startBitewing } from './run-bitewing.ts';

const READY = 'Ctrl-C stops.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-first-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const everything = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe.each(engines)('a first start in an empty folder, on %s', (engine) => {
  const places = engine === 'sqlite' ? ['', 'practice/file.db', ':memory:'] : ['server'];
  const combinations = places.flatMap((place) =>
    ['', "my keys/of/it's $.db"].flatMap((control) =>
      // Other machines are no matter of where the files are.
      ['', '--empty', ...(control === '' ? ['--host 0.0.0.0 --plain-http'] : [])].map((flags) => ({
        place,
        control,
        flags,
      })),
    ),
  );

  it.each(combinations)(
    'at "$place" with the keys at "$control" and "$flags" makes its folders, for its owner alone, and prints commands that work',
    async ({ place, control, flags }) => {
      const { database, drop } = await freshDatabase(engine);
      const typed = [
        ...flags.split(' ').filter((word) => word !== ''),
        ...(place ? ['--database', place === 'server' ? database : place] : []),
        ...(control ? ['--control', control] : []),
      ];
      const server = startBitewing([...typed, '--port', '0', '--log-level', 'warn'], {}, folder);
      try {
        const banner = await server.says(READY);
        expect(banner).not.toMatch(/bitewing:|@/);
        if (place === ':memory:' && control === '') expect(everything()).toEqual([]);
        for (const name of everything()) {
          const found = statSync(join(folder, name));
          expect([name, (found.mode & 0o777).toString(8)]).toEqual([name, found.isDirectory() ? '700' : '600']);
        }
        const command = /none yet: bitewing (keys add .*)$/m.exec(banner)?.[1];
        if (!flags.includes('--empty')) {
          const isOpen = flags === '';
          return expect(banner).toContain(isOpen ? 'Keys       DemoDeveloperKey/' : 'The demo key pair is refused');
        }
        if (place === ':memory:' && control === '') return expect(banner).toContain('keys would be lost at the stop');
        await opensWith(command!, banner);
      } finally {
        server.process.kill('SIGTERM');
        await server.ended;
        await drop();
      }
    },
  );

  it('beside another practice with the same control file prints commands for its own keys', async () => {
    const { database, drop } = await freshDatabase(engine);
    const where = ['--database', engine === 'sqlite' ? 'mine.db' : database, '--control', 'keys.db'];
    await (await startServer({ database: join(folder, 'other.db'), control: join(folder, 'keys.db'), port: 0 })).stop();
    const typed = async (...line: string[]) => (await startBitewing(line, {}, folder).ended).out;
    const listed = [await typed('keys', 'list', ...where)];
    const server = startBitewing([...where, '--empty', '--port', '0'], {}, folder);
    try {
      const banner = await server.says(READY);
      listed.push(await typed('keys', 'list', ...where));
      for (const text of [...listed, banner]) {
        const printed = /bitewing (keys add .*)$/m.exec(text)![1]!;
        expect(printed).toContain(` --control ${join(folder, 'keys.db')}`);
        // The address of a server may hold a password, so it is the reader's to type.
        if (engine === 'mariadb') expect(printed).toContain(' --database mysql://… ');
        await opensWith(printed.replace('mysql://…', database), banner);
      }
    } finally {
      server.process.kill('SIGTERM');
      await server.ended;
      await drop();
    }
  });

  /** A printed command makes a key that the server behind the banner takes at once. */
  async function opensWith(printed: string, banner: string) {
    const added = await startBitewing(words(printed), {}, folder).ended;
    expect([printed, added.status, added.err]).toEqual([printed, 0, '']);
    const authorization = /Authorization: (.*)/.exec(added.out)![1]!;
    const url = /API +(http\S+)/.exec(banner)![1]!;
    expect((await fetch(`${url}/treatplans`, { headers: { authorization } })).status).toBe(200);
  }

  it.each(['a file in the way', 'a port that is taken', 'a folder as control file'])(
    'that is refused for %s has written nothing',
    async (reason) => {
      const { database, drop } = await freshDatabase(engine);
      const taken = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => taken.once('listening', resolve));
      writeFileSync(join(folder, 'file'), 'a letter');
      mkdirSync(join(folder, 'folder'));
      const place = engine === 'sqlite' ? join(folder, 'practice/file.db') : database;
      const options = {
        'a file in the way': { control: join(folder, 'file/keys.db') },
        'a folder as control file': { control: join(folder, 'folder') },
        'a port that is taken': { port: (taken.address() as { port: number }).port, control: join(folder, 'keys.db') },
      }[reason]!;
      await expect(startServer({ database: place, port: 0, ...options })).rejects.toThrow();
      expect(everything()).toEqual(['file', 'folder']);
      if (engine === 'mariadb') {
        const plain = await plainDatabase(engine, database);
        expect(await plain.all('SHOW TABLES')).toEqual([]);
        plain.close();
      }
      taken.close();
      await drop();
    },
  );
});

/** A printed command as a shell splits it. */
const words = (line: string) =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain!,
  );

describe('names that hold escape sequences', () => {
  it('are listed spelled out, on one short line', async () => {
    const database = join(folder, 'practice.db');
    const server = await startServer({ database, port: 0, empty: true });
    const name = `\u001b]0;gotcha\u0007\u001b[31mRed\u202e\n${'long '.repeat(100_000)}`;
    server.keys.add(
      { developerKey: 'Developer', customerKey: 'Cust\u001b[1m' },
      name,
      PERMISSIONS,
      '2026-01-01 00:00:00',
    );
    await server.stop();
    const { out } = await startBitewing(['keys', 'list', '--database', database]).ended;
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(out).toContain('\\u001b]0;gotcha\\u0007');
    expect(out.split('\n')).toHaveLength(3);
    expect(out.length).toBeLessThan(400);
  });

  it('are spelled out in a refusal', async () => {
    const { err } = await startBitewing(['start', '--\u001b[31mred']).ended;
    expect(err).toContain('\\u001b[31mred');
  });

  it('leave no folder behind where keys are only listed', async () => {
    const database = join(folder, 'none/at/all.db');
    const { out } = await startBitewing(['keys', 'list', '--database', database]).ended;
    expect(out).toContain(`No keys yet, and no practice at ${database}. Make one: bitewing keys add`);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
