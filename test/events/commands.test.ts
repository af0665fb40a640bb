import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERMISSIONS, type RunningServer, startServer } from '../../src/index.ts';
import { runBitewing, temporaryFolder } from '../cli/run-bitewing.ts';
import { startReceiver, until } from './receiver.ts';

const folder = temporaryFolder();
const database = folder.path('practice.db');
const pair = { developerKey: 'Events', customerKey: 'EventsCustomer' };
let server: RunningServer;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
  server = await startServer({ database, port: 0, eventsPrivate: 'on' });
  server.keys.add(pair, 'Events', PERMISSIONS, '2026-01-01 00:00:00');
});
afterAll(async () => {
  await server?.stop();
  await receiver?.stop();
  folder.remove();
});

const send = async (verb: string, path: string, body?: unknown) => {
  const response = await fetch(server.url + path, {
    method: verb,
    headers: { authorization: `ODFHIR ${pair.developerKey}/${pair.customerKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  return JSON.parse(text);
};
const events = (...args: string[]) => runBitewing(['events', ...args, '--database', database]);
const said = async (...args: string[]) => {
  const { status, out, err } = await events(...args);
  expect([status, err]).toEqual([0, '']);
  return out;
};

it('shows nobody, then who is told and what became of the calls, and pauses, retries and goes on', async () => {
  expect(await said('list')).toBe('Nobody has subscribed. See docs/webhooks.md.\n');
  receiver.state.mood = 500;
  const { SubscriptionNum } = await send('POST', '/subscriptions', {
    EndPointUrl: receiver.url,
    WatchTable: 'Patient',
    PollingSeconds: 1,
  });
  await send('PUT', '/patients/1140', { FName: 'Renamed' });
  await until(() => receiver.state.all.length > 0, 'a call that fails');
  await until(async () => / pending .*answered 500/.test(await said('list')), 'a call that failed and waits');

  expect(await said('pause', String(SubscriptionNum))).toBe(`Subscription ${SubscriptionNum} is paused.\n`);
  const list = await said('list', '--status', 'pending');
  // The path of a receiver may hold a secret of its own.
  expect(list).toMatch(
    new RegExp(`^NO .*\n${SubscriptionNum} +Patient +http://127.0.0.1:${receiver.port} +paused\n\n`),
  );
  const call = /^([\da-f-]{36}) .* pending .*The receiver answered 500\.$/m.exec(list)![1]!;
  expect(await said('list', '--status', 'failed')).toContain('\nNo calls.\n');

  receiver.state.mood = 200;
  const callsOf = (table: string) =>
    receiver.state.all.filter(({ headers }) => headers['event-type'] === `WatchTable: ${table}`);
  const before = callsOf('Patient').length;
  await said('retry', call);
  // What is paused is not called, while another subscription twice is.
  await send('POST', '/subscriptions', { EndPointUrl: receiver.url, WatchTable: 'Appointment', PollingSeconds: 1 });
  const [{ AptNum }] = await send('GET', '/appointments?Limit=1');
  for (const time of [1, 2]) {
    await send('PUT', `/appointments/${AptNum}`, { Note: `Note ${time}` });
    await until(() => callsOf('Appointment').length === time, 'a call of the other subscription');
  }
  expect(callsOf('Patient').length).toBe(before);
  expect(await said('resume', String(SubscriptionNum))).toBe(`Subscription ${SubscriptionNum} is resumed.\n`);
  await until(() => callsOf('Patient').length > before, 'the call made again');
  expect(callsOf('Patient')[before]!.headers['x-bitewing-delivery']).toBe(call);
  await until(async () => new RegExp(`^${call} .* delivered`, 'm').test(await said('list')), 'a call that arrived');
  expect(await events('retry', call)).toMatchObject({
    status: 1,
    err: 'bitewing: No call that is waiting or was given up has this name.\n',
  });
});

it.each([
  [['list', '--status', 'lost'], 2, '--status takes pending, delivered, failed.'],
  [['list', '--limit', 'many'], 2, '--limit takes a number up to 1000.'],
  [['pause', 'x'], 2, '"x" is no number of a subscription.'],
  [['resume', '99'], 1, 'There is no subscription 99. The command "events list" with the same flags names them.'],
])('%j ends with status %i and a sentence', async (args, status, sentence) => {
  expect(await events(...args)).toEqual({ status, out: '', err: `bitewing: ${sentence}\n` });
});
