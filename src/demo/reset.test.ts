import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, freshDatabase } from '../../test/support/engines.ts';
import { openPractice } from '../db/opening/open.ts';
import type { Practice } from '../db/practice.ts';
import { insertRow } from '../db/rows/rows.ts';
import { idColumn, type TableName, tables } from '../db/schema/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { allTables } from '../db/upgrade/change.ts';
import { startServer } from '../server.ts';
import { fillDemoPractice } from './fill.ts';
import { resetDemoPractice } from './reset.ts';

/** Any moment of a day: the practice must not depend on it. */
const clock = { now: () => '2029-02-28 23:59:59' };

describe('a database file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bitewing-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);
  const bytes = (name: string) =>
    createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex');
  const start = async (name: string, now: string) => {
    const settings = { database: at(name), control: ':memory:', port: 0 };
    return startServer({ ...settings, clock: { now: () => now } });
  };
  const startAndStop = async (name: string, now: string) => (await start(name, now)).stop();

  it('is the same to the byte at any hour of a day', async () => {
    await startAndStop('one.db', '2029-02-28 09:00:00');
    await startAndStop('other.db', '2029-02-28 00:00:00');
    await resetDemoPractice(at('third.db'), clock);
    expect(bytes('other.db')).toBe(bytes('one.db'));
    expect(bytes('third.db')).toBe(bytes('one.db'));
  });

  it('is put back where a link to it leads', async () => {
    await startAndStop('practice.db', '2029-02-28 09:00:00');
    const first = bytes('practice.db');
    symlinkSync('practice.db', at('link.db'));
    const { practice } = await openPractice(at('link.db'), clock);
    await unitOfWork(practice, (tx) => insertRow(tx, 'commlog', { PatNum: 1140 }));
    await practice.close();
    expect(bytes('practice.db')).not.toBe(first);
    await resetDemoPractice(at('link.db'), clock);
    expect([readlinkSync(at('link.db')), readdirSync(at('')).sort()]).toEqual([
      'practice.db',
      ['link.db', 'practice.db'],
    ]);
  });

  it('has its first rows back after any change, and never turns the numbers of changes back', async () => {
    await startAndStop('practice.db', '2029-02-28 09:00:00');
    const dump = () => {
      const file = new DatabaseSync(at('practice.db'), { readOnly: true });
      const all = (table: string) => file.prepare(`SELECT * FROM ${table}`).all();
      const rows = Object.keys(allTables).map((table) => [table, table === 'bitewing_feed' ? [] : all(table)]);
      file.close();
      return rows;
    };
    const first = dump();
    const ends = async (change: boolean) => {
      const { practice } = await openPractice(at('practice.db'), clock);
      if (change) {
        await unitOfWork(practice, async (tx) => {
          await insertRow(tx, 'treatplan', { PatNum: 1010, Heading: 'New' });
          await tx.db.deleteFrom('procedurelog').execute();
        });
      }
      const { head, oldest } = await practice.feed!.ends((work) => practice.read(work));
      await practice.close();
      return { head, oldest };
    };
    expect(await ends(true)).toEqual({ head: 1, oldest: 1 });
    expect(dump()).not.toEqual(first);

    await resetDemoPractice(at('practice.db'), clock);
    expect(dump()).toEqual(first);
    expect(await ends(false)).toEqual({ head: 2, oldest: 3 });
    expect(readdirSync(folder)).toEqual(['practice.db']);
  });

  it('takes in what a killed server left beside it', async () => {
    const server = await start('practice.db', '2029-02-28 09:00:00');
    // What the file system holds at the moment of the kill: even the mark of the demo is in the log only.
    for (const ending of ['', '-wal']) copyFileSync(at(`practice.db${ending}`), at(`killed.db${ending}`));
    await server.stop();
    await resetDemoPractice(at('killed.db'), clock);
    expect(bytes('killed.db')).toBe(bytes('practice.db'));
    expect(readdirSync(folder)).toEqual(['killed.db', 'practice.db']);
  });

  it('is left alone while a server uses it', async () => {
    const server = await start('practice.db', '2029-02-28 09:00:00');
    await expect(resetDemoPractice(at('practice.db'), clock)).rejects.toThrow(
      `A server is using ${at('practice.db')}. Stop it first; nothing was changed.`,
    );
    expect(
      await server.practice.read((handle) => handle.db.selectFrom('patient').select('PatNum').execute()),
    ).not.toEqual([]);
    await server.stop();
    expect(readdirSync(folder)).toEqual(['practice.db']);
  });

  it('is left alone when it holds a practice of an office', async () => {
    const { practice } = await openPractice(at('office.db'), clock);
    await practice.close();
    const before = bytes('office.db');
    await expect(resetDemoPractice(at('office.db'), clock)).rejects.toThrow('is not the demo practice');
    expect(bytes('office.db')).toBe(before);
  });

  it('is left alone when it is something else', async () => {
    new DatabaseSync(at('other.db')).exec('CREATE TABLE recipe (name TEXT)');
    writeFileSync(at('letter.txt'), 'Dear reader, this is no database, and long enough to be none.'.repeat(20));
    for (const name of ['other.db', 'letter.txt']) {
      const before = bytes(name);
      await expect(resetDemoPractice(at(name), clock)).rejects.toThrow('is not the demo practice');
      expect(bytes(name)).toBe(before);
    }
    expect(existsSync(at('other.db.fresh'))).toBe(false);
  });
});

describe.each(engines.filter((engine) => engine !== 'sqlite'))('a practice in %s', (engine) => {
  const dump = async (practice: Practice) => {
    const contents: Record<string, unknown> = {};
    for (const table of Object.keys(tables) as TableName[]) {
      contents[table] = await practice.read((handle) =>
        handle.db
          .selectFrom(table)
          .selectAll()
          .orderBy(idColumn(table) as never)
          .execute(),
      );
    }
    return contents;
  };

  it('has its first rows back after any change, and gives the same numbers again', async () => {
    const { database, drop } = await freshDatabase(engine);
    try {
      const { practice } = await openPractice(database, clock);
      await fillDemoPractice(practice);
      const first = await dump(practice);
      const added = await unitOfWork(practice, (tx) => insertRow(tx, 'treatplan', { PatNum: 1010 }));
      await unitOfWork(practice, (tx) => tx.db.deleteFrom('procedurelog').execute());
      await resetDemoPractice(database, clock);
      expect(await dump(practice)).toEqual(first);
      const again = await unitOfWork(practice, (tx) => insertRow(tx, 'treatplan', { PatNum: 1010 }));
      expect(again.TreatPlanNum).toBe(added.TreatPlanNum);
      await practice.close();
    } finally {
      await drop();
    }
  });
});
