import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPractice, openPracticeToLook } from '../../src/db/opening/open.ts';
import { practiceId } from '../../src/db/opening/practice-id.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { checkPractice } from '../../src/server.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { plainDatabase, shapeOf } from '../support/shapes.ts';
import { startTestPractice } from '../support/test-practice.ts';

/** Released versions, each with a script kept from its time: test/fixtures/schema/N.ENGINE.sql. */
const RELEASED = [1];

const clock = { now: () => '2025-03-10 09:00:00' };

const scriptOf = (version: number, engine: Engine) =>
  readFileSync(join(import.meta.dirname, `../fixtures/schema/${version}.${engine}.sql`), 'utf8')
    .split(/;\n+/)
    .filter((statement) => statement.trim());

/** A practice as that version's server left it: its tables, a patient, a plan, an answer, and its own description. */
const ROWS = [
  "INSERT INTO patient (PatNum, LName, FName, PriProv, Birthdate, DateFirstVisit, Guarantor) VALUES (41, 'Ivory', 'Ada', 7, '1980-02-29', '2024-01-02', 41)",
  "INSERT INTO treatplan (TreatPlanNum, PatNum, Heading) VALUES (900, 41, 'Kept')",
  "INSERT INTO treatplan (TreatPlanNum, PatNum, Heading) VALUES (901, 41, 'Deleted later')",
  'DELETE FROM treatplan WHERE TreatPlanNum = 901',
  "INSERT INTO bitewing_idempotency VALUES ('hash', 'print', '2025-03-10 08:00:00', 201, '/treatplans/900', '{}')",
  "INSERT INTO bitewing_meta VALUES ('practice', 'own')",
];

async function layVersion(version: number, engine: Engine, database: string): Promise<void> {
  const plain = await plainDatabase(engine, database);
  const lax = engine === 'mariadb' ? ["SET SESSION sql_mode = ''"] : ['PRAGMA journal_mode = WAL'];
  const ready = engine === 'mariadb' ? ["INSERT INTO bitewing_meta VALUES ('tables', 'ready')"] : [];
  try {
    await plain.run(...lax, ...scriptOf(version, engine), ...ROWS, ...ready);
  } finally {
    plain.close();
  }
}

describe.each(engines)('a practice of an older version, on %s', (engine) => {
  let older: FreshDatabase;
  let fresh: FreshDatabase;
  beforeEach(async () => {
    older = await sharedDatabase(engine);
    fresh = await sharedDatabase(engine);
  });
  afterEach(async () => {
    await older.drop();
    await fresh.drop();
  });

  const open = async (database: string) => {
    const { practice, warnings } = await openPractice(database, clock);
    await practice.close();
    return warnings;
  };
  const change = async (...statements: string[]) => {
    const plain = await plainDatabase(engine, older.database);
    await plain.run(...statements).finally(plain.close);
  };
  const rowsOf = async (table: string) => {
    const plain = await plainDatabase(engine, older.database);
    return plain.all(`SELECT * FROM ${table}`).finally(plain.close);
  };

  it.each(RELEASED)('%i has the shape of a fresh one after its first start, and serves its rows', async (version) => {
    await layVersion(version, engine, older.database);
    const before = await rowsOf('patient');
    const server = await startTestPractice({ database: older.database });
    const plans = await server.get('/treatplans?PatNum=41');
    expect(plans.body).toMatchObject([{ TreatPlanNum: 900, Heading: 'Kept' }]);
    const created = await server.post('/treatplans', { PatNum: 41, Heading: 'New' });
    expect([created.status, created.body.TreatPlanNum]).toEqual([201, 902]);
    await server.stop();
    await open(fresh.database);
    expect(await shapeOf(engine, older.database)).toEqual(await shapeOf(engine, fresh.database));
    expect((await rowsOf('patient'))[0]).toMatchObject(before[0]!);
    expect(await rowsOf('bitewing_idempotency')).toMatchObject([{ KeyHash: 'hash', Status: 201 }]);
  });

  it('is told of in one line, once', async () => {
    await layVersion(1, engine, older.database);
    const upgraded = await open(older.database);
    expect(upgraded.filter((line) => line.includes('from version 1 to version 2'))).toHaveLength(1);
    expect((await open(older.database)).filter((line) => line.includes('version'))).toEqual([]);
  });

  it('is refused to whoever only looks, and left as it is', async () => {
    await layVersion(1, engine, older.database);
    const before = await shapeOf(engine, older.database);
    await expect(openPracticeToLook(older.database, clock)).rejects.toThrow(
      'is of an older release. Bring it up to date first, with "upgrade" or a start.',
    );
    expect(await shapeOf(engine, older.database)).toEqual(before);
    await open(older.database);
    await (await openPracticeToLook(older.database, clock)).practice.close();
  });

  it('is refused when it is newer than this program', async () => {
    await open(older.database);
    await change("UPDATE bitewing_meta SET Value = '99' WHERE Name = 'version'");
    await expect(open(older.database)).rejects.toThrow(
      'This practice has the shape of version 99, and this program knows none above 2. ' +
        'Start it with the newer release that it was last used with.',
    );
    await change("UPDATE bitewing_meta SET Value = 'ninety' WHERE Name = 'version'");
    await expect(open(older.database)).rejects.toThrow('knows none above 2');
  });

  it.each([
    ['a table', 'DROP TABLE treatplan', 'its table treatplan is missing'],
    ['a column', 'ALTER TABLE treatplan DROP COLUMN Heading', 'its table treatplan has no column Heading'],
  ])('is refused when %s of its version is missing, and left as it is', async (_what, statement, sentence) => {
    for (const version of [1, 2]) {
      await older.drop();
      older = await sharedDatabase(engine);
      if (version === 1) await layVersion(1, engine, older.database);
      else await open(older.database);
      await change(statement);
      const before = await shapeOf(engine, older.database);
      const refusal = `This practice has the shape of version ${version}, but ${sentence}.`;
      await expect(open(older.database)).rejects.toThrow(refusal);
      const { findings, isUsable, operations } = await checkPractice(older.database);
      expect([isUsable, findings[0]]).toEqual([
        false,
        { kind: 'problem', sentence: expect.stringContaining(refusal) as string },
      ]);
      expect(operations.filter(({ works, reason }) => works || !reason.startsWith(refusal))).toEqual([]);
      expect(await shapeOf(engine, older.database)).toEqual(before);
    }
  });

  it('is told by a check before a start brings it up to date', async () => {
    await layVersion(1, engine, older.database);
    const before = await shapeOf(engine, older.database);
    const { findings, isUsable, operations } = await checkPractice(older.database);
    expect([isUsable, operations.every(({ works }) => works)]).toEqual([true, true]);
    expect(findings[0]!.sentence).toMatch(
      /^The next start brings the practice from version 1 to version 2 \(\d+ tables, /,
    );
    expect(findings.map(({ sentence }) => sentence).filter((each) => /default|missing/.test(each))).toEqual([]);
    expect(await shapeOf(engine, older.database)).toEqual(before);
    const news = await open(older.database);
    const added = /\(.*? added\)/.exec(findings[0]!.sentence)![0];
    expect(news.join()).toContain(added);
    const after = (await checkPractice(older.database)).findings.map(({ sentence }) => sentence).join();
    expect(after).not.toMatch(/next start/);
  });

  it('gets an index back that is missing', async () => {
    await open(older.database);
    const shape = await shapeOf(engine, older.database);
    await change(engine === 'sqlite' ? 'DROP INDEX patient_indexLName' : 'ALTER TABLE patient DROP KEY indexLName');
    expect((await open(older.database)).join()).toContain('1 index added');
    expect(await shapeOf(engine, older.database)).toEqual(shape);
  });

  it('is brought up by one of two servers that start at once', async () => {
    await layVersion(1, engine, older.database);
    const practices = await Promise.all([1, 2].map(() => openPractice(older.database, clock)));
    for (const { practice } of practices) await practice.close();
    await open(fresh.database);
    expect(await shapeOf(engine, older.database)).toEqual(await shapeOf(engine, fresh.database));
  });
});

describe('a practice file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-upgrade-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is copied before it changes, complete and for its owner alone', async () => {
    const database = join(folder, 'practice.db');
    await layVersion(1, 'sqlite', database);
    const { practice, warnings } = await openPractice(database, clock);
    await practice.close();
    const copy = join(folder, 'practice-version-1.db');
    expect(warnings.join()).toContain(copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const plain = await plainDatabase('sqlite', copy);
    expect(await plain.all('SELECT Heading FROM treatplan')).toEqual([{ Heading: 'Kept' }]);
    expect(await plain.all("SELECT 1 FROM bitewing_meta WHERE Name = 'version'")).toEqual([]);
    plain.close();
    // The copy is a practice of its own: it can be started, and is then brought up in its turn.
    copyFileSync(copy, join(folder, 'restored.db'));
    await (await openPractice(join(folder, 'restored.db'), clock)).practice.close();
    expect(readdirSync(folder).filter((name) => name.includes('-version-'))).toHaveLength(2);
  });

  it('of another program is left alone', async () => {
    const database = join(folder, 'recipes.db');
    const plain = await plainDatabase('sqlite', database);
    await plain.run('CREATE TABLE recipe (name TEXT)');
    plain.close();
    const before = readFileSync(database);
    await expect(openPractice(database, clock)).rejects.toThrow('holds tables of another program');
    await expect(practiceId(database, true)).rejects.toThrow('holds tables of another program');
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'recipes-version-1.db'))).toBe(false);
  });
});
