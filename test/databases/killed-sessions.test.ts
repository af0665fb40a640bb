import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToTestServer, engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const CALLERS = 8;
const WRITES = 120;
/** At most this many milliseconds between two kills. */
const LONGEST_PAUSE = 30;
const WAYS = ['KILL', 'KILL QUERY', 'KILL SOFT'];
const PATIENTS = [11, 12, 13];

const NOT_CONFIRMED = 'did not confirm';

describe.runIf(engines.includes('mariadb'))('sessions that an administrator kills at any moment', () => {
  let fresh: FreshDatabase;
  let practice: TestPractice;
  let administrator: Connection;
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    practice = await startTestPractice({ database: fresh.database });
    administrator = await connectToTestServer();
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await practice.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await practice.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    await practice.lay('carrier', { CarrierNum: 1, CarrierName: 'Delta' });
    await practice.lay('insplan', { PlanNum: 1, CarrierNum: 1 });
    for (const PatNum of PATIENTS) {
      await practice.lay('patient', { PatNum, LName: `Ivory${PatNum}`, PriProv: 1 });
      await practice.lay('inssub', { InsSubNum: PatNum, PlanNum: 1, Subscriber: PatNum });
      await practice.lay('patplan', { PatPlanNum: PatNum, PatNum, Ordinal: 1, InsSubNum: PatNum });
    }
  });
  afterAll(async () => {
    await administrator?.end();
    await practice?.stop();
    await fresh?.drop();
  });

  const databaseName = () => new URL(fresh.database).pathname.slice(1);

  async function kill(way: string): Promise<void> {
    const sessions: { id: number }[] = await administrator.query(
      'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE DB = ?',
      [databaseName()],
    );
    const one = sessions[Math.floor(Math.random() * sessions.length)];
    // It may have ended meanwhile.
    if (one) await administrator.query(`${way} ${one.id}`).catch(() => {});
  }

  /** Sends a write, with an Idempotency-Key again and again; answers the key that was acknowledged, or what was said. */
  async function write(number: number): Promise<number | string> {
    const PatNum = PATIENTS[number % PATIENTS.length];
    const BillingNote = `Write ${number}`;
    const body = { PatNum, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120', BillingNote };
    const isRepeated = number % 2 === 1;
    const headers = isRepeated ? { 'idempotency-key': `Key ${number}` } : undefined;
    for (;;) {
      const answer = await practice.send('POST', '/procedurelogs', body, headers);
      if (answer.status === 201) return answer.body.ProcNum;
      expect(answer, answer.text).toMatchObject({ status: 503 });
      if (!isRepeated) return answer.text;
    }
  }

  interface Told {
    readonly number: number;
    readonly table: string;
    readonly key: number;
    readonly kind: string;
  }

  async function everythingTold(): Promise<Told[]> {
    const told: Told[] = [];
    for (let after = 0; ; after = told.at(-1)!.number) {
      const { body } = await practice.ext('GET', `/api/ext/v1/changes?after=${after}&limit=1000`);
      if (body.changes.length === 0) return told;
      told.push(...body.changes);
    }
  }

  it('lose nothing that was acknowledged, store nothing twice or by half, and each change is told once', async () => {
    let isOver = false;
    const killing = (async () => {
      for (let count = 0; !isOver; count++) {
        await kill(WAYS[count % WAYS.length]!);
        await pause(Math.random() * LONGEST_PAUSE);
      }
    })();
    const answers: (number | string)[] = [];
    let next = 0;
    const caller = async () => {
      for (let number = next++; number < WRITES; number = next++) answers[number] = await write(number);
    };
    await Promise.all(Array.from({ length: CALLERS }, caller)).finally(() => {
      isOver = true;
    });
    await killing;

    const stored = await practice.rows('procedurelog');
    for (const [number, answer] of answers.entries()) {
      const keys = stored.filter(({ BillingNote }) => BillingNote === `Write ${number}`).map(({ ProcNum }) => ProcNum);
      if (typeof answer === 'number') expect(keys).toEqual([answer]);
      else if (answer.includes(NOT_CONFIRMED)) expect(keys.length).toBeLessThanOrEqual(1);
      else expect(keys).toEqual([]);
    }
    const keys = stored.map(({ ProcNum }) => Number(ProcNum)).sort((one, other) => one - other);
    const sorted = (found: readonly unknown[]) => found.map(Number).sort((one, other) => one - other);
    expect(sorted((await practice.rows('securitylog')).map(({ FKey }) => FKey))).toEqual(keys);
    expect(sorted((await practice.rows('claimproc')).map(({ ProcNum }) => ProcNum))).toEqual(keys);
    expect(sorted((await practice.rows('treatplanattach')).map(({ ProcNum }) => ProcNum))).toEqual(keys);
    const told = await everythingTold();
    const toldNew = told.filter(({ table, kind }) => table === 'procedurelog' && kind === 'insert');
    expect(sorted(toldNew.map(({ key }) => key))).toEqual(keys);
  });

  it('leave no transaction open behind them', async () => {
    const open = () =>
      administrator.query(
        `SELECT trx_mysql_thread_id AS id FROM information_schema.INNODB_TRX t
          JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id WHERE p.DB = ?`,
        [databaseName()],
      );
    await expect.poll(open).toEqual([]);
  });
});
