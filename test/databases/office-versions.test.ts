import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficeSchema, OfficeTable } from '../../src/db/mariadb/tables/database-schema.ts';
import { selectAdapter } from '../../src/db/office/select.ts';
import { mustHave, parseVersion } from '../../src/db/office/version.ts';
import { columnsOf, type TableName, tableDecidesSince, tableSince, tables } from '../../src/db/schema/tables.ts';
import { operations } from '../../src/resources/index.ts';
import { hasSince, type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const versions = ['21.1.5.0', '22.4.10.0', '23.2.9.0', '24.3.1.0'] as const;
const newest = { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false } as const;
const shapeOf = (version: string) => ({ ...newest, version, isOld: version.startsWith('21') });

const reads = operations.filter(({ verb, follow }) => verb === 'GET' && !follow).map(({ path }) => path);
const withNumber = (path: string) => path.replace(/\{\w+\}/, '1');
const QUERIES = ['?PatNum=1', '?DateTStamp=2020-01-01%2000:00:00'];

const allTables = Object.keys(tables) as TableName[];

describe('what a version has', () => {
  it('is read from four numbers, and from nothing else', () => {
    expect(parseVersion('21.1.5.0')).toEqual([21, 1, 5, 0]);
    for (const text of ['', 'abc', '21', '21.x', '-1.2', '21.1.5.0.0', '1e3.1']) {
      expect(parseVersion(text)).toBeUndefined();
    }
    expect(mustHave('24.3.1.0', '21.4')).toBe(true);
    expect(mustHave('23.3.10.0', '23.3.38')).toBe(false);
    // It is not known with which release after 24.3 it came.
    expect([mustHave('25.1.1.0', '24.4'), mustHave('25.4.1.0', '24.4')]).toEqual([false, true]);
    expect(mustHave('abc', '21.2')).toBe(false);
  });

  it.each(versions)('decides in %s for every table whether it counts as empty or is refused', (version) => {
    const adapt = selectAdapter({ version, tables: new Map() });
    for (const table of allTables) {
      const sql = `SELECT * FROM {${table}} a`;
      const decidesSince = tableDecidesSince[table];
      const decides = decidesSince !== undefined && hasSince({ version }, decidesSince);
      if (decides || hasSince({ version }, tableSince[table])) expect(() => adapt(sql)).toThrow(`no table "${table}"`);
      else expect(adapt(sql)).toContain('WHERE 1 = 0');
    }
  });

  it.each(versions)('decides in %s for every column whether a default stands for it or it is refused', (version) => {
    for (const table of allTables.filter((name) => hasSince({ version }, tableSince[name]))) {
      for (const [column, { since, role }] of columnsOf(table)) {
        if (role === 'id') continue;
        const columns = new Map(columnsOf(table).map(([name]) => [name.toLowerCase(), {} as never]));
        columns.delete(column.toLowerCase());
        const shape: OfficeTable = { engine: 'MyISAM', rows: 0, columns, indexes: new Map() };
        const schema: OfficeSchema = { version, tables: new Map([[table, shape]]) };
        const adapt = selectAdapter(schema);
        for (const sql of [`SELECT a.${column} FROM {${table}} a`, `select * from {${table}} as \`${table}\``]) {
          if (hasSince({ version }, since)) expect(() => adapt(sql)).toThrow(`no column ${column}`);
          else expect(adapt(sql)).toContain(`AS \`${column}\``);
        }
      }
    }
  });
});

describe.runIf(canStartMariadb)('an office’s database', () => {
  let server: PrivateMariadb;
  const offices = new Map<string, { office: OfficeDatabase; practice: TestPractice }>();
  beforeAll(async () => {
    server = await startPrivateMariadb('versions', '--office', '--fast');
    for (const version of versions) {
      const office = await officeDatabase(server.url, shapeOf(version));
      offices.set(version, { office, practice: await startTestPractice({ database: office.readerUrl }) });
    }
  });
  afterAll(async () => {
    for (const { office, practice } of offices.values()) {
      await practice.stop();
      await office.drop();
    }
    await server?.destroy();
  });

  it.each(reads)('answers GET %s in every version, or says in a sentence why not', async (path) => {
    for (const [version, { practice }] of offices) {
      for (const query of QUERIES) {
        const { status, body } = await practice.get(withNumber(path) + query);
        expect([version, path, query, status < 500, body]).toEqual([version, path, query, true, expect.anything()]);
        if (status >= 400) expect(String(body)).not.toMatch(/SQL|syntax|\n/);
      }
    }
  });
});

/** Answered without any table but `preference`: of preferences, of names that stand in the code, and of nothing. */
const withoutTables: readonly string[] = ['/preferences', '/securityperms', '/subscriptions'];

describe.runIf(canStartMariadb)('an office’s database that hides what its version has', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  beforeAll(async () => {
    server = await startPrivateMariadb('hidden', '--office', '--fast');
    office = await officeDatabase(server.url, newest);
  });
  afterAll(async () => {
    await office?.drop();
    await server?.destroy();
  });

  it('is refused with 503 by every operation that reads a hidden table, and answered as before by the others', async () => {
    const seeing = await startTestPractice({ database: office.url });
    // One after the other: where many wait together on a busy machine, some are told to come again.
    const before: number[] = [];
    for (const path of reads) before.push((await seeing.get(`${withNumber(path)}?PatNum=1`)).status);
    await office.run(`REVOKE SELECT ON ${office.name}.* FROM '${office.reader}'@'127.0.0.1'`);
    await office.run(`GRANT SELECT ON ${office.name}.preference TO '${office.reader}'@'127.0.0.1'`);
    const blind = await startTestPractice({ database: office.readerUrl });
    const served: string[] = [];
    for (const [index, path] of reads.entries()) {
      const { status, body } = await blind.get(`${withNumber(path)}?PatNum=1`);
      if (status === before[index] && status !== 200) continue;
      if (status === 503) {
        expect([path, body]).toEqual([path, expect.stringMatching(/shows no table "\w+", which its version has/)]);
      } else {
        expect([path, status]).toEqual([path, before[index]]);
        served.push(path);
      }
    }
    expect(served).toEqual(withoutTables);
    await Promise.all([seeing.stop(), blind.stop()]);
  });

  it('is served again as soon as the right is granted', async () => {
    const blind = await startTestPractice({ database: office.readerUrl });
    expect((await blind.get('/providers')).status).toBe(503);
    await office.run(`GRANT SELECT ON ${office.name}.* TO '${office.reader}'@'127.0.0.1'`);
    await expect.poll(async () => (await blind.get('/providers')).status).toBe(200);
    await blind.stop();
  });

  it('is refused with 503 when a column or a table goes while the server runs, and named', async () => {
    const practice = await startTestPractice({ database: office.readerUrl });
    expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
    await office.run('ALTER TABLE treatplan CHANGE Heading Gone varchar(255)');
    const column = await practice.get('/treatplans?PatNum=1');
    expect([column.status, column.body]).toEqual([503, expect.stringMatching(/no column .?Heading/)]);
    await office.run('RENAME TABLE treatplan TO elsewhere');
    const table = await practice.get('/treatplans?PatNum=1');
    expect([table.status, table.body]).toEqual([503, expect.stringMatching(/"treatplan"|no column .?Heading/)]);
    await practice.stop();
  });
});
