import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { dueAmong } from '../../src/db/due-estimates.ts';
import { OURSELVES } from '../../src/db/handle.ts';
import { FACT_VERSION } from '../../src/db/mariadb/facts/fact-version.ts';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { openSession, type Session } from '../../src/db/mariadb/sessions/session.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import type { Practice } from '../../src/db/practice.ts';
import { findRow, insertRow, newRow, rowsWhere, sendRows } from '../../src/db/rows/rows.ts';
import { Conflict } from '../../src/db/trouble.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { notFound } from '../../src/domain/refusal.ts';
import { procedureRow } from '../../src/resources/procedurelogs/row.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const LOST_DEADLOCK = { errno: 1213 };

describe.runIf(engines.includes('mariadb'))('statements that are sent without waiting for those before', () => {
  let shared: FreshDatabase;
  let practice: Practice;
  let here: Session;
  let there: Session;
  beforeAll(async () => {
    shared = await sharedDatabase('mariadb');
    practice = (await openPractice(shared.database, systemClock)).practice;
    const address = parseAddress(shared.database);
    [here, there] = [
      await openSession(address, address.servers[0]!, []),
      await openSession(address, address.servers[0]!, []),
    ];
    await here.command('CREATE TABLE fought_over (Id INT PRIMARY KEY, Version INT NOT NULL)');
    await here.command('CREATE TABLE stray (Id INT PRIMARY KEY)');
    await here.command('INSERT INTO fought_over SELECT seq, 0 FROM seq_1_to_50');
  });
  afterAll(async () => {
    here?.close();
    there?.close();
    await practice?.close();
    await shared?.drop();
  });

  it('leave nothing behind when one of them loses a deadlock', async () => {
    // Prepared before, so that nothing waits for its name.
    await here.run('INSERT INTO stray VALUES (?)', [1]);
    await here.run('UPDATE fought_over SET Version = Version + 1 WHERE Id >= ?', [50]);
    await here.command('START TRANSACTION');
    await here.run('UPDATE fought_over SET Version = Version + 1 WHERE Id >= ?', [50]);
    await there.command('START TRANSACTION');
    // Has done more, so the other one is undone.
    await there.run('UPDATE fought_over SET Version = Version + 1 WHERE Id <= ?', [40]);
    const losing = here.run('UPDATE fought_over SET Version = Version + 1 WHERE Id >= ?', [1]);
    const behind = here.run('INSERT INTO stray VALUES (?)', [2]);
    const winning = there.run('UPDATE fought_over SET Version = Version + 1 WHERE Id = ?', [50]);
    await expect(losing).rejects.toMatchObject(LOST_DEADLOCK);
    await behind;
    await winning;
    await here.command('ROLLBACK');
    await there.command('COMMIT');
    expect(await there.all('SELECT Id FROM stray')).toEqual([{ Id: 1 }]);
  });

  it('begin a unit of work with their first statement, whether or not it is prepared yet', async () => {
    const strays = () => there.all('SELECT Id FROM stray WHERE Id BETWEEN -9 AND -1');
    for (const _ of ['not prepared yet', 'prepared']) {
      here.beginWithNext();
      const locked = here.run('UPDATE fought_over SET Version = Version + 1 WHERE Id = ? AND Version >= 0', [33]);
      await Promise.all([locked, here.run('INSERT INTO stray VALUES (?), (?)', [-2, -1])]);
      // Prepared within the transaction, which the server confirms to be there.
      expect(await here.all('SELECT Id FROM stray WHERE Id BETWEEN -9 AND ?', [-1])).toHaveLength(2);
      expect(await strays()).toEqual([]);
      await here.command('ROLLBACK');
      expect(await strays()).toEqual([]);
    }
    here.beginWithNext();
    await here.run('INSERT INTO stray VALUES (?), (?)', [-2, -1]);
    await here.command('COMMIT');
    expect(await strays()).toHaveLength(2);
  });

  it('see after a unit of work what others store, each statement by itself', async () => {
    await here.command('START TRANSACTION');
    await here.command('COMMIT');
    const versions = () => here.all('SELECT MAX(Version) AS version FROM fought_over');
    const [{ version }] = (await versions()) as [{ version: number }];
    await there.run('UPDATE fought_over SET Version = ? WHERE Id = 7', [Number(version) + 1]);
    expect(await versions()).toEqual([{ version: Number(version) + 1 }]);
    await here.run('INSERT INTO stray VALUES (?)', [3]);
    expect(await there.all('SELECT Id FROM stray WHERE Id = 3')).toEqual([{ Id: 3 }]);
  });

  /** A session of its own, which ends with the work: a transaction that it left open would keep the database from going. */
  async function withSession<T>(
    setUp: string[],
    statement: number,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const address = parseAddress(shared.database);
    const session = await openSession(address, address.servers[0]!, setUp, { connect: 10_000, statement });
    return work(session).finally(session.close);
  }

  it('do so on a server whose administrator turned autocommit off', () =>
    withSession(['SET autocommit = 0'], 2000, async (session) => {
      const versions = () => session.all('SELECT MAX(Version) AS version FROM fought_over');
      const [{ version }] = (await versions()) as [{ version: number }];
      await there.run('UPDATE fought_over SET Version = ? WHERE Id = 7', [Number(version) + 1]);
      expect(await versions()).toEqual([{ version: Number(version) + 1 }]);
      await session.run('INSERT INTO stray VALUES (?)', [4]);
      expect(await there.all('SELECT Id FROM stray WHERE Id = 4')).toEqual([{ Id: 4 }]);
    }));

  it('are late only when the server has answered none of them for so long', () =>
    withSession([], 3000, async (session) => {
      const slow = () => session.all('SELECT SLEEP(2) AS slept');
      expect(await Promise.all([slow(), slow()])).toEqual([[{ slept: 0 }], [{ slept: 0 }]]);
      await expect(session.all('SELECT SLEEP(20) AS slept')).rejects.toThrow('did not answer in time');
    }));

  it('store everything with the last of them, or nothing when it fails', async () => {
    const INSERT = 'INSERT INTO stray VALUES (?)';
    await here.command('START TRANSACTION');
    await here.run(INSERT, [10]);
    await here.runBlock(INSERT, [11], () => false, 'and commit');
    expect(await there.all('SELECT Id FROM stray WHERE Id >= 10')).toEqual([{ Id: 10 }, { Id: 11 }]);

    await here.command('START TRANSACTION');
    await here.run(INSERT, [12]);
    await expect(here.runBlock(INSERT, [11], () => false, 'and commit')).rejects.toMatchObject({ errno: 1062 });
    await here.command('ROLLBACK');
    expect(await there.all('SELECT Id FROM stray WHERE Id >= 10')).toEqual([{ Id: 10 }, { Id: 11 }]);
    expect(await here.all('SELECT Id FROM stray WHERE Id >= 10')).toEqual([{ Id: 10 }, { Id: 11 }]);
  });

  it('undo the unit of work when one that nobody waits for fails', async () => {
    const rowOf = (key: number) => newRow('securitylog', '2026-01-05 08:00:00', { SecurityLogNum: key, LogText: 'A' });
    await unitOfWork(practice, (tx) => sendRows(tx, 'securitylog', [rowOf(70)]));
    const failing = unitOfWork(practice, async (tx) => {
      await sendRows(tx, 'securitylog', [rowOf(71)]);
      await sendRows(tx, 'securitylog', [rowOf(70)]);
      await sendRows(tx, 'securitylog', [rowOf(72)]);
    });
    await expect(failing).rejects.toThrow('does not store this in the table "securitylog"');
    for (const key of [71, 72]) {
      expect(await practice.read((handle) => findRow(handle, 'securitylog', key))).toBeUndefined();
    }
  });

  const HELD_AT = '2026-01-06 09:00:00';
  const heldRow = (PatNum: number, LogText: string) => newRow('securitylog', HELD_AT, { PatNum, LogText });
  const heldOf = (PatNum: number) => practice.read((handle) => rowsWhere(handle, 'securitylog', 'PatNum', PatNum));

  it('are found by whatever the unit of work reads behind them', async () => {
    const found = await unitOfWork(practice, async (tx) => {
      await sendRows(tx, 'securitylog', [heldRow(80, 'first')]);
      const between = await rowsWhere(tx, 'securitylog', 'PatNum', 80);
      await sendRows(tx, 'securitylog', [heldRow(80, 'second'), heldRow(80, 'third')]);
      return between.map(({ LogText }) => LogText);
    });
    expect(found).toEqual(['first']);
    expect((await heldOf(80)).map(({ LogText }) => LogText)).toEqual(['first', 'second', 'third']);
  });

  it('are told by the keys that they got, whether they left before COMMIT or with it', async () => {
    const head = (await practice.feed!.ends((look) => practice.read(look))).head;
    await unitOfWork(practice, async (tx) => {
      await sendRows(tx, 'securitylog', [heldRow(81, 'a'), heldRow(81, 'b')]);
      await rowsWhere(tx, 'securitylog', 'PatNum', 81);
      await sendRows(tx, 'securitylog', [heldRow(81, 'c')]);
      await sendRows(tx, 'commlog', [newRow('commlog', HELD_AT, { PatNum: 81 })]);
      await sendRows(tx, 'securitylog', [heldRow(81, 'd'), heldRow(81, 'e')]);
    });
    const logs = (await heldOf(81)).map(({ SecurityLogNum }) => `securitylog ${SecurityLogNum}`);
    const [commlog] = await practice.read((handle) => rowsWhere(handle, 'commlog', 'PatNum', 81));
    const told = await practice.feed!.read((look) => practice.read(look), { after: head, limit: 10 });
    expect(told.changes.map(({ table, key }) => `${table} ${key}`)).toEqual([
      ...logs.slice(0, 3),
      `commlog ${commlog!.CommlogNum}`,
      ...logs.slice(3),
    ]);
  });

  it('are told by the keys that they bring', async () => {
    const head = (await practice.feed!.ends((look) => practice.read(look))).head;
    const keys = [9_000_001, 9_000_003];
    await unitOfWork(practice, async (tx) => {
      await insertRow(tx, 'commlog', { PatNum: 83 });
      await sendRows(
        tx,
        'securitylog',
        keys.map((SecurityLogNum) => ({ ...heldRow(83, 'a'), SecurityLogNum })),
      );
    });
    expect((await heldOf(83)).map(({ SecurityLogNum }) => SecurityLogNum)).toEqual(keys);
    const told = await practice.feed!.read((look) => practice.read(look), { after: head, limit: 10 });
    expect(told.changes.filter(({ table }) => table === 'securitylog').map(({ key }) => key)).toEqual(keys);
  });

  it('are not stored when the answer cannot be read', async () => {
    const unread = unitOfWork(practice, async (tx) => {
      await sendRows(tx, 'securitylog', [heldRow(82, 'a')]);
      const where = [['p.NoSuchColumn = ?', 1]] as const;
      const answer = tx.jsonRowsAtEnd!(
        { row: procedureRow, where, orderBy: 'p.ProcNum' },
        { formats: {}, serverDateTime: '' },
      );
      answer.catch(() => {});
      return { answer };
    });
    await expect(unread).rejects.toMatchObject({ status: 503, message: expect.stringContaining('NoSuchColumn') });
    expect(await heldOf(82)).toEqual([]);
  });

  it('are not read for an answer that is known', async () => {
    /** Would be refused if it were sent. */
    const unreadable = [['p.NoSuchColumn = ?', 1]] as const;
    const answers: string[] = [];
    for (const where of [[['p.PatNum = ?', 84]], unreadable] as const) {
      const { answer } = await unitOfWork(
        practice,
        async (tx) => {
          const stored = await insertRow(tx, 'procedurelog', { PatNum: 84, ClaimNote: 'Known.' });
          const answer = tx.jsonRowsAtEnd!(
            { row: procedureRow, where, orderBy: 'p.ProcNum' },
            { formats: {}, serverDateTime: '' },
            stored,
          );
          return { answer };
        },
        { patients: [84] },
      );
      answers.push(...(await answer).map((text) => JSON.stringify({ ...JSON.parse(text), ProcNum: 0 })));
    }
    expect(answers[0]).toContain('"ClaimNote":"Known."');
    expect(answers[1]).toBe(answers[0]);
  });

  it('count before what the work behind them finds in a transaction that was undone', async () => {
    await practice.write(async (tx) => void (await findRow(tx, 'patient', 1)), {
      patients: new Set([1]),
      by: OURSELVES,
    });
    await there.command('START TRANSACTION');
    await there.run('UPDATE fought_over SET Version = Version + 1 WHERE Id <= ?', [40]);
    await there.run("INSERT IGNORE INTO securitylog (SecurityLogNum, LogText) VALUES (?, 'Theirs')", [80]);
    let tries = 0;
    let winning: Promise<unknown> | undefined;
    await unitOfWork(
      practice,
      async (tx) => {
        tries++;
        const { PatNum } = await insertRow(tx, 'patient', { LName: 'Ivory' });
        winning ??= there
          .run('UPDATE bitewing_patient_lock SET Version = Version + 1 WHERE PatNum = ?', [1])
          .finally(() => there.command('ROLLBACK'));
        // Has done less than the other one, and so is undone.
        await sendRows(tx, 'securitylog', [
          newRow('securitylog', tx.now, { SecurityLogNum: 80, PatNum, LogText: 'Ours' }),
        ]);
        if (!(await findRow(tx, 'patient', PatNum))) throw notFound('Patient');
      },
      { patients: [1] },
    );
    await winning;
    expect(tries).toBeGreaterThan(1);
    expect(await there.all('SELECT LogText FROM securitylog WHERE SecurityLogNum = 80')).toEqual([{ LogText: 'Ours' }]);
  });

  it('begin the unit of work again when a read that was sent ahead says that it was undone', async () => {
    const patients = [1];
    let tries = 0;
    // Long before the unit waits for it.
    const ahead = () => [tries === 0 ? Promise.reject(new Conflict('Another node was faster.')) : Promise.resolve()];
    await unitOfWork(
      practice,
      async (tx) => {
        tries++;
        await findRow(tx, 'patient', 1);
        await findRow(tx, 'patient', 2);
      },
      { patients, ahead },
    );
    expect(tries).toBe(2);
  });

  it('begin a unit of work without a table on the server’s disk', async () => {
    const made = async () => {
      const [row] = await here.all("SHOW SESSION STATUS LIKE 'Created_tmp_disk_tables'");
      return Number(row!.Value);
    };
    const before = await made();
    await here.all(`SELECT ${FACT_VERSION}`);
    await practice.read((handle) => dueAmong({ ...handle, select: here.all }, [1, 2]));
    expect(await made()).toBe(before);
  });

  it('may take as long as the address says', async () => {
    const database = `${shared.database}?timeout=60`;
    const patient = await openSession(parseAddress(database), parseAddress(database).servers[0]!, []);
    expect(await patient.all('SELECT SLEEP(2.2) AS slept').finally(patient.close)).toEqual([{ slept: 0 }]);
    const { practice } = await openPractice(database, systemClock);
    const [limit] = await practice
      .read((handle) => handle.select('SELECT @@max_statement_time AS seconds', []))
      .finally(practice.close);
    expect(Number(limit!.seconds)).toBe(59.8);
  });
});
