import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteDue, takeLists, whatIsDue } from '../../src/db/due-estimates.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { type RunningPart, type ServerOptions, serve } from '../../src/server.ts';
import { leadPlace } from '../../src/workers/lead-place.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { first } from '../fixtures/certificates.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const demo = { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0' };
const json = { 'content-type': 'application/json' };

interface Two {
  readonly lead: RunningPart;
  readonly other: RunningPart;
  stop(): Promise<void>;
}

/** Two workers as parts of this process, each on a port of its own, so that a test can say which one it asks. */
async function two({ database }: FreshDatabase, name: string, more: ServerOptions = {}): Promise<Two> {
  const options = { database, control: folder.path(`${name}-control.db`), port: 0, ...more };
  const place = leadPlace();
  const listensAt = folder.path(name);
  const lead = await serve(options, { number: 1, role: { kind: 'lead', listensAt, isFirst: true } });
  place.set(listensAt);
  const other = await serve(options, { number: 2, role: { kind: 'other', lead: place } });
  return {
    lead,
    other,
    async stop() {
      await other.stop();
      await lead.stop();
    },
  };
}

/** What a caller sees of an answer; moments and references differ from one to the next. */
async function seen(url: string, init: RequestInit = {}) {
  const response = await fetch(url, { ...init, headers: { ...demo, ...(init.headers as Record<string, string>) } });
  const text = (await response.text()).replaceAll(/"serverDateTime":"[^"]*"/g, '');
  const { origin } = new URL(url);
  const headers = Object.fromEntries([...response.headers].filter(([header]) => header !== 'date'));
  return { status: response.status, headers, text, as: (address: string) => text.replaceAll(address, origin) };
}

describe.each(engines)('a worker that is not the lead, on %s', (engine) => {
  let database: FreshDatabase;
  let both: Two;
  beforeAll(async () => {
    database = await sharedDatabase(engine);
    both = await two(database, `${engine}.sock`);
  });
  afterAll(async () => {
    await both.stop();
    await database.drop();
  });
  const ask = async (path: string, init?: RequestInit) => {
    const [lead, other] = [await seen(both.lead.url + path, init), await seen(both.other.url + path, init)];
    return { lead, other };
  };

  it('answers every list as the lead does', async () => {
    const { paths } = JSON.parse((await seen(`${both.lead.origin}/openapi.json`)).text);
    const lists = Object.keys(paths).filter((path) => paths[path].get && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(80);
    for (const path of lists) {
      const [lead, other] = [await seen(`${both.lead.origin}${path}`), await seen(`${both.other.origin}${path}`)];
      expect([path, other.status, other.text]).toEqual([path, lead.status, lead.as(both.lead.origin)]);
    }
  });

  it.each<[what: string, path: string, init: RequestInit]>([
    ['no key', '/patients', { headers: { authorization: '' } }],
    ['a wrong key', '/patients', { headers: { authorization: 'ODFHIR Nobody/Nowhere' } }],
    ['a resource that is none', '/nothing', {}],
    ['a method that is none', '/patients', { method: 'DELETE' }],
    ['no JSON', '/treatplans', { method: 'POST', headers: json, body: '{' }],
    ['another type', '/treatplans', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
    ['a body that is too long', '/treatplans', { method: 'POST', headers: json, body: `"${'x'.repeat(1_000_000)}"` }],
    ['a patient who is none', '/treatplans', { method: 'POST', headers: json, body: '{"PatNum":4,"Heading":"x"}' }],
    ['a row that is none', '/treatplans/4', { method: 'PUT', headers: json, body: '{"Heading":"x"}' }],
  ])('refuses %s as the lead does', async (_what, path, init) => {
    const { lead, other } = await ask(path, init);
    expect(other.status).toBeGreaterThanOrEqual(400);
    expect({ ...other, as: 0 }).toEqual({ ...lead, as: 0 });
  });

  it('has the lead write, and shows at once what anybody wrote', async () => {
    const servers = [both.lead, both.other];
    for (const writer of servers) {
      const Heading = `By ${servers.indexOf(writer)}`;
      const body = JSON.stringify({ PatNum: 1010, Heading });
      const written = await fetch(`${writer.url}/treatplans`, { method: 'POST', headers: { ...demo, ...json }, body });
      expect(written.status).toBe(201);
      const { TreatPlanNum } = (await written.json()) as { TreatPlanNum: number };
      // The address is that of the server the caller asked.
      expect(written.headers.get('location')).toBe(`${writer.url}/treatplans/${TreatPlanNum}`);
      for (const reader of servers) {
        const plans = JSON.parse((await seen(`${reader.url}/treatplans?PatNum=1010`)).text);
        expect(plans).toContainEqual(expect.objectContaining({ TreatPlanNum, Heading }));
      }
    }
  });

  it('gives the stored answer to an Idempotency-Key, whichever of them is asked', async () => {
    const init = {
      method: 'POST',
      headers: { ...json, 'idempotency-key': 'twice' },
      body: '{"PatNum":1010,"Heading":"Once"}',
    };
    const { lead, other } = await ask('/treatplans', init);
    expect([lead.status, other.status]).toEqual([201, 201]);
    expect(other.text).toBe(lead.text);
  });

  it('tells estimates that are due only once they are made anew', async () => {
    const { practice } = both.lead;
    await practice.write(async (tx) => {
      await noteDue(tx, new Map([[1140, false]]));
      // A list of many is left to the background; this is a row of the patient's own.
      await takeLists(tx);
    });
    expect((await seen(`${both.other.url}/claimprocs?PatNum=1140`)).status).toBe(200);
    expect(await practice.read(whatIsDue)).toMatchObject({ patients: 0 });
  });

  it('has the lead tell changes', async () => {
    const url = `${both.other.origin}/api/ext/v1/changes`;
    const { next } = JSON.parse((await seen(url)).text);
    const told = seen(`${url}?after=${next}&wait=30`);
    await seen(`${both.other.url}/treatplans`, {
      method: 'POST',
      headers: json,
      body: '{"PatNum":1010,"Heading":"Told"}',
    });
    expect(JSON.parse((await told).text).changes.length).toBeGreaterThan(0);
  });

  it('takes a body that comes bit by bit, after a word that it may', async () => {
    const { hostname, port } = new URL(both.other.origin);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    const body = '{"PatNum":1010,"Heading":"Bit by bit"}';
    const headers = `Host: ${hostname}\r\nAuthorization: ${demo.authorization}\r\nContent-Type: application/json\r\n`;
    socket.write(
      `POST /api/v1/treatplans HTTP/1.1\r\n${headers}Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 100 Continue/);
    for (const letter of body) socket.write(`1\r\n${letter}\r\n`);
    socket.write('0\r\n\r\n');
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 201 Created[\s\S]*"Heading":"Bit by bit"/);
    socket.destroy();
  });

  it('asks for no body that the lead would refuse', async () => {
    const { hostname, port } = new URL(both.other.origin);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    let told = '';
    socket.on('data', (text) => {
      told += text;
    });
    socket.write(
      `POST /api/v1/treatplans HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${demo.authorization}\r\n` +
        'Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 3000001\r\n\r\n',
    );
    await once(socket, 'close');
    expect(told).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('refuses a key from the next request on once it is revoked', async () => {
    const pair = { developerKey: 'Short', customerKey: 'Lived' };
    const { keyNum } = both.lead.keys.add(pair, 'Short-lived', PERMISSIONS, '2026-01-01 00:00:00');
    expect([await statusOf(both.other, 'Short/Lived'), await statusOf(both.other, 'Short/Lived')]).toEqual([200, 200]);
    both.lead.keys.revoke(keyNum, '2026-01-02 00:00:00');
    // Requests within a millisecond come at once (`key-store.ts`).
    await pause(2);
    expect(await statusOf(both.other, 'Short/Lived')).toBe(401);
  });

  it('counts wrong keys together with the lead', async () => {
    const right = { developerKey: 'Never', customerKey: 'Used' };
    both.lead.keys.add(right, 'Never used', PERMISSIONS, '2026-01-01 00:00:00');
    let guesses = 0;
    while ((await statusOf(guesses % 2 ? both.lead : both.other, `Guess/${guesses}`)) === 401) guesses++;
    // Another test sent the first wrong pair of twenty.
    expect(guesses).toBe(19);
    for (const server of [both.lead, both.other]) {
      expect(await statusOf(server, 'Guess/Again')).toBe(429);
      // Nothing is learnt of a right one, either; who works already goes on.
      expect(await statusOf(server, 'Never/Used')).toBe(429);
      expect(await statusOf(server, 'DemoDeveloperKey/DemoCustomerKey0')).toBe(200);
    }
  });
});

const statusOf = async (server: RunningPart, pair: string) =>
  (await fetch(`${server.url}/patients?Limit=1`, { headers: { authorization: `ODFHIR ${pair}` } })).status;

describe('what the lead knows of a caller', () => {
  it('is how it reached the other worker: by HTTPS, through its proxy', async () => {
    const [tlsCert, tlsKey] = [folder.path('cert.pem'), folder.path('key.pem')];
    writeFileSync(tlsCert, first.cert);
    writeFileSync(tlsKey, first.key);
    const database = await sharedDatabase('sqlite');
    const both = await two(database, 'secure.sock', { tlsCert, tlsKey, trustedProxy: '127.0.0.1' });
    const agent = new Agent({ ca: first.cert, keepAlive: true });
    const post = (pair: string, caller: string) =>
      new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
        const headers = { ...json, authorization: `ODFHIR ${pair}`, 'x-forwarded-for': caller };
        secureRequest(`${both.other.url}/treatplans`, { method: 'POST', headers, agent }, (response) => {
          const { statusCode, headers: told } = response;
          response.resume().on('end', () => resolve({ status: statusCode!, location: told.location }));
        })
          .on('error', reject)
          .end('{"PatNum":1010,"Heading":"Encrypted"}');
      });
    const good = demo.authorization.slice('ODFHIR '.length);
    const written = await post(good, '192.0.2.7');
    expect(written).toEqual({ status: 201, location: expect.stringMatching(/^https:.*\/treatplans\/\d+$/) });
    for (let guess = 0; guess < 20; guess++) await post(`Guess/${guess}`, '192.0.2.8');
    // One address is locked out, and not the proxy with everybody behind it.
    expect([(await post(good, '192.0.2.8')).status, (await post(good, '192.0.2.9')).status]).toEqual([429, 201]);
    agent.destroy();
    await both.stop();
    await database.drop();
  });
});
