import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '../../src/db/audit.ts';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import type { Handle, Transaction } from '../../src/db/handle.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import type { Practice } from '../../src/db/practice.ts';
import {
  deleteRows,
  findRow,
  insertRow,
  insertRows,
  insertRowWithPlaceholder,
  newRow,
  rememberedRow,
  rowsWhere,
  sendRows,
  updateEach,
  updateRow,
} from '../../src/db/rows/rows.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import type { Key } from '../../src/domain/key.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { engines, type FreshDatabase, onTestServer, sharedDatabase } from '../support/engines.ts';

const clock = { now: () => '2025-03-10 09:00:00' };

describe.each(engines)('units of work on %s', (engine) => {
  let shared: FreshDatabase;
  let practices: Practice[];
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    practices = [];
    for (let server = 0; server < 2; server++) {
      practices.push((await openPractice(shared.database, clock, clock)).practice);
    }
  });
  afterAll(async () => {
    for (const practice of practices) await practice.close();
    await shared.drop();
  });

  const plan = (handle: Handle, key: number) => findRow(handle, 'treatplan', key);
  const headingOf = async (key: number) => (await practices[0]!.read((handle) => plan(handle, key)))!.Heading;

  it.each([
    ['locks the patient first', 1, true],
    ['locks nothing', 2, false],
  ])('lose no update when each reads, then writes, and %s', async (_, key, locks) => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: key, PatNum: 7, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(practice, async (tx) => {
        if (locks) await tx.lockPatient(7);
        const row = (await plan(tx, key))!;
        await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
      });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => increment(practices[index % 2]!)),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Refusal);
    expect(refused.filter(({ status }) => status !== 503)).toEqual([]);
    expect(await headingOf(key)).toBe(String(20 - refused.length));
    // Who locks first meets nobody's change; only on a busy machine one may wait for the lock too long.
    if (locks) expect(refused.filter(({ message }) => !message.includes('locked'))).toEqual([]);
  });

  it('lose no update when what they read was asked for ahead, behind the lock', async () => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 14, PatNum: 9, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(
        practice,
        async (tx) => {
          const row = (await rememberedRow(tx, 'treatplan', 14))!;
          await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
        },
        { patients: [9], ahead: (reader) => [rememberedRow(reader, 'treatplan', 14)] },
      );
    await Promise.all(Array.from({ length: 12 }, (_, index) => increment(practices[index % 2]!)));
    expect(await headingOf(14)).toBe('12');
  });

  it('remember a row until one of its table changes, answered or not', async () => {
    await unitOfWork(practices[0]!, async (tx) => {
      const row = await insertRow(tx, 'treatplan', { TreatPlanNum: 5, PatNum: 7, Heading: 'One' });
      const remembered = await rememberedRow(tx, 'treatplan', 5);
      await insertRow(tx, 'commlog', { PatNum: 7 });
      expect(await rememberedRow(tx, 'treatplan', 5)).toBe(remembered);
      const changing = updateRow(tx, 'treatplan', row, { Heading: 'Two' });
      expect((await rememberedRow(tx, 'treatplan', 5))!.Heading).toBe('Two');
      await changing;
      expect((await rememberedRow(tx, 'treatplan', 5))!.Heading).toBe('Two');
    });
  });

  it('store a new row with the rows that name it, and the digest of its audit row', async () => {
    const stored = await unitOfWork(practices[0]!, async (tx) => {
      const procedure = await insertRowWithPlaceholder(tx, 'procedurelog', { PatNum: 21, ProcFee: 12.5 });
      const { ProcNum } = procedure;
      await sendRows(tx, 'treatplanattach', [newRow('treatplanattach', tx.now, { TreatPlanNum: 3, ProcNum })]);
      await sendRows(
        tx,
        'claimproc',
        [1, 2].map((Status) => newRow('claimproc', tx.now, { PatNum: 21, ProcNum, Status })),
      );
      const detail = 'Zahn “18” ’ \\ ? 😀 \u00e9 "," held_0 \ud800';
      await recordAudit(tx, { permission: 'ProcEdit', patNum: 21, key: ProcNum, action: 'Created', detail });
      const within = [detail, ProcNum, detail] as const;
      await recordAudit(tx, { permission: 'ProcEdit', patNum: 22, action: 'Created', detail: within });
      return procedure;
    });
    expect(Number.isInteger(stored.ProcNum)).toBe(true);
    const [found, attaches, claimProcs, audit, naming] = await practices[1]!.read(async (handle) => [
      await findRow(handle, 'procedurelog', stored.ProcNum),
      await rowsWhere(handle, 'treatplanattach', 'ProcNum', stored.ProcNum),
      await rowsWhere(handle, 'claimproc', 'ProcNum', stored.ProcNum),
      await rowsWhere(handle, 'securitylog', 'FKey', stored.ProcNum),
      await rowsWhere(handle, 'securitylog', 'PatNum', 22),
    ]);
    const text = audit[0]!.LogText!;
    expect(naming[0]!.LogText).toBe(text + stored.ProcNum + text.slice(text.indexOf('Zahn')));
    expect(found).toMatchObject({ ProcNum: stored.ProcNum, PatNum: 21, ProcFee: 12.5 });
    expect([attaches.length, claimProcs.map(({ Status }) => Status), audit.length]).toEqual([1, [1, 2], 1]);
    expect(await practices[0]!.read(verifyAudit)).toMatchObject({ found: 0, problems: [] });
    const told = await practices[0]!.feed!.read((work) => practices[0]!.read(work), { after: 0, limit: 1000 });
    const keys = told.changes
      .filter(({ PatNum }) => PatNum === 21 || PatNum === null)
      .map(({ table, key }) => `${table} ${key}`);
    expect(keys).toEqual(
      expect.arrayContaining([
        `procedurelog ${stored.ProcNum}`,
        `treatplanattach ${attaches[0]!.TreatPlanAttachNum}`,
        ...claimProcs.map(({ ClaimProcNum }) => `claimproc ${ClaimProcNum}`),
        `securitylog ${audit[0]!.SecurityLogNum}`,
      ]),
    );
    expect(await practices[0]!.read(verifyAudit)).toMatchObject({ waiting: 0, found: 0, problems: [] });
  });

  it.each([
    [
      'look for it',
      async (tx: Transaction, procNum: Key) => String((await findRow(tx, 'procedurelog', procNum))!.ProcNum),
    ],
    ['write its key into a text', async (_: Transaction, procNum: Key) => String(procNum)],
    [
      'store a row whose key they need',
      async (tx: Transaction, procNum: Key) => {
        await insertRow(tx, 'commlog', { PatNum: 22 });
        return String(procNum);
      },
    ],
  ])('start again when rules %s before it has its key', async (_, use) => {
    const texts: string[] = [];
    const { ProcNum } = await unitOfWork(practices[0]!, async (tx) => {
      const procedure = await insertRowWithPlaceholder(tx, 'procedurelog', { PatNum: 22 });
      texts.push(await use(tx, procedure.ProcNum));
      await sendRows(tx, 'commlog', [newRow('commlog', tx.now, { PatNum: 22, Note: texts.at(-1)! })]);
      return procedure;
    });
    const [notes, procedures] = await practices[1]!.read(async (handle) => [
      await rowsWhere(handle, 'commlog', 'Note', String(ProcNum)),
      await rowsWhere(handle, 'procedurelog', 'ProcNum', ProcNum),
    ]);
    expect([texts.at(-1), notes.length, procedures.length]).toEqual([String(ProcNum), 1, 1]);
  });

  it('see what they changed and removed, though it is sent later, and store it in their order', async () => {
    await unitOfWork(practices[0]!, async (tx) => {
      const rows = ['One', 'Two', 'Three'].map((Note) => newRow('commlog', tx.now, { PatNum: 23, Note }));
      await insertRows(tx, 'commlog', rows);
      const changed = await updateRow(tx, 'commlog', rows[0]!, { Note: 'First' });
      await deleteRows(tx, 'commlog', [rows[1]!]);
      expect((await rowsWhere(tx, 'commlog', 'PatNum', 23)).map(({ Note }) => Note)).toEqual(['First', 'Three']);
      await updateRow(tx, 'commlog', changed, { Note: 'Second' });
      await deleteRows(tx, 'commlog', [rows[2]!]);
      // More than one block takes.
      let last = newRow('commlog', tx.now, { PatNum: 23, Note: '0' });
      await insertRows(tx, 'commlog', [last]);
      for (let times = 1; times <= 30; times++) last = await updateRow(tx, 'commlog', last, { Note: String(times) });
    });
    const left = await practices[1]!.read((handle) => rowsWhere(handle, 'commlog', 'PatNum', 23));
    expect(left.map(({ Note }) => Note)).toEqual(['Second', '30']);
  });

  it('read a fact that they changed, though it is sent later', async () => {
    const names = (handle: Handle) =>
      handle.fact('names for this test', () => rowsWhere(handle, 'clinic', 'ClinicNum', 77));
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'clinic', { ClinicNum: 77, Abbr: 'Old' }));
    expect((await practices[0]!.read(names))[0]!.Abbr).toBe('Old');
    await unitOfWork(practices[0]!, async (tx) => {
      await updateRow(tx, 'clinic', (await findRow(tx, 'clinic', 77))!, { Abbr: 'New' });
      expect((await names(tx))[0]!.Abbr).toBe('New');
    });
    expect((await practices[1]!.read(names))[0]!.Abbr).toBe('New');
  });

  it.each([2, 3, 7, 70])('change %i rows at once, each to values of its own, as one by one', async (count) => {
    const wanted = await unitOfWork(practices[0]!, async (tx) => {
      const rows = Array.from({ length: count }, (_, index) =>
        newRow('claimproc', tx.now, { PatNum: 500 + count, ProcNum: index, BaseEst: index, EstimateNote: 'as before' }),
      );
      await insertRows(tx, 'claimproc', rows);
      const updates = rows.map((row, index) => ({
        row,
        changes: [
          { BaseEst: index + 0.25, EstimateNote: `now “${index}”`, ProcDate: `2025-01-${10 + (index % 19)}` },
          { PlanNum: index % 2 ? 9007199254740993n : 4, Percentage: -1 },
          { BaseEst: index, EstimateNote: undefined },
        ][index % 3]!,
      }));
      const before = tx.changes.length;
      await updateEach(tx, 'claimproc', updates);
      expect(tx.changes.length - before).toBe(updates.filter((_, index) => index % 3 < 2).length);
      return updates.map(({ row, changes }) => ({
        ...row,
        ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      }));
    });
    const stored = await practices[1]!.read((handle) => rowsWhere(handle, 'claimproc', 'PatNum', 500 + count));
    expect(stored).toEqual(wanted);
  });

  it('are undone by an answer that comes out as a refusal before they are committed', async () => {
    const refused = unitOfWork(practices[0]!, async (tx) => {
      await insertRow(tx, 'treatplan', { TreatPlanNum: 6, PatNum: 7, Heading: 'Never' });
      const answer = findRow(tx, 'treatplan', 6).then(() => Promise.reject(new Refusal(404, 'Not there.')));
      // Whoever asks without waiting sees to it that the refusal is nobody's surprise.
      answer.catch(() => {});
      tx.unanswered.push(answer);
    });
    await expect(refused).rejects.toThrow('Not there.');
    expect(await practices[0]!.read((handle) => plan(handle, 6))).toBeUndefined();
  });

  it('lock after reading without acting on what has changed since', async () => {
    await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'treatplan', { TreatPlanNum: 3, PatNum: 8, Heading: '0' }));
    const increment = (practice: Practice) =>
      unitOfWork(practice, async (tx) => {
        const row = (await plan(tx, 3))!;
        await tx.lockPatient(8);
        await updateRow(tx, 'treatplan', row, { Heading: String(Number(row.Heading) + 1) });
      });
    await Promise.all(Array.from({ length: 12 }, (_, index) => increment(practices[index % 2]!)));
    expect(await headingOf(3)).toBe('12');
  });

  it.runIf(engine === 'mariadb').each([
    [1290, 503, 'read_only'],
    [1021, 507, 'disk'],
    [1969, 503, 'took too long'],
  ])(
    'say what error %i was in a statement that went out with COMMIT, and store nothing',
    async (errno, status, said) => {
      const name = new URL(shared.database).pathname.slice(1);
      await onTestServer(
        `CREATE TRIGGER ${name}.refusing BEFORE UPDATE ON ${name}.fee FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ${errno}, MESSAGE_TEXT = 'on purpose'`,
      );
      const before = await unitOfWork(practices[0]!, (tx) => insertRow(tx, 'fee', { Amount: 5 }));
      const refused = unitOfWork(practices[0]!, async (tx) => {
        const row = (await findRow(tx, 'fee', before.FeeNum))!;
        await updateRow(tx, 'fee', row, { Amount: 6 });
      });
      await expect(refused).rejects.toMatchObject({ status, message: expect.stringContaining(said) });
      await onTestServer(`DROP TRIGGER ${name}.refusing`);
      expect(await practices[0]!.read((handle) => findRow(handle, 'fee', before.FeeNum))).toMatchObject({ Amount: 5 });
    },
  );

  it('refuse a part that goes on after another one has failed', async () => {
    let late: Promise<unknown> | undefined;
    const failed = Promise.withResolvers<void>();
    const failing = unitOfWork(practices[0]!, async (tx) => {
      late = failed.promise.then(() => insertRow(tx, 'treatplan', { TreatPlanNum: 4, Heading: 'late' }));
      throw new Refusal(400, 'on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    failed.resolve();
    await expect(late).rejects.toThrow('Transaction is already');
    expect(await practices[0]!.read((handle) => plan(handle, 4))).toBeUndefined();
  });
});
