import { truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '../../src/db/opening/open.ts';
import { checkPractice } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice } from '../support/test-practice.ts';

const shapes = [
  { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false },
  { version: '25.4.1.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false },
] as const;

/** What an administrator may have set for everybody; each would change an answer, or refuse it. */
const GLOBALS = [
  ['sql_select_limit', '1', '18446744073709551615'],
  ['max_join_size', '1', '18446744073709551615'],
  ['sql_safe_updates', '1', '0'],
  ['sql_auto_is_null', '1', '0'],
  ['tx_read_only', '1', '0'],
  ['tx_isolation', "'READ-UNCOMMITTED'", "'REPEATABLE-READ'"],
  ['completion_type', '2', '0'],
  ['init_connect', "'SET NAMES latin1, sql_select_limit = 1'", "''"],
] as const;

describe.runIf(canStartMariadb).each(shapes)('an office’s server with settings of its own, $engine', (shape) => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  const clock = { now: () => '2025-03-10 09:00:00' };
  const start = () => openPractice(office.readerUrl, clock);
  beforeAll(async () => {
    server = await startPrivateMariadb(`settings-${shape.engine}`, '--office', '--fast');
    office = await officeDatabase(server.url, shape);
  });
  afterAll(async () => {
    await office?.drop();
    await server?.destroy();
  });

  it.each(GLOBALS)('answers every row, and the same to check, with %s = %s', async (name, odd, usual) => {
    // The administrator's own session goes on without.
    await office.run('SET SESSION sql_big_selects = 1');
    await office.run(`SET GLOBAL ${name} = ${odd}`);
    try {
      const practice = await startTestPractice({ database: office.readerUrl });
      const carriers = await practice.get('/carriers');
      expect([carriers.status, carriers.body]).toEqual([200, expect.objectContaining({ length: 2 })]);
      expect(carriers.body[0].CarrierName).toBe('Ivory é');
      const asked = await practice.put('/queries/ShortQuery', { SqlCommand: 'SELECT CarrierNum FROM carrier' });
      expect(asked.body).toHaveLength(2);
      await practice.stop();
      const { isUsable, findings } = await checkPractice(office.readerUrl);
      expect([isUsable, findings.filter(({ kind }) => kind === 'problem')]).toEqual([true, []]);
    } finally {
      await office.run(`SET GLOBAL ${name} = ${usual}`);
      await office.run('SET GLOBAL sql_big_selects = 1');
    }
  });

  it('is told at the start and by check that the table with the version is locked', async () => {
    await office.run('LOCK TABLES preference WRITE');
    try {
      await expect(start()).rejects.toThrow(/holds the table "preference" locked/);
      const { findings, kind } = await checkPractice(office.readerUrl);
      const problems = findings.filter((finding) => finding.kind === 'problem').map(({ sentence }) => sentence);
      expect([kind, problems]).toEqual(['office', [expect.stringMatching(/holds the table "preference" locked/)]]);
      expect(findings.map(({ sentence }) => sentence).join()).not.toMatch(/came with version/);
    } finally {
      await office.run('UNLOCK TABLES');
    }
    await (await start()).practice.close();
  });

  it.each(['', 'abc', '16.3.1.0'])('is not served on when its version becomes "%s"', async (version) => {
    const set = (text: string) =>
      office.run("UPDATE preference SET ValueString = ? WHERE PrefName = 'DataBaseVersion'", [text]);
    const practice = await startTestPractice({ database: office.readerUrl });
    expect((await practice.get('/providers')).status).toBe(200);
    await set(version);
    // Something is missing, so the server looks at the database again.
    await office.run('RENAME TABLE recall TO hidden_recall');
    for (const path of ['/recalls', '/providers']) {
      const { status, body } = await practice.get(path);
      expect([path, status, body]).toEqual([
        path,
        503,
        expect.stringMatching(/ersion.*(no version|older|cannot be read)/),
      ]);
    }
    await office.run('RENAME TABLE hidden_recall TO recall');
    await set(shape.version);
    await expect.poll(async () => (await practice.get('/providers')).status, { timeout: 10_000 }).toBe(200);
    await practice.stop();
  });

  it('does not count what is hidden as empty when the version cannot be read in that moment', async () => {
    const practice = await startTestPractice({ database: office.readerUrl });
    await office.run('RENAME TABLE codegroup TO hidden_codegroup');
    await office.run('LOCK TABLES preference WRITE, hidden_codegroup WRITE');
    for (const path of ['/codegroups', '/codegroups'])
      expect([path, (await practice.get(path)).status]).toEqual([path, 503]);
    await office.run('UNLOCK TABLES');
    const { status, body } = await practice.get('/codegroups');
    expect([status, body]).toEqual([503, expect.stringMatching(/no table "codegroup", which its version has/)]);
    await office.run('RENAME TABLE hidden_codegroup TO codegroup');
    await practice.stop();
  });

  it.runIf(shape.engine === 'MyISAM')(
    'says at the start and in check that the table with the version is damaged',
    async () => {
      await office.run('FLUSH TABLES');
      const data = join(
        tmpdir(),
        `mariadb-local-${process.getuid!()}`,
        `settings-${shape.engine}-${process.pid}`,
        'data',
      );
      truncateSync(join(data, office.name, 'preference.MYI'), 100);
      await expect(start()).rejects.toThrow(/table "preference" .*damaged.*REPAIR TABLE/);
      const { findings } = await checkPractice(office.readerUrl);
      const problems = findings.filter((finding) => finding.kind === 'problem').map(({ sentence }) => sentence);
      expect(problems).toEqual([expect.stringMatching(/table "preference" .*damaged/)]);
    },
  );
});
