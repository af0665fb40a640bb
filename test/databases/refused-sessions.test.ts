import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverRefusal } from '../../src/db/mariadb/sessions/server-refusals.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { startServer } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shape = { version: '24.3.1.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false } as const;

describe.runIf(canStartMariadb)('a MariaDB that lets this server in no more', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  const logged: string[] = [];
  beforeAll(async () => {
    server = await startPrivateMariadb('refused', '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    practice = await startTestPractice({
      database: office.readerUrl,
      logLevel: 'error',
      logTo: { write: (line: string) => void logged.push(line) },
    });
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  const reader = () => `'${office.reader}'@'127.0.0.1'`;

  async function endSessions(): Promise<void> {
    const sessions = await office.run('SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = ?', [
      office.reader,
    ]);
    for (const { id } of sessions) await office.run(`KILL ${id}`).catch(() => {});
  }

  it.each([
    [
      'another password',
      () => `ALTER USER ${reader()} IDENTIFIED BY 'other'`,
      () => `ALTER USER ${reader()} IDENTIFIED BY 'reader'`,
      /refuses the user or the password/,
      'ER_ACCESS_DENIED_ERROR',
    ],
    [
      'a locked user',
      () => `ALTER USER ${reader()} ACCOUNT LOCK`,
      () => `ALTER USER ${reader()} ACCOUNT UNLOCK`,
      /locked the user/,
      'ER_ACCOUNT_HAS_BEEN_LOCKED',
    ],
    [
      'no right on the database',
      () => `REVOKE SELECT ON ${office.name}.* FROM ${reader()}`,
      () => `GRANT SELECT ON ${office.name}.* TO ${reader()}`,
      /has no right on the database/,
      'ER_DBACCESS_DENIED_ERROR',
    ],
    [
      'no query left',
      () => `GRANT USAGE ON *.* TO ${reader()} WITH MAX_QUERIES_PER_HOUR 1`,
      () => `GRANT USAGE ON *.* TO ${reader()} WITH MAX_QUERIES_PER_HOUR 0`,
      /max_queries_per_hour/,
      'ER_USER_LIMIT_REACHED',
    ],
  ])(
    '%s: a sentence, the code in the log, and answers again once it is right',
    async (_what, wrong, right, sentence, code) => {
      expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
      logged.length = 0;
      await office.run(wrong());
      await endSessions();
      try {
        const read = await practice.get('/treatplans?PatNum=1');
        expect([read.status, read.body]).toEqual([503, expect.stringMatching(sentence)]);
        const query = await practice.put('/queries/ShortQuery', { SqlCommand: 'SELECT PatNum FROM patient' });
        expect([query.status, query.body]).toEqual([503, expect.stringMatching(sentence)]);
        const ready = await fetch(`${practice.server.origin}/readyz`);
        expect([ready.status, await ready.text()]).toEqual([503, expect.stringMatching(sentence)]);
        for (let count = 0; count < 20; count++) await practice.get('/treatplans?PatNum=1');
        const told = logged.filter((line) => line.includes(code));
        expect(told.length).toBeGreaterThan(0);
        // What every caller meets alike is told once in a while.
        expect(logged.length).toBeLessThan(20);
        expect(logged.join('')).not.toContain('reader');
        const start = startServer({ database: office.readerUrl, port: 0, control: ':memory:' });
        await expect(start).rejects.toThrow(/127\.0\.0\.1:\d+\/office_/);
        await expect(start).rejects.not.toThrow(/SQLState|conn:/);
      } finally {
        await office.run(right());
        await office.run('FLUSH PRIVILEGES');
        await office.run('FLUSH USER_RESOURCES');
      }
      expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
    },
  );
});

describe.runIf(canStartMariadb)('a MariaDB without room', () => {
  let server: PrivateMariadb;
  let practice: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb('room', '--fast');
    practice = await startTestPractice({ database: server.url });
    await practice.lay('patient', { PatNum: 1, LName: 'Ivory' });
  });
  afterAll(async () => {
    await practice?.stop();
    await server?.destroy();
  });

  it('tells (503) that it may prepare no more statements', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    const allow = (count: number) => administrator.query(`SET GLOBAL max_prepared_stmt_count = ${count}`);
    try {
      await allow(0);
      const read = await practice.get('/recalls?PatNum=1');
      expect([read.status, read.body]).toEqual([503, expect.stringMatching(/\(max_prepared_stmt_count\)/)]);
      const write = await practice.post('/commlogs', { PatNum: 1, Note: 'Waits' });
      expect([write.status, write.body]).toEqual([503, expect.stringMatching(/\(max_prepared_stmt_count\)/)]);
    } finally {
      await allow(16_382);
      await administrator.end();
    }
    expect((await practice.get('/recalls?PatNum=1')).status).toBe(200);
    expect(await practice.rows('commlog')).toEqual([]);
  });

  it('says that init_connect breaks every new connection off', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    // It is for users without all rights.
    await administrator.query("CREATE USER app@'127.0.0.1' IDENTIFIED BY 'app'");
    await administrator.query("GRANT ALL PRIVILEGES ON bitewing.* TO app@'127.0.0.1'");
    const own = await startTestPractice({ database: `mariadb://app:app@${host}:${port}/bitewing` });
    const sessions = "SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = 'app'";
    const ask = () => own.get('/recalls?PatNum=1');
    try {
      await administrator.query("SET GLOBAL init_connect = 'SELECT nothing'");
      for (const { id } of await administrator.query(sessions)) await administrator.query(`KILL ${id}`).catch(() => {});
      const { status, body } = await ask();
      expect([status, body]).toEqual([503, expect.stringMatching(/breaks off every new connection: its init_connect/)]);
    } finally {
      await administrator.query("SET GLOBAL init_connect = ''");
    }
    expect((await ask()).status).toBe(200);
    await own.stop();
    await administrator.query("DROP USER app@'127.0.0.1'");
    await administrator.end();
  });

  it.each([
    [
      'max_allowed_packet',
      16_384,
      16_777_216,
      () => practice.post('/commlogs', { PatNum: 1, Note: 'long '.repeat(8000) }),
    ],
    ['sort_buffer_size', 1024, 2_097_152, () => practice.get('/patients')],
  ])('names the setting that is too small: %s', async (name, small, usual, ask) => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    const sessions = 'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE DB = ?';
    const set = async (value: number) => {
      await administrator.query(`SET GLOBAL ${name} = ${value}`);
      for (const { id } of await administrator.query(sessions, ['bitewing'])) await administrator.query(`KILL ${id}`);
    };
    await set(small);
    const { status, body } = await ask();
    expect([status, body]).toEqual([503, expect.stringContaining(`(${name}`)]);
    await set(usual);
    expect((await ask()).status).toBeLessThan(300);
    await administrator.query('DELETE FROM bitewing.commlog');
    await administrator.end();
  });

  it('has one time for all its sessions once time_zone is changed', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    const { practice: own } = await openPractice(server.url, { now: () => '' });
    const hours = async () => {
      const times = await Promise.all(Array.from({ length: 5 }, () => own.write(async ({ now }) => now)));
      return times.map((time) => Math.round((Date.parse(`${time.replace(' ', 'T')}Z`) - Date.now()) / 3_600_000));
    };
    await own.write(async ({ now }) => now);
    await administrator.query("SET GLOBAL time_zone = '+09:00'");
    await hours();
    expect(await hours()).toEqual([9, 9, 9, 9, 9]);
    await administrator.query("SET GLOBAL time_zone = 'SYSTEM'");
    await own.close();
    await administrator.end();
  });

  it('takes rights that are granted on the whole database again, though its sessions are older', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    await administrator.query("CREATE USER app@'127.0.0.1' IDENTIFIED BY 'app'");
    const all = "GRANT ALL PRIVILEGES ON bitewing.* TO app@'127.0.0.1'";
    await administrator.query(all);
    await administrator.query("REVOKE INSERT ON bitewing.* FROM app@'127.0.0.1'");
    const own = await startTestPractice({ database: `mariadb://app:app@${host}:${port}/bitewing` });
    const write = () => own.post('/commlogs', { PatNum: 1, Note: 'Called' });
    const { status, body } = await write();
    expect([status, body]).toEqual([503, expect.stringMatching(/no INSERT right on the table "\w+".* GRANT INSERT/)]);
    await administrator.query(all);
    const statuses = [(await write()).status, (await write()).status];
    expect(statuses.at(-1)).toBe(201);
    await own.stop();
    await practice.clear();
    await practice.lay('patient', { PatNum: 1, LName: 'Ivory' });
    await administrator.query("DROP USER app@'127.0.0.1'");
    await administrator.end();
  });

  it.each([
    ['max-session-mem-used=8192', 'An option of the database server does not let it do this (max_session_mem_used).'],
    ['read-only', 'The database takes no writes at the moment (read_only).'],
    ['innodb-read-only', 'The database takes no writes at the moment (read_only).'],
  ])('names the option that does not let it do something: %s', (option, sentence) => {
    const sqlMessage = `The MariaDB server is running with the --${option} option so it cannot execute this statement`;
    expect(serverRefusal({ errno: 1290, sqlMessage })).toMatchObject({
      status: 503,
      message: expect.stringContaining(sentence),
    });
  });

  it('gives back what it has prepared once the server takes no more', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password } = new URL(server.url);
    const administrator = await createConnection({ host, port: Number(port), user, password });
    for (const path of ['/patients', '/procedurelogs?PatNum=1', '/treatplans?PatNum=1']) await practice.get(path);
    const [{ Value }] = await administrator.query("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'");
    try {
      await administrator.query(`SET GLOBAL max_prepared_stmt_count = ${Value}`);
      const answers: number[] = [];
      for (let times = 0; times < 3; times++) answers.push((await practice.get('/allergies?PatNum=1')).status);
      expect(answers).toEqual([503, 200, 200]);
    } finally {
      await administrator.query('SET GLOBAL max_prepared_stmt_count = 16382');
      await administrator.end();
    }
  });

  it('names the locked table, and nothing else, to a write', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
    const other = await createConnection({ host, port: Number(port), user, password, database: pathname.slice(1) });
    await other.query('LOCK TABLES bitewing_patient_lock WRITE');
    const { status, body } = await practice.post('/treatplans', { PatNum: 1, Heading: 'Waits' });
    await other.end();
    expect([status, body]).toEqual([
      503,
      'Another program holds the table "bitewing_patient_lock", or a row of it, locked. Try again in a moment.',
    ]);
  });

  it('is told as a full disk (507), and what was acknowledged is there', async () => {
    const { createConnection } = await import('mariadb');
    const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
    const administrator = await createConnection({
      host,
      port: Number(port),
      user,
      password,
      database: pathname.slice(1),
    });
    await administrator.query('SET SESSION max_heap_table_size = 16384');
    await administrator.query(
      "ALTER TABLE commlog MODIFY Note varchar(200) NOT NULL DEFAULT '', MODIFY Signature varchar(9), ENGINE=MEMORY",
    );
    const statuses: number[] = [];
    let refusal: unknown;
    while (refusal === undefined && statuses.length < 2000) {
      const { status, body } = await practice.post('/commlogs', { PatNum: 1, Note: 'one more' });
      statuses.push(status);
      if (status !== 201) refusal = [status, body];
    }
    expect(refusal).toEqual([507, 'The disk of the database server is full.']);
    const [row] = await administrator.query('SELECT COUNT(*) AS rowCount FROM commlog');
    expect(Number(row.rowCount)).toBe(statuses.length - 1);
    await administrator.end();
  });
});
