import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/index.ts';
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
      'No keys yet. Make one: bitewing keys add --developer NAME --permissions all\n',
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
  });

  it('lists them without telling them', async () => {
    const { out } = await keys('list');
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^NO +DEVELOPER +ENDS WITH +CREATED +REVOKED +PERMISSIONS$/);
    expect(lines[1]).toMatch(
      /^1 +Amazing Smiles +….{4} +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +ReadAll,AllOthers$/,
    );
    expect(lines[4]).toMatch(/^4 +Migrant +…omer .* - +ReadAll,AllOthers,/);
    expect(out).not.toContain('Given');
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
