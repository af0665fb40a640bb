import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, type RunningServer, SettingError, startServer } from '../../src/index.ts';
import { operations } from '../../src/resources/index.ts';

const NOW = '2025-03-10 09:00:00';
const HOW_TO = 'Authorization header is required. Use: ODFHIR {DeveloperKey}/{CustomerKey}';

async function ask(server: RunningServer, authorization?: string, verb = 'GET', path = '/clinics') {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(server.url + path, { method: verb, headers });
  return { status: response.status, text: await response.text() };
}

/** The path of an operation from the published API's base URL. */
const fromUrl = ({ base, path, word }: (typeof operations)[number]) =>
  (base ? `/../..${base}` : '') + path.replace(/\{\w+\}/, word?.values[0] ?? '1');

describe('the Authorization header', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ database: ':memory:', port: 0, empty: true });
    server.keys.add({ developerKey: 'KnownDeveloper', customerKey: 'KnownCustomer' }, 'Maker', PERMISSIONS, NOW);
    const revoked = server.keys.add({ developerKey: 'Old', customerKey: 'OldCustomer' }, 'Maker', PERMISSIONS, NOW);
    server.keys.revoke(revoked.keyNum, NOW);
  });
  afterAll(() => server.stop());

  it.each([
    ['ODFHIR KnownDeveloper/KnownCustomer'],
    ['odfhir KnownDeveloper/KnownCustomer'],
    ['OdFhir   KnownDeveloper/KnownCustomer'],
  ])('%s is let in', async (header) => {
    expect((await ask(server, header)).status).toBe(200);
  });

  it.each([
    ['is absent', undefined, HOW_TO],
    ['is empty', '', HOW_TO],
    ['has another scheme', 'Bearer KnownDeveloper/KnownCustomer', HOW_TO],
    ['is base64', `Basic ${btoa('KnownDeveloper:KnownCustomer')}`, HOW_TO],
    ['has no scheme', 'KnownDeveloper/KnownCustomer', HOW_TO],
    ['has one key', 'ODFHIR KnownDeveloper', 'Invalid credentials. Use: ODFHIR {DeveloperKey}/{CustomerKey}'],
    ['has three keys', 'ODFHIR a/b/c', 'Invalid credentials. Use: ODFHIR {DeveloperKey}/{CustomerKey}'],
    ['has swapped keys', 'ODFHIR KnownCustomer/KnownDeveloper', 'Invalid credentials.'],
    ['has another letter case in a key', 'ODFHIR knowndeveloper/KnownCustomer', 'Invalid credentials.'],
    ['has a half of a pair', 'ODFHIR KnownDeveloper/OldCustomer', 'Invalid credentials.'],
    ['has a revoked pair', 'ODFHIR Old/OldCustomer', 'API key is disabled.'],
    [
      'has the demo pair, but the practice is not the demo',
      'ODFHIR DemoDeveloperKey/DemoCustomerKey0',
      'Invalid credentials.',
    ],
  ])('that %s is a 401', async (_case, header, sentence) => {
    expect(await ask(server, header)).toEqual({ status: 401, text: sentence });
  });

  it('is looked at before anything else', async () => {
    expect((await ask(server, undefined, 'PATCH', '/nothing?Limit=x')).status).toBe(401);
  });

  it('counts from the next request on, in both directions', async () => {
    const pair = { developerKey: 'Fresh', customerKey: 'FreshCustomer' };
    expect((await ask(server, 'ODFHIR Fresh/FreshCustomer')).status).toBe(401);
    const { keyNum } = server.keys.add(pair, 'Maker', ['ReadAll'], NOW);
    expect((await ask(server, 'ODFHIR Fresh/FreshCustomer')).status).toBe(200);
    server.keys.revoke(keyNum, NOW);
    expect(await ask(server, 'ODFHIR Fresh/FreshCustomer')).toEqual({ status: 401, text: 'API key is disabled.' });
  });

  // A handover's token opens its own operations, and a key pair opens none of them.
  const byKey = operations.filter(({ access }) => access !== 'handover');

  it.each(byKey.map((operation) => [operation.verb, fromUrl(operation), operation.permission] as const))(
    '%s %s needs %s and nothing else',
    async (verb, path, permission) => {
      const mark = `${verb}${path.replaceAll('/', '-')}`;
      const others = PERMISSIONS.filter((other) => other !== permission);
      server.keys.add({ developerKey: mark, customerKey: 'without' }, 'Maker', others, NOW);
      server.keys.add({ developerKey: mark, customerKey: 'with' }, 'Maker', [permission], NOW);
      expect(await ask(server, `ODFHIR ${mark}/without`, verb, path)).toEqual({
        status: 401,
        text: `Not Authorized. This method needs the ${permission} permission.`,
      });
      expect([200, 400, 404, 410]).toContain((await ask(server, `ODFHIR ${mark}/with`, verb, path)).status);
    },
  );
});

describe('the demo practice', () => {
  it('on loopback takes the demo pair and no other', async () => {
    const server = await startServer({ database: ':memory:', port: 0 });
    expect(server.demoKeys).toBe('DemoDeveloperKey/DemoCustomerKey0');
    expect((await ask(server, `ODFHIR ${server.demoKeys}`)).status).toBe(200);
    expect((await ask(server, 'ODFHIR DemoDeveloperKey/DemoCustomerKey1')).status).toBe(401);
    await server.stop();
  });

  it('on another address takes stored pairs only', async () => {
    const server = await startServer({ database: ':memory:', port: 0, host: '0.0.0.0', plainHttp: true });
    server.keys.add({ developerKey: 'Known', customerKey: 'KnownCustomer' }, 'Maker', ['ReadAll'], NOW);
    expect(server.demoKeys).toBeUndefined();
    expect(await ask(server, 'ODFHIR DemoDeveloperKey/DemoCustomerKey0')).toEqual({
      status: 401,
      text: 'Invalid credentials.',
    });
    expect((await ask(server, 'ODFHIR Known/KnownCustomer')).status).toBe(200);
    await server.stop();
  });

  it('with --any-key takes every well-formed pair', async () => {
    const server = await startServer({ database: ':memory:', port: 0, anyKey: true });
    expect((await ask(server, 'ODFHIR Built/In')).status).toBe(200);
    expect((await ask(server, 'ODFHIR Built')).status).toBe(401);
    expect(await ask(server)).toEqual({ status: 401, text: HOW_TO });
    await server.stop();
  });
});

describe('--any-key', () => {
  it.each([
    ['another address', { host: '0.0.0.0' }, '--any-key works on loopback only.'],
    ['a practice of its own', { empty: true }, '--any-key works with the demo practice only.'],
  ])('is refused with %s', async (_case, options, sentence) => {
    const starting = startServer({ database: ':memory:', port: 0, anyKey: true, ...options });
    await expect(starting).rejects.toThrow(new SettingError(sentence));
  });
});
