import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SheetFieldType } from '../../src/domain/enums.ts';
import { operations } from '../../src/resources/index.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { readPdf, textOfPdf } from '../support/pdf-reader.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shapes = [
  { version: '21.1.5.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: true },
  { version: '25.3.9.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false },
] as const;

const reads = operations.filter(({ verb }) => verb === 'GET').map(({ path }) => path);
// A hand-over is kept in a file of our own, never in the office's database.
const writes = operations.filter(({ write, base }) => write && !base).map(({ verb, path }) => [verb, path] as const);
const withNumber = (path: string) => path.replace(/\{\w+\}/, '1');

/** Makes the first sheet the one that plans are printed on, with a text that is filled. */
async function laySheet(office: OfficeDatabase): Promise<void> {
  await office.run(`INSERT INTO preference (PrefName, ValueString) VALUES ('SheetsDefaultTreatmentPlan', '1')`);
  await office.run(
    `UPDATE sheetfielddef SET SheetDefNum = 1, FieldType = ${SheetFieldType.StaticText}, FieldValue = 'Plan of [nameF] on our paper',
     Language = '', XPos = 50, YPos = 50, Width = 400, Height = 20 WHERE SheetFieldDefNum = 1`,
  );
}

describe.runIf(canStartMariadb).each(shapes)('an office’s database, $version on $engine', (shape) => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  let before: Record<string, unknown>;
  beforeAll(async () => {
    server = await startPrivateMariadb(`office-${shape.engine}`, '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    await laySheet(office);
    before = await office.checksums();
    practice = await startTestPractice({ database: office.readerUrl });
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  it.each(reads)('answers GET %s with the right to SELECT alone', async (path) => {
    for (const query of ['', '?PatNum=1', '?PatNum=1&Limit=1&Offset=1']) {
      const { status, body } = await practice.get(withNumber(path) + query);
      expect([status, body]).not.toEqual([500, expect.anything()]);
      expect(status).toBeLessThan(500);
      if (status === 400) expect(String(body)).not.toMatch(/SQL|column|syntax/i);
    }
  });

  it('shows rows as they are, and the empty date for a zero date', async () => {
    const { body } = await practice.get('/procedurelogs/1');
    expect(body).toMatchObject({ ProcNum: 1, ProcDate: '2024-02-29', ProcTime: '13:05:00', ProcFee: '1.00' });
    const hostile = await practice.get('/procedurelogs/2');
    expect(hostile.body).toMatchObject({ ProcNum: 2, ProcDate: '0001-01-01', Surf: '', ToothNum: '' });
  });

  it('prints a plan on the office’s own sheet', async () => {
    const response = await fetch(`${practice.origin}/api/ext/v1/treatplans/1/pdf?render=now`, {
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
    });
    expect(response.status).toBe(200);
    const [patient] = await office.run('SELECT FName FROM patient WHERE PatNum = 1');
    expect(textOfPdf(readPdf(await response.bytes()))).toContain(`Plan of ${patient!.FName} on our paper`);
  });

  it('answers a query of the caller’s own, and nothing of its keys', async () => {
    const ask = (SqlCommand: string) => practice.put('/queries/ShortQuery', { SqlCommand });
    const { body } = await ask(
      'SELECT ProcNum, ProcDate, ProcTime FROM procedurelog WHERE ProcNum < 3 ORDER BY ProcNum',
    );
    expect(body).toEqual([
      { ProcNum: 1, ProcDate: '2024-02-29T00:00:00', ProcTime: '13:05:00' },
      { ProcNum: 2, ProcDate: '0001-01-01T00:00:00', ProcTime: expect.anything() },
    ]);
    expect((await ask('SELECT * FROM apikey')).body).toBe('There is no table "apikey".');
    expect((await ask('SELECT * FROM nowhere')).body).toBe('There is no table "nowhere".');
    const tables = (await ask("SHOW TABLES LIKE '%key'")).body.map((row: object) => Object.values(row)[0]);
    expect(tables).not.toContain('apikey');
    expect((await ask("SHOW TABLES LIKE 'procedurelog'")).body).toHaveLength(1);
    expect((await ask("DESCRIBE procedurelog LIKE 'ProcNum'")).body).toMatchObject([{ Field: 'ProcNum', Key: 'PRI' }]);
    expect((await ask('DESCRIBE apikey')).body).toBe('There is no table "apikey".');
  });

  it('shows the documented default of a column that came later', async () => {
    const { body } = await practice.get('/procedurecodes/1');
    expect(body).toMatchObject({ CodeNum: 1, AreaAlsoToothRange: shape.isOld ? 'false' : 'true' });
  });

  it.each(writes)('refuses %s %s, and says how it could be allowed', async (verb, path) => {
    const { status, body } = await practice.send(verb, withNumber(path), verb === 'DELETE' ? undefined : { PatNum: 1 });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    if (verb === 'DELETE') expect(body).toMatch(/only reads this office’s database.*--writes/);
  });

  it('is as it was, to the last row, and its user could do no more', async () => {
    expect(await office.checksums()).toEqual(before);
    const grants = (await office.run(`SHOW GRANTS FOR '${office.reader}'@'127.0.0.1'`)).map(
      (row) => Object.values(row)[0],
    );
    expect(grants).toHaveLength(2);
    expect(grants[0]).toMatch(/^GRANT USAGE ON/);
    expect(grants[1]).toMatch(/^GRANT SELECT ON/);
    const tables = await office.run("SHOW TABLES LIKE 'bitewing%'");
    expect(tables).toHaveLength(0);
  });
});
