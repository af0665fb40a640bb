import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laidDatabase, serverDatabase } from '../bench/databases.ts';
import { layFile } from '../bench/laying.ts';
import { practiceOf, practiceRows } from '../bench/practice.ts';
import { silent } from '../bench/progress.ts';
import { indexesOf } from '../src/db/schema/ddl.ts';
import { openSqlite, type SqliteConnection } from '../src/db/sqlite/connection.ts';
import { allTables } from '../src/db/upgrade/change.ts';
import { createPractice } from '../src/db/upgrade/create-practice.ts';
import { connectToTestServer, engines, freshDatabase } from './support/engines.ts';

// More rows than one statement inserts, so that the test sees whether the pieces fit together.
const practice = practiceOf(110_000);
const steps = practiceRows('sqlite', practice);

let folder: string;
let file: string;
let db: SqliteConnection;
const told: number[] = [];
let whole = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-data-'));
  file = join(folder, 'practice.db');
  await layFile(file, steps, (work) => {
    whole = work;
    return { advance: (amount) => void told.push(amount), end() {} };
  });
  db = openSqlite(file, { readOnly: true });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const one = (sql: string) => Number(db.column(sql, [])[0]);

describe('the practice that measurements are made on', () => {
  it('has as many rows as were asked for, each once', () => {
    const { patients, procedures } = practice;
    expect(one('SELECT COUNT(*) FROM patient')).toBe(patients);
    expect(one('SELECT COUNT(*) FROM procedurelog')).toBe(procedures);
    expect(one('SELECT COUNT(DISTINCT PatNum) FROM procedurelog')).toBe(patients);
    expect(one('SELECT COUNT(*) FROM procedurelog WHERE ProcStatus = 1')).toBe(5 * patients);
    expect(one('SELECT COUNT(DISTINCT ProcNum) FROM treatplanattach')).toBe(5 * patients);
    expect(one('SELECT COUNT(DISTINCT ProcNum) FROM claimproc')).toBe(5 * Math.floor(patients / 2));
  });

  it('attaches each planned procedure to the plan of its own patient', () => {
    const strangers = `FROM treatplanattach a JOIN procedurelog p ON p.ProcNum = a.ProcNum
      JOIN treatplan t ON t.TreatPlanNum = a.TreatPlanNum WHERE t.PatNum <> p.PatNum OR p.ProcStatus <> 1`;
    expect(one(`SELECT COUNT(*) ${strangers}`)).toBe(0);
  });

  it('has every index of a practice of ours', () => {
    const made = createPractice('sqlite').filter((sql) => /^CREATE (UNIQUE )?INDEX/.test(sql)).length;
    expect(one("SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")).toBe(made);
  });

  it('tells how far it is, up to the whole', () => {
    expect(told.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(whole);
  });

  it('is found again by its size', async () => {
    expect((await laidDatabase(file)).practice).toEqual(practice);
  });

  it('says what to do where there is none', async () => {
    await expect(laidDatabase(join(folder, 'none.db'))).rejects.toThrow(/none\.db; `npm run bench:data` lays one/);
  });

  it('is the same every time', async () => {
    const again = join(folder, 'again.db');
    const few = practiceRows('sqlite', practiceOf(510));
    for (const path of [again, `${again}2`]) await layFile(path, few, silent);
    const rows = [again, `${again}2`].map((path) => {
      const opened = openSqlite(path, { readOnly: true });
      const found = opened.all('SELECT * FROM procedurelog ORDER BY ProcNum', []);
      opened.close();
      return found;
    });
    expect(rows[0]).toEqual(rows[1]);
  });
});

describe.runIf(engines.includes('mariadb'))('the same practice on MariaDB', () => {
  it('has each planned procedure on its plan, though several statements lay them', async () => {
    const fresh = await freshDatabase('mariadb');
    const connection = await connectToTestServer();
    const { patients, procedures } = practiceOf(5_100);
    const name = new URL(fresh.database).pathname.slice(1);
    const count = async (sql: string) => {
      const [row] = await connection.query(`SELECT COUNT(*) AS count FROM ${name}.${sql}`);
      return Number(row.count);
    };
    try {
      const database = await serverDatabase(fresh.database);
      await database.lay(practiceRows('mariadb', { patients, procedures }, 1_000));
      expect(await count('procedurelog')).toBe(procedures);
      expect(await count('treatplanattach')).toBe(5 * patients);
      expect(await count(`treatplanattach JOIN ${name}.procedurelog USING (ProcNum) WHERE ProcStatus <> 1`)).toBe(0);
      expect(await count('claimproc')).toBe(5 * Math.floor(patients / 2));
      const indexes = await connection.query(
        `SELECT TABLE_NAME AS held, INDEX_NAME AS name, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columns
          FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND INDEX_NAME <> 'PRIMARY' GROUP BY held, name`,
        [name],
      );
      expect(
        new Set(indexes.map(({ held, name, columns }: Record<string, string>) => `${held} ${name} ${columns}`)),
      ).toEqual(
        new Set(
          Object.entries(allTables).flatMap(([table, definition]) =>
            [...indexesOf(definition)].map(([index, on]) => `${table} ${index} ${on}`),
          ),
        ),
      );
    } finally {
      await connection.end();
      await fresh.drop();
    }
  });
});
