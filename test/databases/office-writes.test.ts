import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProcStatus } from '../../src/domain/enums.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shapes = [
  { version: '21.1.5.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: true },
  { version: '25.3.9.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false },
] as const;

/** A patient with a planned procedure on an appointment whose description would change with it. */
const PATIENT = [
  "INSERT INTO patient (PatNum, LName, FName, PriProv) VALUES (21, 'Ivory', 'Ann', 1)",
  "INSERT INTO procedurecode (CodeNum, ProcCode, Descript, AbbrDesc) VALUES (21, 'D0120', 'exam', 'exam')",
  `INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, ProcStatus, AptNum) VALUES (31, 21, 21, ${ProcStatus.TP}, 41)`,
  `INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, ProcStatus) VALUES (32, 21, 21, ${ProcStatus.TP})`,
  `INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, ProcStatus) VALUES (33, 21, 21, ${ProcStatus.TP})`,
  'INSERT INTO payplan (PayPlanNum, PatNum, Guarantor, IsDynamic) VALUES (51, 21, 21, 1)',
  'INSERT INTO payplanlink (PayPlanNum, LinkType, FKey) VALUES (51, 2, 33)',
  "INSERT INTO appointment (AptNum, PatNum, AptStatus, ProcDescript) VALUES (41, 21, 1, 'as the desktop wrote it')",
];

describe.runIf(canStartMariadb).each(shapes)('writing into an office’s database, $version', (shape) => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb(`writes-${shape.engine}`, '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    for (const statement of PATIENT) await office.run(statement);
    practice = await startTestPractice({ database: office.url, writes: 'direct' });
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  it('stores a plan, an audit row and the signal for open workstations', async () => {
    const { status, body } = await practice.post('/treatplans', { PatNum: 21, Heading: 'Implants' });
    expect([status, body]).toMatchObject([201, { PatNum: 21, Heading: 'Implants' }]);
    const where = `TreatPlanNum = ${body.TreatPlanNum}`;
    expect(await office.run(`SELECT Heading, PatNum FROM treatplan WHERE ${where}`)).toMatchObject([
      { Heading: 'Implants' },
    ]);
    expect(await office.run('SELECT IType, FKey FROM signalod WHERE FKeyType = "PatNum"')).toMatchObject([
      { IType: 97, FKey: 21n },
    ]);
    expect(await office.run('SELECT LogSource FROM securitylog WHERE PatNum = 21')).toMatchObject([{ LogSource: 23 }]);
  });

  it('adds a note through the columns this version has', async () => {
    const { status } = await practice.post('/procnotes', { PatNum: 21, ProcNum: 32, Note: 'Zähne' });
    expect(status).toBe(201);
    expect(await office.run('SELECT Note FROM procnote WHERE ProcNum = 32')).toMatchObject([{ Note: 'Zähne' }]);
  });

  it('refuses what would touch a guarded table, and leaves nothing of it behind', async () => {
    const before = await office.checksums();
    const { status, body } = await practice.delete('/procedurelogs/31');
    expect([status, body]).toEqual([400, expect.stringMatching(/table "appointment".*SecurityHash.*through=URL/)]);
    expect(await office.checksums()).toEqual(before);
  });

  it('completes work of a payment plan, whose row the desktop program keeps', async () => {
    const plan = 'SELECT CompletedAmt, IsDynamic FROM payplan WHERE PayPlanNum = 51';
    const before = await office.run(plan);
    const { status, body } = await practice.put('/procedurelogs/33', { ProcStatus: 'C', ProcFee: '90.00' });
    expect([status, body]).toMatchObject([200, { ProcStatus: 'C', ProcFee: '90.00' }]);
    expect(await office.run(plan)).toEqual(before);
  });

  it('answers a repeated Idempotency-Key from its own control file', async () => {
    const send = (heading: string) =>
      practice.send('POST', '/treatplans', { PatNum: 21, Heading: heading }, { 'idempotency-key': 'office' });
    const first = await send('Once');
    const repeat = await send('Once');
    expect([repeat.status, repeat.text]).toEqual([201, first.text]);
    expect((await send('Twice')).status).toBe(422);
    expect(await office.run("SELECT 1 FROM treatplan WHERE Heading IN ('Once', 'Twice')")).toHaveLength(1);
    expect(await office.run("SHOW TABLES LIKE 'bitewing%'")).toHaveLength(0);
  });

  it('tells how a request ended where its control file does not take the answer', async () => {
    const folder = temporaryFolder();
    const control = folder.path('control.db');
    const own = await startTestPractice({ database: office.url, writes: 'direct', control });
    const send = (heading: string) =>
      own.send('POST', '/treatplans', { PatNum: 21, Heading: heading }, { 'idempotency-key': heading });
    expect((await send('Kept')).status).toBe(201);
    const other = new DatabaseSync(control);
    other.exec("CREATE TRIGGER full BEFORE UPDATE ON answer BEGIN SELECT RAISE(FAIL, 'full'); END");
    expect((await send('Not kept')).status).toBe(201);
    expect((await send('Not kept')).text).toContain('it is not known whether it was stored');
    other.exec('BEGIN IMMEDIATE');
    expect(await send('Locked out')).toMatchObject({ status: 503, text: expect.stringContaining('is busy') });
    other.close();
    await own.stop();
    folder.remove();
    expect(await office.run("SELECT Heading FROM treatplan WHERE Heading IN ('Not kept', 'Locked out')")).toEqual([
      { Heading: 'Not kept' },
    ]);
  });

  it('keeps one Active plan when many write to a patient at once', async () => {
    const body = { PatNum: 21, procCode: 'D0120', ProcStatus: 'TP', ProcDate: '2025-03-10' };
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => practice.post('/procedurelogs', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    const active = await office.run('SELECT TreatPlanNum FROM treatplan WHERE PatNum = 21 AND TPStatus = 1');
    expect(active).toHaveLength(1);
  });
});

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Stands for the office's own API service: remembers what it hears and answers what it is told. */
async function listenAsOffice(answer: { status: number; body: string; type: string }) {
  const heard: Heard[] = [];
  const service: Server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    heard.push({ method, url, authorization: headers.authorization, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, { 'content-type': answer.type, location: `${base}/treatplans/77` });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(service.address() as AddressInfo).port}/api/v1`;
  return { base, heard, answer, close: () => new Promise((resolve) => service.close(resolve)) };
}

describe.runIf(canStartMariadb)('writing through the office’s own API service', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  let service: Awaited<ReturnType<typeof listenAsOffice>>;
  beforeAll(async () => {
    server = await startPrivateMariadb('through', '--office', '--fast');
    office = await officeDatabase(server.url, shapes[1]);
    service = await listenAsOffice({ status: 201, body: '{"TreatPlanNum":77}', type: 'application/json' });
    practice = await startTestPractice({ database: office.readerUrl, writes: `through=${service.base}` });
  });
  afterAll(async () => {
    await practice?.stop();
    await service?.close();
    await office?.drop();
    await server?.destroy();
  });

  it('hands on method, path, query, key and body, and hands back status and body', async () => {
    const text = '{ "PatNum": 1, "Heading": "as sent" }';
    const { status, text: answered, headers } = await practice.send('POST', '/treatplans?DateFormatString=d', text);
    expect([status, answered]).toEqual([201, '{"TreatPlanNum":77}']);
    expect(headers.get('location')).toBe(`${practice.url}/treatplans/77`);
    expect(service.heard.at(-1)).toEqual({
      method: 'POST',
      url: '/api/v1/treatplans?DateFormatString=d',
      authorization: 'ODFHIR TestDeveloper/TestCustomer',
      body: text,
    });
  });

  it('hands back a refusal as it came', async () => {
    Object.assign(service.answer, { status: 400, body: 'PatNum is required.', type: 'text/plain' });
    const answer = await practice.put('/treatplans/1', {});
    expect([answer.status, answer.text]).toEqual([400, 'PatNum is required.']);
    expect(answer.headers.get('content-type')).toBe('text/plain');
  });

  it('reads on its own', async () => {
    const before = service.heard.length;
    expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
    expect(service.heard.length).toBe(before);
  });

  it('tells when the service does not answer', async () => {
    await service.close();
    const { status, body } = await practice.delete('/treatplans/1');
    expect([status, body]).toEqual([503, 'The office’s API service does not answer.']);
  });
});
