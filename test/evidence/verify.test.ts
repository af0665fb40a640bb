import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertRow } from '../../src/db/rows/rows.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { runBitewing, temporaryFolder } from '../cli/run-bitewing.ts';

const folder = temporaryFolder();
const database = folder.path('practice.db');
const evidenceFile = folder.path('practice-evidence.db');
const NOTE = 'As agreed.';

const verify = (...args: string[]) => runBitewing(['verify', ...args, '--database', database]);
const headers = { authorization: 'ODFHIR Verify/Test', 'content-type': 'application/json' };

let server: RunningServer;
const send = (verb: string, path: string, body?: object) =>
  fetch(server.origin + path, { method: verb, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
const sign = (plan: number) => send('PUT', `/api/v1/treatplans/${plan}`, { isSigned: 'true' });

/** Changes a file as somebody would who ignores its rules. */
function tamper(file: string, ...statements: string[]): void {
  // So that the schema can be tampered with, too.
  const connection = new DatabaseSync(file, { defensive: false });
  for (const statement of statements) connection.exec(statement);
  connection.close();
}

function rowsOf(file: string, sql: string): Record<string, unknown>[] {
  const connection = new DatabaseSync(file);
  const rows = connection.prepare(sql).all();
  connection.close();
  return rows;
}

/** Statements that put the signatures back. */
const keepSignatures = () =>
  rowsOf(database, 'SELECT TreatPlanNum, Signature FROM treatplan').map(
    ({ TreatPlanNum, Signature }) =>
      `UPDATE treatplan SET Signature = '${Signature}' WHERE TreatPlanNum = ${TreatPlanNum}`,
  );

beforeAll(async () => {
  server = await startServer({ database, port: 0, empty: true });
  server.keys.add({ developerKey: 'Verify', customerKey: 'Test' }, 'Verify', PERMISSIONS, '2025-01-01 00:00:00');
  await server.practice.write(async (tx) => {
    await insertRow(tx, 'patient', { PatNum: 1, LName: 'Invented' });
    for (const TreatPlanNum of [101, 102, 103]) {
      await insertRow(tx, 'treatplan', {
        TreatPlanNum,
        PatNum: 1,
        TPStatus: TPStatus.Saved,
        Note: NOTE,
        Signature: '',
      });
      await insertRow(tx, 'proctp', { TreatPlanNum, PatNum: 1, Descript: 'Crown', PatAmt: 12.5 });
    }
  });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('bitewing verify', () => {
  it('cannot verify a chain that was never begun', async () => {
    const { status, out, err } = await verify('chain');
    expect([status, out, err]).toEqual([
      2,
      '',
      expect.stringMatching(/^bitewing: There is no evidence: .* does not exist\. The first signature makes it\.\n$/),
    ]);
  });

  it('finds nothing wrong with what is as it was signed, while the server runs', async () => {
    for (const plan of [101, 102]) expect((await sign(plan)).status).toBe(200);
    const one = await verify('plan', '101');
    expect([one.status, one.err]).toEqual([0, '']);
    expect(one.out).toMatch(/^Treatment plan 101\n {2}Patient: {2}valid; signed .* through Verify \(api\)\n/);
    const { patient } = JSON.parse(await (await send('GET', '/api/ext/v1/treatplans/101/evidence')).text());
    expect(one.out).toContain(`\n    digest, as on the printed plan: ${patient.digest}\n  Practice: not signed\n`);
    expect(await verify('plan', '103')).toMatchObject({ status: 0, out: expect.stringContaining('not signed') });
    const all = await verify('all', '--json');
    expect([all.status, JSON.parse(all.out)]).toMatchObject([
      0,
      { plans: 2, statuses: { valid: 2, unsigned: 2 }, doubtful: [], chain: { ok: true, records: 2 } },
    ]);
  });

  it('says what it cannot look at', async () => {
    expect(await verify('plan', '999')).toMatchObject({ status: 2, err: 'bitewing: TreatPlan not found.\n' });
    expect((await verify('plan')).status).toBe(2);
    expect((await verify('nothing')).status).toBe(2);
    expect((await verify('--file', folder.path('absent.json'))).status).toBe(2);
    expect((await runBitewing(['verify', 'all', '--database', folder.path('absent.db')])).status).toBe(2);
  });

  it('knows an anchor of the chain, and misses a foreign one', async () => {
    const { head } = JSON.parse((await verify('chain', '--json')).out);
    await sign(103);
    expect(await verify('chain', '--anchor', head)).toMatchObject({ status: 0, err: '' });
    // The head before the first record, which whoever noted it down saw as well.
    expect(await verify('chain', '--anchor', '0'.repeat(64))).toMatchObject({ status: 0, err: '' });
    expect(await verify('chain', '--anchor', 'ab'.repeat(32))).toMatchObject({ status: 1 });
  });

  it('verifies a kept file offline, against the key that the practice prints', async () => {
    const file = folder.path('evidence.json');
    writeFileSync(file, await (await send('GET', '/api/ext/v1/treatplans/101/evidence')).text());
    const key = (await verify('key')).out.trim();
    expect(key).toMatch(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/);
    const checked = await runBitewing(['verify', '--file', file, '--public-key', key]);
    expect(checked).toMatchObject({ status: 0, err: '', out: expect.not.stringContaining(key) });
    const { patient } = JSON.parse(readFileSync(file, 'utf8'));
    expect(checked.out).toContain(`  valid; signed ${patient.signedAt}; through `);
    expect(checked.out).toContain(` (api)\n    digest, as on the printed plan: ${patient.digest}\n  Practice`);
    // A key of anybody's own signs as well: whose it is, only a key got in another way tells.
    expect((await runBitewing(['verify', '--file', file])).out).toContain(`It is signed with the key ${key}.`);
    expect(await runBitewing(['verify', '--file', file, '--public-key', key.toLowerCase()])).toMatchObject({
      status: 1,
    });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"signedAt":"2', '"signedAt":"1'));
    expect(await runBitewing(['verify', '--file', file])).toMatchObject({
      status: 1,
      err: 'bitewing: The file was edited: its digest does not belong to it.\n',
    });
    writeFileSync(file, '{"a": 1}');
    expect(await runBitewing(['verify', '--file', file])).toMatchObject({
      status: 2,
      err: 'bitewing: That file is no evidence.\n',
    });
  });

  it('tells what was altered, and where', async () => {
    tamper(database, "UPDATE treatplan SET Note = 'Other.' WHERE TreatPlanNum = 101");
    const { status, out, err } = await verify('plan', '101');
    expect([status, err]).toEqual([1, 'bitewing: What is there is not what was signed.\n']);
    expect(out).toContain('  Changed: Note: signed "As agreed.", now "Other."\n');
    const all = await verify('all', '--json');
    expect([all.status, JSON.parse(all.out)]).toMatchObject([
      1,
      { doubtful: [{ TreatPlanNum: 101, patient: 'altered', changes: [{ field: 'Note' }] }] },
    ]);
    tamper(database, `UPDATE treatplan SET Note = '${NOTE}' WHERE TreatPlanNum = 101`);
    expect((await verify('all')).status).toBe(0);
  });

  it('tells of records that the practice no longer owns, as when its name was changed', async () => {
    const rename = (from: string, to: string) =>
      tamper(database, `UPDATE bitewing_meta SET Value = ${from} || substr(Value, ${to}) WHERE Name = 'evidence'`);
    expect((await verify('all')).out).not.toContain('Not of this practice');
    rename("'x'", '1');
    const renamed = {
      status: 1,
      err: expect.stringMatching(/^bitewing: The practice has another name in its database/),
    };
    const all = await verify('all');
    expect(all).toMatchObject(renamed);
    expect(all.out).toContain('\nNot of this practice, from before a reset, or unreadable: 3.\n');
    expect(await verify('plan', '101')).toMatchObject(renamed);
    // Without their signatures the plans look as if nobody had ever signed them.
    const signatures = keepSignatures();
    tamper(database, "UPDATE treatplan SET Signature = ''");
    const emptied = { status: 2, err: expect.stringContaining('knows nothing of that.\n') };
    expect(await verify('all')).toMatchObject(emptied);
    expect(await verify('plan', '101')).toMatchObject(emptied);
    tamper(database, ...signatures);
    rename("''", '2');
    expect(await verify('all')).toMatchObject({ status: 0, err: '' });
  });

  it('tells that it could not compare records of a practice that its control file does not know', async () => {
    const [row] = rowsOf(database, "SELECT Value FROM bitewing_meta WHERE Name = 'evidence'");
    tamper(database, "DELETE FROM bitewing_meta WHERE Name = 'evidence'");
    const signatures = keepSignatures();
    tamper(database, "UPDATE treatplan SET Signature = ''");
    expect(await verify('all', '--json')).toMatchObject({
      status: 2,
      out: expect.stringContaining('"doubt":"The file of evidence has records of a practice that is not known here'),
    });
    // As if another practice were served with the same control file, and had signed.
    const control = folder.path('practice-control.db');
    tamper(control, "INSERT INTO practice VALUES ('other', 'elsewhere.db')");
    expect(await verify('all')).toMatchObject({ status: 0 });
    tamper(control, "DELETE FROM practice WHERE PracticeId = 'other'");
    tamper(database, `INSERT INTO bitewing_meta VALUES ('evidence', '${row!.Value}')`, ...signatures);
    expect((await verify('all')).status).toBe(0);
  });

  it('says of a plan that nobody signed that there is nothing to verify', async () => {
    await server.practice.write((tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 104, PatNum: 1, Signature: '' }));
    const { status, out } = await verify('plan', '104');
    expect([status, out]).toEqual([0, expect.stringContaining('never signed through this server: there is nothing')]);
    expect(out).not.toContain('Records: 0');
  });
});

describe('a signature that was made to look as if it had never taken effect', () => {
  it('is named', async () => {
    const nothing = async () => JSON.parse((await verify('all', '--json')).out).withoutEffect;
    expect(await nothing()).toEqual([]);
    const signatures = keepSignatures();
    tamper(evidenceFile, "INSERT INTO in_flight (Number, First, TokenHash) VALUES (1, 1, '')");
    tamper(database, "UPDATE treatplan SET Signature = '' WHERE TreatPlanNum = 101");
    expect(await nothing()).toEqual([1]);
    tamper(database, ...signatures);
    expect(await nothing()).toEqual([]);
    tamper(evidenceFile, 'DELETE FROM in_flight');
  });
});

describe('a backup', () => {
  it('takes the evidence along', async () => {
    const copy = folder.path('monday.db');
    expect((await runBitewing(['backup', copy, '--database', database])).status).toBe(0);
    const { status, out } = await runBitewing(['verify', 'all', '--json', '--database', copy]);
    expect([status, JSON.parse(out)]).toMatchObject([0, { plans: 3, statuses: { valid: 3 }, chain: { ok: true } }]);
  });
});

describe('a tampered file of evidence', () => {
  let clean: Buffer;
  beforeAll(() => {
    tamper(evidenceFile, 'PRAGMA wal_checkpoint(TRUNCATE)');
    clean = readFileSync(evidenceFile);
  });
  beforeEach(() => {
    tamper(evidenceFile, 'PRAGMA wal_checkpoint(TRUNCATE)');
    writeFileSync(evidenceFile, clean);
  });

  it('refuses to be changed by a statement', () => {
    expect(() => tamper(evidenceFile, 'DELETE FROM record')).toThrow('Evidence is never removed.');
    expect(() => tamper(evidenceFile, "UPDATE record SET Body = '{}'")).toThrow('Evidence is never changed.');
  });

  it.each([
    ['an edited record', "UPDATE record SET Body = replace(Body, 'As agreed.', 'Bs agreed.') WHERE Number = 1"],
    ['an unreadable record', "UPDATE record SET Body = 'x' WHERE Number = 1"],
    ['a removed record', 'DELETE FROM record WHERE Number = 2'],
    ['records in another order', 'UPDATE record SET Number = -Number; UPDATE record SET Number = Number + 4'],
    ['a record filed under another plan', 'UPDATE record SET TreatPlanNum = 103 WHERE Number = 1'],
    ['a record filed under another practice', "UPDATE record SET Practice = 'x' WHERE Number = 1"],
    [
      'a record that the index of the plans leaves out',
      `DROP INDEX record_plan; CREATE INDEX record_plan ON record (TreatPlanNum) WHERE Number <> 1;
        PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ' WHERE Number <> 1', '')`,
    ],
    ['a rewritten hash', `UPDATE record SET Hash = '${'0'.repeat(64)}' WHERE Number = 3`],
  ])('shows %s, to the command and to the running server', async (_name, statement) => {
    expect((await verify('chain')).status).toBe(0);
    tamper(evidenceFile, 'DROP TRIGGER record_no_update', 'DROP TRIGGER record_no_delete', statement);
    expect((await verify('chain')).status).toBe(1);
    const answer = await send('GET', '/api/ext/v1/treatplans/102/evidence');
    expect([answer.status, ((await answer.json()) as { chain: { ok: boolean } }).chain.ok]).toEqual([200, false]);
  });
});
