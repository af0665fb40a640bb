import { createConnection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACT_TABLES } from '../../src/db/facts.ts';
import { FACT_VERSION, versionIn } from '../../src/db/mariadb/facts/fact-version.ts';
import { newRow } from '../../src/db/rows/rows.ts';
import { idColumn, type TableName } from '../../src/db/schema/tables.ts';
import { openSqlite } from '../../src/db/sqlite/connection.ts';
import { engines, type FreshDatabase, onTestServer, sharedDatabase, testServer } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const NOW = '2025-03-10 09:00:00';

/** Another program on the same database. */
interface ByHand {
  run(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

async function byHand(database: string): Promise<ByHand> {
  if (!database.startsWith('mariadb:')) {
    const connection = openSqlite(database);
    return {
      run: async (sql, values = []) => {
        if (/^select/i.test(sql)) return connection.all(sql, values as never);
        connection.run(sql, values as never);
        return [];
      },
      close: async () => connection.close(),
    };
  }
  const { hostname, port, username, password, pathname } = new URL(database);
  const connection = await createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    password,
    database: pathname.slice(1),
  });
  // Columns that a statement does not name get what MariaDB thinks empty.
  await connection.query("SET SESSION sql_mode = ''");
  return {
    run: async (sql, values = []) => connection.query(sql, values as never),
    close: () => connection.end(),
  };
}

/** An office where everything that a first price is made of stands once. */
async function layOffice(office: TestPractice): Promise<void> {
  await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1', FeeSched: 53 });
  await office.lay('feesched', { FeeSchedNum: 53 }, { FeeSchedNum: 54 });
  await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120' });
  await office.lay('fee', { FeeNum: 1, FeeSched: 53, CodeNum: 3, Amount: 50 });
  await office.lay('fee', { FeeNum: 2, FeeSched: 54, CodeNum: 3, Amount: 40 });
  await office.lay('insplan', { PlanNum: 1, PlanType: 'p', FeeSched: 54 });
  await office.lay('benefit', { BenefitNum: 1, PlanNum: 1, BenefitType: 1, Percent: 80, MonetaryAmt: -1, CodeNum: 3 });
  await office.lay('patient', { PatNum: 1, PriProv: 1 });
  await office.lay('inssub', { InsSubNum: 1, PlanNum: 1, Subscriber: 1 });
  await office.lay('patplan', { PatPlanNum: 1, PatNum: 1, InsSubNum: 1, Ordinal: 1 });
}

const planned = { PatNum: 1, CodeNum: 3, ProcDate: '2025-03-10', ProcStatus: 'TP' };

describe.each(engines)('what an office laid down, known to two servers, on %s', (engine) => {
  let shared: FreshDatabase;
  let servers: TestPractice[];
  let hand: ByHand;
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    servers = [
      await startTestPractice({ database: shared.database }),
      await startTestPractice({ database: shared.database }),
    ];
    await layOffice(servers[0]!);
    hand = await byHand(shared.database);
  });
  afterAll(async () => {
    await hand.close();
    for (const server of servers) await server.stop();
    await shared.drop();
  });

  /** What a new procedure costs and what the plan is thought to pay, by each server. */
  async function prices(): Promise<string[]> {
    const told: string[] = [];
    for (const server of servers) {
      const { status, body } = await server.post('/procedurelogs', {
        ...{ PatNum: 1, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120' },
      });
      expect(status).toBe(201);
      const [row] = await server.rows('claimproc', ({ ProcNum }) => ProcNum === body.ProcNum);
      told.push(`${body.ProcFee} ${row!.InsEstTotal}`);
    }
    return told;
  }

  const inside = (work: (office: TestPractice) => Promise<unknown>) => () => work(servers[1]!);
  const outside = (sql: string) => () => hand.run(sql);
  const ways: [string, () => Promise<unknown>, string][] = [
    ['nothing', async () => {}, '50.00 32'],
    ['a fee through the API', inside((office) => office.put('/fees/1', { Amount: '60.00' })), '60.00 32'],
    ['a fee by hand', outside('UPDATE fee SET Amount = 70 WHERE FeeNum = 1'), '70.00 32'],
    ["a plan's fee by hand", outside('UPDATE fee SET Amount = 20 WHERE FeeNum = 2'), '70.00 16'],
    ['a percentage by hand', outside('UPDATE benefit SET Percent = 50 WHERE BenefitNum = 1'), '70.00 10'],
    ["a provider's schedule by hand", outside('UPDATE provider SET FeeSched = 54 WHERE ProvNum = 1'), '20.00 10'],
    ['a fee taken away by hand', outside('DELETE FROM fee WHERE FeeNum = 2'), '0.00 0'],
    [
      'the fee put back',
      outside('INSERT INTO fee (FeeNum, FeeSched, CodeNum, Amount) VALUES (2, 54, 3, 90)'),
      '90.00 45',
    ],
  ];

  it.each(ways)('follows both at once when %s changes', async (_what, change, expected) => {
    // Both have read it before, so what is told afterwards was read anew.
    await prices();
    await change();
    expect(await prices()).toEqual([expected, expected]);
  });

  it('decides a refusal by what holds at this moment, in both directions', async () => {
    const { body } = await servers[0]!.post('/procedurelogs', { ...planned, ProcFee: '30.00' });
    const { ProcNum } = body as { ProcNum: number };
    const refused = async (server: TestPractice, fee: number) =>
      (await server.put(`/procedurelogs/${ProcNum}`, { ProcFee: `${fee}.00` })).status;
    for (const [ProcCode, status] of [
      ['~GRP~', 400],
      ['D0120', 200],
      ['~GRP~', 400],
      ['D0120', 200],
    ] as const) {
      await hand.run('UPDATE procedurecode SET ProcCode = ? WHERE CodeNum = 3', [ProcCode]);
      for (const [index, server] of servers.entries()) expect(await refused(server, 31 + index)).toBe(status);
    }
    await hand.run('DELETE FROM claimproc');
    await hand.run('DELETE FROM procedurelog');
  });

  it('never shows a unit of work its own change as everybody’s, nor keeps one that is undone', async () => {
    const [office] = servers as [TestPractice];
    await prices();
    const before = await prices();
    const read = (handle: Parameters<Parameters<typeof office.server.practice.read>[0]>[0]) =>
      handle.fact('fee of a test', () => handle.select('select Amount from fee where FeeNum = ?', [2]));
    await office.server.practice.read(read);
    const undone = office.server.practice.write(async (tx) => {
      await tx.run('update fee set Amount = ? where FeeNum = ?', [1, 2]);
      expect(await read(tx)).toEqual([{ Amount: 1 }]);
      expect(await servers[1]!.server.practice.read(read)).toEqual([{ Amount: 90 }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await office.server.practice.read(read)).toEqual([{ Amount: 90 }]);
    expect(await prices()).toEqual(before);
  });
});

describe.runIf(engines.includes('mariadb'))('the version of facts on a MariaDB', () => {
  let shared: FreshDatabase;
  let hand: ByHand;
  beforeAll(async () => {
    shared = await sharedDatabase('mariadb');
    await (await startTestPractice({ database: shared.database })).stop();
    hand = await byHand(shared.database);
  });
  afterAll(async () => {
    await hand.close();
    await shared.drop();
  });

  it.each([...FACT_TABLES] as TableName[])('moves with every change of %s, and back with none', async (table) => {
    const version = async () => versionIn(await hand.run(`SELECT ${FACT_VERSION}`));
    const column = Object.keys(newRow(table, NOW, {})).find((name) => !/date/i.test(name));
    const seen = [await version()];
    await hand.run(`INSERT INTO \`${table}\` (\`${idColumn(table)}\`) VALUES (7)`);
    seen.push(await version());
    await hand.run(`UPDATE \`${table}\` SET \`${column}\` = '5' WHERE \`${idColumn(table)}\` = 7`);
    seen.push(await version());
    await hand.run('START TRANSACTION');
    await hand.run(`UPDATE \`${table}\` SET \`${column}\` = '6' WHERE \`${idColumn(table)}\` = 7`);
    await hand.run('ROLLBACK');
    expect(await version()).toBe(seen.at(-1));
    await hand.run(`DELETE FROM \`${table}\` WHERE \`${idColumn(table)}\` = 7`);
    seen.push(await version());
    expect(new Set(seen).size).toBe(4);
  });

  it('makes triggers anew that are missing, and says so where it may not', async () => {
    const count = async () =>
      (await hand.run('SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()')).length;
    const all = await count();
    expect(all).toBe(3 * FACT_TABLES.size);
    await hand.run('DROP TRIGGER bitewing_fee_update');
    const { pathname } = new URL(shared.database);
    const user = `plain_${process.pid}`;
    await onTestServer(
      `CREATE USER ${user}@'%' IDENTIFIED BY 'plain'`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON ${pathname.slice(1)}.* TO ${user}@'%'`,
    );
    try {
      const plain = new URL(testServer());
      Object.assign(plain, { username: user, password: 'plain', pathname });
      const office = await startTestPractice({ database: plain.href });
      expect(office.server.warnings.join()).toContain('GRANT TRIGGER');
      await layOffice(office);
      await hand.run('UPDATE fee SET Amount = 70 WHERE FeeNum = 1');
      const { body } = await office.post('/procedurelogs', {
        ...{ PatNum: 1, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120' },
      });
      expect(body.ProcFee).toBe('70.00');
      await office.stop();
    } finally {
      await onTestServer(`DROP USER ${user}@'%'`);
    }
    const office = await startTestPractice({ database: shared.database });
    expect(office.server.warnings.join()).not.toContain('TRIGGER');
    expect(await count()).toBe(all);
    await office.stop();
  });
});
