import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { reportText } from '../../src/cli/practice/check.ts';
import type { WriteReport } from '../../src/db/database-report.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { checkPractice } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice } from '../support/test-practice.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../src/main.ts');
const DELETE_PLAN = 'DELETE /treatplans/{TreatPlanNum}';
const POST_GROUP = 'POST /codegroups';

/** What each sentence stops, by the sentence. */
async function obstacles(database: string): Promise<(about: RegExp) => readonly string[]> {
  const { writes } = await checkPractice(database, true);
  const all = (writes as WriteReport).obstacles;
  return (about) => all.find(({ sentence }) => about.test(sentence))?.operations ?? [];
}

describe.runIf(canStartMariadb)('check --writes, of an office’s database of 21.1', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  beforeAll(async () => {
    server = await startPrivateMariadb('check-writes', '--office', '--fast');
    office = await officeDatabase(server.url, {
      version: '21.1.5.0',
      engine: 'MyISAM',
      charset: 'utf8mb3',
      isOld: true,
    });
  });
  afterAll(async () => {
    await office?.drop();
    await server?.destroy();
  });

  it('tells what a later version brought, and a write through HTTP says the same', async () => {
    const before = await office.checksums();
    const stops = await obstacles(office.url);
    expect(stops(/^Table codegroup is missing: it came with version 23\.2/)).toEqual([POST_GROUP]);
    expect(await office.checksums()).toEqual(before);
    // What is only cleaned counts as empty: it stops nothing.
    expect(stops(/^Table treatplanparam/)).toEqual([]);
    await office.run(
      `INSERT INTO treatplan (TreatPlanNum, PatNum, Heading, TPStatus) VALUES (51, 1, 'old', ${TPStatus.Saved})`,
    );
    const practice = await startTestPractice({ database: office.url, writes: 'direct' });
    onTestFinished(() => practice.stop());
    const group = await practice.post('/codegroups', { GroupName: 'Exams', ProcCodes: 'D0120' });
    expect([group.status, group.text]).toEqual([400, expect.stringMatching(/"codegroup": it came with version 23\.2/)]);
    expect((await practice.delete('/treatplans/51')).status).toBe(200);
  });

  it('tells a table that its version has, with every operation that reads or writes it', async () => {
    await office.run('RENAME TABLE proctp TO hidden_proctp');
    const stops = await obstacles(office.url);
    expect(stops(/^Table proctp is missing, or the user may not see it/)).toEqual(
      expect.arrayContaining([DELETE_PLAN, 'POST /treatplans/Saved', 'DELETE /proctps/{ProcTPNum}']),
    );
    expect(stops(/proctp/)).not.toContain('POST /allergies');
    await office.run('RENAME TABLE hidden_proctp TO proctp');
  });

  it('tells a column that its version has', async () => {
    await office.run('ALTER TABLE allergy DROP COLUMN Reaction');
    expect((await obstacles(office.url))(/^Table allergy has no Reaction, although/)).toContain('POST /allergies');
    await office.run("ALTER TABLE allergy ADD COLUMN Reaction varchar(255) NOT NULL DEFAULT ''");
  });

  it('names guarded tables, those without transactions, and what is not kept in such a database', async () => {
    const { writes } = await checkPractice(office.url, true);
    const stops = await obstacles(office.url);
    expect(stops(/guards table paysplit/)).toEqual(expect.arrayContaining(['POST /payments']));
    expect(stops(/no place for/)).toContain('POST /subscriptions');
    expect(writes!.withoutTransactions).toEqual(expect.arrayContaining(['allergy', 'securitylog', 'treatplan']));
    await office.run('ALTER TABLE allergy ENGINE=InnoDB');
    expect((await checkPractice(office.url, true)).writes!.withoutTransactions).not.toContain('allergy');
    await office.run('ALTER TABLE allergy ENGINE=MyISAM');
  });

  it('tells a user who may only read that nothing can be written, in a line for each right', async () => {
    const before = await office.checksums();
    const report = await checkPractice(office.readerUrl, true);
    const { writes, operations } = report;
    const told = writes!.obstacles.filter(({ sentence }) => /^The database user has no/.test(sentence));
    expect(told.map(({ sentence }) => /no (\w+) right on any of the \d+ tables/.exec(sentence)?.[1]).sort()).toEqual([
      'DELETE',
      'INSERT',
      'UPDATE',
    ]);
    const stopped = new Set(writes!.obstacles.flatMap((obstacle) => obstacle.operations));
    const working = operations.filter(({ works }) => works).map(({ operation }) => operation);
    expect(working.filter((operation) => stopped.has(operation))).toEqual([]);
    expect(writes!.operations - stopped.size).toBeLessThanOrEqual(writes!.refusedWhenRecorded.length);
    // Reads work as before, and a check changes nothing.
    expect(working).toContain('GET /treatplans');
    expect(report.isUsable).toBe(true);
    expect(await office.checksums()).toEqual(before);
    expect(reportText(report)).toMatch(
      /\n {2}The database user has no INSERT right .* \d+ operations, which --json names\.\n/,
    );
    expect(reportText(report)).toMatch(/\nWrites with --writes direct \(\d+ of \d+ will not work\)\n/);
  });

  it('tells a right that is lacking on one table only, and takes it when it is granted', async () => {
    const grant = (rights: string, table: string) =>
      office.run(`GRANT ${rights} ON ${office.name}.${table} TO '${office.reader}'@'127.0.0.1'`);
    await grant('INSERT, UPDATE, DELETE', '*');
    expect((await obstacles(office.readerUrl))(/^The database user/)).toEqual([]);
    await office.run(`REVOKE DELETE ON ${office.name}.* FROM '${office.reader}'@'127.0.0.1'`);
    const tables = await office.run(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    for (const { name } of tables) if (name !== 'treatplan') await grant('DELETE', String(name));
    const stops = await obstacles(office.readerUrl);
    expect(stops(/^The database user has no DELETE right on table treatplan: grant it/)).toEqual([DELETE_PLAN]);
    const practice = await startTestPractice({ database: office.readerUrl, writes: 'direct' });
    onTestFinished(() => practice.stop());
    await office.run(
      `INSERT INTO treatplan (TreatPlanNum, PatNum, Heading, TPStatus) VALUES (52, 1, 'old', ${TPStatus.Saved})`,
    );
    const refused = await practice.delete('/treatplans/52');
    expect([refused.status, refused.text]).toEqual([
      503,
      expect.stringMatching(/no DELETE right on the table "treatplan"/),
    ]);
  });

  it('is asked for by a flag of the command', async () => {
    const check = (database: string) => run(process.execPath, [MAIN, 'check', '--writes', '--database', database]);
    expect((await check(office.url)).stdout).toMatch(/\nWrites with --writes direct \(\d+ of \d+ will not work\)\n/);
    await expect(check(':memory:')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--writes is for a database that Open Dental created: leave it out\.\n$/),
    });
  });

  it('tells of one operation whether it works, and all that it lacks', async () => {
    const check = (...more: string[]) => run(process.execPath, [MAIN, 'check', '--database', office.url, ...more]);
    const works = await check('--operation', 'get /Treatplans');
    expect(works.stdout).toBe('GET /treatplans works.\n');
    await expect(check('--writes', '--operation', 'POST /codegroups')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^POST \/codegroups does not work\. Table codegroup is missing: .*\n$/),
    });
    await expect(check('--operation', 'POST /nothing')).rejects.toMatchObject({
      code: 1,
      stderr: 'bitewing: No operation has "POST /nothing" in its name, e.g. POST /procedurelogs.\n',
    });
  });

  it('has the problem that a start with --writes direct has', async () => {
    await office.run("INSERT INTO preference (PrefName, ValueString) VALUES ('RandomPrimaryKeys', '1')");
    const { isUsable, findings, operations: told } = await checkPractice(office.url, true);
    const [problem] = findings.filter(({ kind }) => kind === 'problem');
    const [read, write] = ['GET /treatplans', 'POST /treatplans'].map((name) =>
      told.find(({ operation }) => operation === name),
    );
    expect([read!.works, write]).toMatchObject([true, { works: false, reason: problem!.sentence }]);
    expect([isUsable, problem!.sentence]).toEqual([false, expect.stringMatching(/random keys/)]);
    expect((await checkPractice(office.url)).isUsable).toBe(true);
    const direct = { writes: { kind: 'direct' }, control: ':memory:' } as const;
    const start = openPractice(office.url, { now: () => '2025-03-10 09:00:00' }, undefined, direct);
    await expect(start).rejects.toThrow(problem!.sentence);
    await office.run("DELETE FROM preference WHERE PrefName = 'RandomPrimaryKeys'");
  });
});
