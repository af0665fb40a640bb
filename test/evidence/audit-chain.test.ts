import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAudit } from '../../src/db/audit.ts';
import { chainOlderRows } from '../../src/db/audit-chain/extend.ts';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { startServer } from '../../src/server.ts';
import { runBitewing } from '../cli/run-bitewing.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

/** Statements that exchange the places of two rows. */
const swapped = (table: string, key: string, one: number, other: number) => [
  `UPDATE ${table} SET ${key} = 999 WHERE ${key} = ${one}`,
  `UPDATE ${table} SET ${key} = ${one} WHERE ${key} = ${other}`,
  `UPDATE ${table} SET ${key} = ${other} WHERE ${key} = 999`,
];

describe.each(engines)('the chain of audit rows, on %s', (engine: Engine) => {
  let shared: FreshDatabase;
  let folder: string;
  let practice: TestPractice;

  const files = () => ({ database: shared.database, control: join(folder, 'control.db') });

  beforeEach(async () => {
    shared = await sharedDatabase(engine);
    folder = mkdtempSync(join(tmpdir(), 'bitewing-audit-'));
    await start();
    await practice.lay('patient', { PatNum: 1, LName: 'Ivory', FName: 'Ada' });
  });
  afterEach(async () => {
    await practice.stop();
    await shared.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async () => {
    practice = await startTestPractice(files());
  };
  const warningsOfStart = async () => {
    const server = await startServer({ ...files(), port: 0, empty: true });
    await server.stop();
    return server.warnings;
  };
  const plans = async (count: number) => {
    for (let heading = 1; heading <= count; heading++) {
      const { status } = await practice.post('/treatplans', { PatNum: 1, Heading: `Of 😀 ${heading}` });
      expect(status).toBe(201);
    }
  };
  const number = () => practice.ext('GET', '/api/ext/v1/changes?limit=1000');
  const tamper = async (...statements: string[]) => {
    const plain = await plainDatabase(engine, shared.database);
    const lax = engine === 'mariadb' ? ["SET SESSION sql_mode = ''"] : [];
    await plain.run(...lax, ...statements).finally(plain.close);
  };
  const verdict = () => practice.server.practice.read(verifyAudit);
  const verify = (...args: string[]) =>
    runBitewing(['audit', ...args, '--database', shared.database, '--control', join(folder, 'control.db')]);

  it('tells while it is read how far that has come', async () => {
    await practice.server.practice.write(async (tx) => {
      for (let row = 0; row < 1_500; row++)
        await recordAudit(tx, { permission: 'TreatPlanEdit', patNum: 1, action: 'Updated' });
    });
    await number();
    const told: (readonly [read: number, all: number])[] = [];
    const { links } = await practice.server.practice.read((handle) =>
      verifyAudit(handle, async (...progress) => void told.push(progress)),
    );
    expect(links).toBeGreaterThanOrEqual(1_500);
    expect(told).toEqual([[1_000, links]]);
  });

  it('holds every row, numbered or not, and finds nothing wrong', async () => {
    await plans(3);
    expect(await verdict()).toMatchObject({ links: 0, waiting: 3, found: 0 });
    await number();
    await plans(2);
    expect(await verdict()).toMatchObject({ links: 3, waiting: 2, found: 0, problems: [] });
    await number();
    expect(await verdict()).toMatchObject({ links: 5, waiting: 0, found: 0, problems: [] });
  });

  it('names each row that was edited, removed, reordered or put in, numbered or not', async () => {
    await plans(8);
    await number();
    await plans(2);
    await tamper(
      "UPDATE securitylog SET LogText = 'Nothing happened.' WHERE SecurityLogNum = 2",
      'UPDATE securitylog SET PatNum = 7 WHERE SecurityLogNum = 4',
      'DELETE FROM securitylog WHERE SecurityLogNum IN (5, 9)',
      ...swapped('securitylog', 'SecurityLogNum', 6, 7),
      'UPDATE securitylog SET UserNum = 8 WHERE SecurityLogNum = 10',
      "INSERT INTO securitylog (SecurityLogNum, PermType, LogText) VALUES (77, 1, 'By nobody')",
    );
    expect((await verdict()).problems).toEqual([
      { kind: 'removed', at: 9 },
      { kind: 'removed', at: 5 },
      { kind: 'added', at: 77 },
      { kind: 'edited', at: 10 },
      { kind: 'edited', at: 2 },
      { kind: 'edited', at: 4 },
      { kind: 'moved', at: 6, from: 7 },
      { kind: 'moved', at: 7, from: 6 },
    ]);
  });

  it('names links that were removed with their rows, edited or reordered', async () => {
    await plans(9);
    await number();
    await tamper(
      'DELETE FROM securitylog WHERE SecurityLogNum = 2',
      'DELETE FROM bitewing_audit WHERE Number = 2',
      "UPDATE bitewing_audit SET Digest = 'abc' WHERE Number = 5",
      ...swapped('bitewing_audit', 'Number', 7, 8),
    );
    const { problems } = await verdict();
    expect(problems).toEqual([...[3, 5, 7, 8, 9].map((at) => ({ kind: 'link', at })), { kind: 'edited', at: 5 }]);
  });

  it('begins with the rows that stood there before it, in more than one step', async () => {
    await plans(2);
    await number();
    const values = Array.from({ length: 2100 }, (_, index) => `(${index + 10}, 4, 'Row ${index}')`).join(', ');
    // As a practice of a release without a chain is: its rows, and nothing of ours beside them.
    await tamper(
      'DELETE FROM bitewing_audit',
      `INSERT INTO securitylog (SecurityLogNum, PermType, LogText) VALUES ${values}`,
    );
    expect(await verdict()).toMatchObject({ links: 0, waiting: 2102, found: 0 });
    await plans(1);
    expect(await verdict()).toMatchObject({ links: 0, waiting: 2103, found: 0 });
    await practice.server.practice.write((tx) => chainOlderRows(tx, 1000));
    expect(await verdict()).toMatchObject({ links: 1000, waiting: 1103, found: 0 });
    await number();
    expect(await verdict()).toMatchObject({ links: 2103, waiting: 0, found: 0 });
    await tamper("UPDATE securitylog SET LogText = 'x' WHERE SecurityLogNum = 1500");
    expect((await verdict()).problems).toEqual([{ kind: 'edited', at: 1500 }]);
  });

  it('says by an audit row what was signed, renewed and cleared, and over what', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 900, PatNum: 1, TPStatus: TPStatus.Saved, Signature: '' });
    const put = (body: object) => practice.put('/treatplans/900', body);
    await put({ isSigned: 'true' });
    const evidence = async () => (await practice.ext('GET', '/api/ext/v1/treatplans/900/evidence')).body.records;
    await put({ isSigned: 'true' });
    await put({ isSigned: 'false' });
    const digests = (await evidence()).map(({ digest }: { digest: string }) => digest);
    expect(
      (await practice.rows('securitylog', ({ PermType }) => PermType === 162)).map(({ LogText }) => LogText),
    ).toEqual(
      ['made over', 'renewed over', 'cleared from'].map(
        (what, index) =>
          `Updated by Amazing Smiles through API. TreatPlanNum 900, signature of the patient ${what} SHA-256 ${digests[index]}`,
      ),
    );
  });

  // The command is the same on both engines.
  it.runIf(engine === 'sqlite')(
    'is verified by a person, who also learns that it was cut off or made anew',
    async () => {
      await plans(3);
      await practice.stop();
      const good = await verify('verify', '--json');
      expect([good.status, JSON.parse(good.out)]).toMatchObject([0, { ok: true, links: 3, problems: [], missing: [] }]);
      const { head } = JSON.parse(good.out);
      await tamper('DELETE FROM securitylog WHERE SecurityLogNum = 3', 'DELETE FROM bitewing_audit WHERE Number = 3');
      const cut = await verify('verify', '--anchor', head);
      expect(cut).toMatchObject({ status: 1, err: 'bitewing: The audit rows are not as they were stored.\n' });
      expect(cut.out).toContain('Link 3 is not what a server noted');
      expect(cut.out).toContain('The anchor is NOT in the chain');
      expect(await warningsOfStart()).toContainEqual(expect.stringContaining('no longer holds what was noted'));
      expect(await verify('note')).toMatchObject({ status: 0, out: expect.stringMatching(/^Noted: 2 in the chain/) });
      const noted = JSON.parse((await verify('verify', '--json')).out);
      expect(noted).toMatchObject({ ok: true, links: 2 });
    },
  );
});
