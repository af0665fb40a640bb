import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredKey } from '../../src/control/stored-key.ts';
import { PERMISSIONS, type RunningServer, startServer } from '../../src/index.ts';
import { runBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
const database = folder.path('practice.db');
const keys = (...args: string[]) => runBitewing(['keys', ...args, '--database', database]);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ database, port: 0, empty: true });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const statusOf = async (header: string, verb = 'GET') =>
  (await fetch(`${server.url}/treatplans`, { method: verb, headers: { authorization: header } })).status;

const headerIn = (out: string) => /Authorization: (ODFHIR \S+)/.exec(out)![1]!;

describe('bitewing keys', () => {
  it('starts with none', async () => {
    expect((await keys('list')).out).toBe(
      `No keys yet. Make one: bitewing keys add --developer NAME --permissions all --database ${database}\n`,
    );
  });

  it('makes a pair that a running server takes at once, and refuses again once it is revoked', async () => {
    const { status, out } = await keys('add', '--developer', 'Amazing Smiles', '--permissions', 'readall, AllOthers');
    expect([status, out]).toEqual([0, expect.stringContaining('Key 1 for Amazing Smiles: ReadAll, AllOthers\n')]);
    const header = headerIn(out);
    expect(header).toMatch(/^ODFHIR [A-Za-z0-9]{16}\/[A-Za-z0-9]{16}$/);
    expect([await statusOf(header), await statusOf(header, 'POST')]).toEqual([200, 400]);
    expect((await keys('revoke', '1')).out).toBe('Key 1 is revoked.\n');
    expect(await statusOf(header)).toBe(401);
    expect((await keys('revoke', '1')).status).toBe(1);
  });

  it('makes another pair every time, with the permissions it was told', async () => {
    const one = await keys('add', '--developer', 'Reader', '--permissions', 'ReadAll');
    const other = await keys('add', '--developer', 'Reader', '--permissions', 'ReadAll');
    expect(headerIn(one.out)).not.toBe(headerIn(other.out));
    expect([await statusOf(headerIn(one.out)), await statusOf(headerIn(one.out), 'POST')]).toEqual([200, 401]);
  });

  it('takes a given pair, once', async () => {
    const given = ['--developer-key', 'GivenDeveloper', '--customer-key', 'GivenCustomer'];
    const { out } = await keys('add', '--developer', 'Migrant', '--permissions', 'all', ...given);
    expect(headerIn(out)).toBe('ODFHIR GivenDeveloper/GivenCustomer');
    expect(await statusOf(headerIn(out))).toBe(200);
    const again = await keys('add', '--developer', 'Migrant', '--permissions', 'all', ...given);
    expect([again.status, again.err]).toEqual([1, 'bitewing: That key pair exists already, enabled or revoked.\n']);
    const pair = { developerKey: 'GivenDeveloper', customerKey: 'GivenCustomer' };
    expect(() => server.keys.add(pair, 'Migrant', PERMISSIONS, '2026-06-15 09:00:00')).toThrow(
      'That key pair exists already, enabled or revoked.',
    );
  });

  it('lists them without telling them', async () => {
    const { out } = await keys('list');
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^NO +DEVELOPER +ENDS WITH +CREATED +EXPIRES +REVOKED +PERMISSIONS$/);
    expect(lines[1]).toMatch(
      /^1 +Amazing Smiles +….{4} +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +- +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +ReadAll,AllOthers$/,
    );
    expect(lines[4]).toMatch(/^4 +Migrant +…omer .* - +- +all$/);
    expect(out).not.toContain('Given');
  });

  it('puts a new pair in the place of an old one, which goes on for a while or ends at once', async () => {
    const first = headerIn((await keys('add', '--developer', 'Turning', '--permissions', 'ReadAll')).out);
    const { out } = await keys('rotate', '5', '--overlap', '12h');
    expect(out).toMatch(
      /^Key 6 for Turning, in the place of key 5, which goes on until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\n/,
    );
    const second = headerIn(out);
    expect([await statusOf(first), await statusOf(second), await statusOf(second, 'POST')]).toEqual([200, 200, 401]);
    // Also where the command is run in another time zone than the server.
    const east = { TZ: 'Pacific/Kiritimati' };
    const turned = ['keys', 'rotate', '6', '--overlap', '0', '--database', database];
    const third = headerIn((await runBitewing(turned, east)).out);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([200, 401, 200]);
    // Once more for the first would shorten its time, never lengthen it.
    const [before, after] = [server.keys.list()[4]!.expiresAt, await keys('rotate', '5', '--overlap', '30d')];
    expect([after.status, server.keys.list()[4]!.expiresAt]).toEqual([0, before]);
    expect(await keys('rotate', '6')).toMatchObject({ status: 1, err: expect.stringContaining('No enabled key') });
  });

  it('refuses a pair from the moment on that it expires', async () => {
    const { status, out } = await keys('add', '--developer', 'Guest', '--permissions', 'ReadAll', '--expires', '90d');
    expect([status, await statusOf(headerIn(out))]).toEqual([0, 200]);
    expect(out).toMatch(/on, until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\. Keep it now/);
    const pair = { developerKey: 'GuestDeveloper', customerKey: 'GuestCustomer' };
    server.keys.add(pair, 'Guest', ['ReadAll'], '2026-01-01 08:00:00', '2026-01-31 08:00:00');
    const response = await fetch(`${server.url}/treatplans`, {
      headers: { authorization: 'ODFHIR GuestDeveloper/GuestCustomer' },
    });
    expect([response.status, await response.text()]).toEqual([401, 'API key is disabled.']);
    expect((await keys('list')).out).toMatch(/Guest +…omer +\S+ \S+ +2026-01-31 08:00:00 +- +ReadAll\n/);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Honolulu'])(
    'means the same moment where the command runs in %s',
    async (TZ) => {
      const run = (...args: string[]) => runBitewing(['keys', ...args, '--database', database], { TZ });
      const began = Math.floor(Date.now() / 1000) * 1000;
      const guest = await run('add', '--developer', 'Guest', '--permissions', 'ReadAll', '--expires', '2h');
      const [{ keyNum, expiresAt }] = server.keys.list().slice(-1) as [StoredKey];
      const turned = await run('rotate', String(keyNum), '--overlap', '1h');
      const ended = Date.now();
      const until = server.keys.list().find((key) => key.keyNum === keyNum)!.expiresAt;
      for (const [moment, hours] of [
        [expiresAt, 2],
        [until, 1],
      ] as const) {
        const later = Date.parse(moment.replace(' ', 'T')) - hours * 3_600_000;
        expect(later).toBeGreaterThanOrEqual(began);
        expect(later).toBeLessThanOrEqual(ended);
      }
      const said = (await run('list')).out.split('\n').find((line) => line.startsWith(`${keyNum} `));
      expect(said).toContain(/until (\S+ \S+)\./.exec(turned.out)![1]);
      expect(await statusOf(headerIn(guest.out))).toBe(200);
    },
  );

  it('keeps to the wall clock for a pair whose end an earlier release wrote', () => {
    const file = new DatabaseSync(folder.path('practice-control.db'));
    file.exec("UPDATE api_key SET ExpiresAt = '2031-01-31 08:00:00' WHERE KeyNum = 3");
    file.close();
    expect(server.keys.list()[2]!.expiresAt).toBe('2031-01-31 08:00:00');
  });

  it.each(['2020-01-01', 'tomorrow', '0d', '999999d', '2026-02-30'])('refuses --expires %s', async (when) => {
    const made = await keys('add', '--developer', 'Guest', '--permissions', 'ReadAll', '--expires', when);
    expect([made.status, made.out]).toEqual([2, '']);
    expect(made.err).toMatch(/^bitewing: --expires must be /);
  });

  it.each(['all,Enterprise', 'Enterprise, ALL, ReadAll'])('takes "all" among other permissions: %s', async (names) => {
    const { out } = await keys('add', '--developer', 'Everything', '--permissions', names);
    expect(out).toContain(`for Everything: ${PERMISSIONS.join(', ')}\n`);
  });

  it('keeps no key in its file', () => {
    const bytes = ['', '-wal'].map((ending) => {
      try {
        return readFileSync(folder.path(`practice-control.db${ending}`), 'latin1');
      } catch {
        return '';
      }
    });
    expect(bytes.join('')).toContain('Migrant');
    expect(bytes.join('')).not.toMatch(/GivenDeveloper|GivenCustomer/);
  });
});
