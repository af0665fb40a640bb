import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToTestServer, engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const CALLERS = 16;
/** Patients whose procedures are stored at the same time, and those whose are stored one after the other. */
const together = Array.from({ length: CALLERS }, (_, index) => index + 1);
const oneByOne = together.map((patNum) => patNum + 100);

const planned = { ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D2740', ToothNum: '3' };

describe.runIf(engines.includes('mariadb'))('units of work that share a transaction', () => {
  let fresh: FreshDatabase;
  let practice: TestPractice;
  let administrator: Connection;
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    practice = await startTestPractice({ database: fresh.database });
    administrator = await connectToTestServer();
    await administrator.query(`USE ${new URL(fresh.database).pathname.slice(1)}`);
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1', FeeSched: 1 });
    await practice.lay('feesched', { FeeSchedNum: 1 });
    await practice.lay('procedurecode', { CodeNum: 3, ProcCode: 'D2740', Descript: 'Crown', TreatArea: 2 });
    await practice.lay('fee', { FeeSched: 1, CodeNum: 3, Amount: 900 });
    await practice.lay('insplan', { PlanNum: 1, FeeSched: 1 });
    await practice.lay('benefit', { PlanNum: 1, BenefitType: 1, Percent: 50, MonetaryAmt: -1, CodeNum: 3 });
    await practice.lay('discountplan', { DiscountPlanNum: 1, FeeSchedNum: 1, DefNum: 0 });
    for (const PatNum of [...together, ...oneByOne]) {
      await practice.lay('patient', { PatNum, LName: `Ivory${PatNum}`, PriProv: 1 });
      if (PatNum % 4 === 1) await insure(PatNum);
      if (PatNum % 4 === 2)
        await practice.lay('discountplansub', { DiscountSubNum: PatNum, DiscountPlanNum: 1, PatNum });
      if (PatNum % 4 !== 3) await practice.lay('treatplan', { TreatPlanNum: PatNum, PatNum, TPStatus: 1 });
    }
    // How many statements a session has executed is the same for all rows that one of them writes.
    await administrator.query('CREATE TABLE locked_by (PatNum BIGINT, Session BIGINT, Statement BIGINT)');
    for (const event of ['INSERT', 'UPDATE']) {
      await administrator.query(
        `CREATE TRIGGER watch_${event} AFTER ${event} ON bitewing_patient_lock FOR EACH ROW
           INSERT INTO locked_by SELECT NEW.PatNum, CONNECTION_ID(), VARIABLE_VALUE
           FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'COM_STMT_EXECUTE'`,
      );
    }
  });
  afterAll(async () => {
    await administrator?.end();
    await practice?.stop();
    await fresh?.drop();
  });

  async function insure(PatNum: number): Promise<void> {
    await practice.lay('inssub', { InsSubNum: PatNum, PlanNum: 1, Subscriber: PatNum });
    await practice.lay('patplan', { PatPlanNum: PatNum, PatNum, Ordinal: 1, InsSubNum: PatNum });
  }

  /** How many patients the fullest lock statement had, of those since it was last asked. */
  async function mostLocked(): Promise<number> {
    const [row] = await administrator.query(
      'SELECT COALESCE(MAX(patients), 0) AS most FROM (SELECT COUNT(DISTINCT PatNum) AS patients FROM locked_by GROUP BY Session, Statement) t',
    );
    await administrator.query('DELETE FROM locked_by');
    return Number(row.most);
  }

  const post = (PatNum: number, more: object = {}) => practice.post('/procedurelogs', { PatNum, ...planned, ...more });

  const postTogether = (more: (patNum: number) => object = () => ({})) =>
    sendTogether(together, (patNum) => post(patNum, more(patNum)));

  /** Sends for all patients at once, again and again until some have shared a transaction. */
  async function sendTogether(patNums: readonly number[], send: typeof post) {
    for (let time = 0; time < 50; time++) {
      await mostLocked();
      const answers = await Promise.all(patNums.map((patNum) => send(patNum)));
      if ((await mostLocked()) > 1) return { times: time + 1, answers };
    }
    throw new Error('No two units of work shared a transaction.');
  }

  /** What is stored of a patient, without what no two patients have in common. */
  async function rowsOf(PatNum: number): Promise<unknown> {
    const tables = ['procedurelog', 'claimproc', 'treatplan', 'treatplanattach', 'proctp', 'securitylog'] as const;
    const isTheirs = (row: { PatNum: unknown }) => row.PatNum === PatNum;
    const procedures = new Set((await practice.rows('procedurelog', isTheirs)).map((row) => row.ProcNum));
    const found = await Promise.all(
      tables.map(async (table) => {
        const all =
          table === 'treatplanattach'
            ? await practice.rows(table, (row) => procedures.has(row.ProcNum))
            : await practice.rows(table, isTheirs);
        return all.map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(
              ([name]) => !/Num$|Date|Stamp|^ProcNumOrig$|^LogText$|^LogHash$|^FKey$/.test(name),
            ),
          ),
        );
      }),
    );
    return Object.fromEntries(tables.map((table, index) => [table, found[index]]));
  }

  it('are stored and answered as each would be by itself', async () => {
    const { times, answers } = await postTogether();
    for (let time = 0; time < times; time++) {
      for (const patNum of oneByOne) expect((await post(patNum)).status).toBe(201);
    }
    for (const [index, answer] of answers.entries()) {
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body.PatNum).toBe(together[index]);
      const { body } = await practice.get(`/procedurelogs/${answer.body.ProcNum}`);
      expect(answer.body).toEqual({ ...body, serverDateTime: '', DateTStamp: '' });
      expect(await rowsOf(together[index]!)).toEqual(await rowsOf(oneByOne[index]!));
    }
  });

  it('save plans with their lines and audit rows as each would be saved by itself', async () => {
    const havePlan = (patNum: number) => patNum % 4 !== 3;
    for (const patNum of [...together, ...oneByOne].filter(havePlan)) expect((await post(patNum)).status).toBe(201);
    const save = (TreatPlanNum: number) => practice.post('/treatplans/Saved', { TreatPlanNum });
    const patNums = together.filter(havePlan);
    const { times, answers } = await sendTogether(patNums, save);
    for (let time = 0; time < times; time++) {
      for (const patNum of oneByOne.filter(havePlan)) expect((await save(patNum)).status).toBe(201);
    }
    for (const [index, { status, body, text }] of answers.entries()) {
      expect(status, text).toBe(201);
      const listed = await practice.get(`/treatplans?PatNum=${patNums[index]}`);
      expect(listed.body).toContainEqual(body);
      const lines = await practice.rows('proctp', (row) => row.TreatPlanNum === body.TreatPlanNum);
      expect(lines.length).toBeGreaterThan(0);
      const audit = await practice.rows('securitylog', (row) =>
        row.LogText!.endsWith(` TreatPlanNum ${body.TreatPlanNum}, Heading `),
      );
      expect(audit.map(({ PatNum }) => PatNum)).toEqual([patNums[index]]);
      expect(await rowsOf(patNums[index]!)).toEqual(await rowsOf(patNums[index]! + 100));
    }
  });

  it('leave nothing of one that its rules refuse, and all of the others', async () => {
    const before = await practice.rows('procedurelog');
    const isRefused = (patNum: number) => patNum % 3 === 0;
    const { times, answers } = await postTogether((patNum) => (isRefused(patNum) ? { ProvNum: 77 } : {}));
    const accepted = together.filter((patNum) => !isRefused(patNum)).length;
    expect((await practice.rows('procedurelog')).length).toBe(before.length + times * accepted);
    for (const [index, { status, body }] of answers.entries()) {
      expect({ status, body }).toMatchObject(isRefused(together[index]!) ? { status: 404 } : { status: 201 });
    }
  });

  it('do not wait for the patient of another one', async () => {
    await administrator.beginTransaction();
    await administrator.query('SELECT * FROM bitewing_patient_lock WHERE PatNum = 1 FOR UPDATE');
    try {
      for (let time = 0; time < 5; time++) {
        const held = post(1);
        const others = await Promise.all(together.slice(1).map((patNum) => post(patNum)));
        for (const other of others) expect(other.status, other.text).toBe(201);
        await administrator.rollback();
        expect((await held).status).toBe(201);
        await administrator.beginTransaction();
        await administrator.query('SELECT * FROM bitewing_patient_lock WHERE PatNum = 1 FOR UPDATE');
      }
    } finally {
      await administrator.rollback();
    }
  });

  it('go alone when the database undoes what they share', async () => {
    // As a deadlock is told, again and again, whatever this patient stores.
    await administrator.query(
      `CREATE TRIGGER refuse BEFORE INSERT ON procedurelog FOR EACH ROW
         IF NEW.PatNum = 2 THEN SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213; END IF`,
    );
    try {
      const before = await practice.rows('procedurelog');
      const { times, answers } = await postTogether();
      expect(answers.map(({ status }) => status)).toEqual(together.map((patNum) => (patNum === 2 ? 503 : 201)));
      expect((await practice.rows('procedurelog')).length).toBe(before.length + times * (CALLERS - 1));
    } finally {
      await administrator.query('DROP TRIGGER refuse');
    }
  });
});
