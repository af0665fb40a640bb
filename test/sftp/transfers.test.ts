import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { parseAllowedHosts } from '../../src/sftp/allowed-hosts.ts';
import { putFile } from '../../src/sftp/files.ts';
import { placeOf } from '../../src/sftp/place.ts';
import { type SftpTransfers, sftpTransfers, sftpTransfersTo } from '../../src/sftp/transfers.ts';
import { begunProcesses } from '../support/begun-processes.ts';
import { LOGIN, startSftpServer, type TestSftpServer } from './test-server.ts';

const KEY = `SHA256:${'a'.repeat(43)}`;
const OTHER = `SHA256:${'b'.repeat(43)}`;

describe('the setting of SFTP servers', () => {
  it.each([
    ['', []],
    ['files.example.com', [{ host: 'files.example.com', port: 22, fingerprints: [] }]],
    [
      ` Files.Example.com:2222 , [::1]=${KEY}`,
      [
        { host: 'files.example.com', port: 2222, fingerprints: [] },
        { host: '::1', port: 22, fingerprints: [KEY] },
      ],
    ],
    [`a=${KEY},a=${OTHER}`, [{ host: 'a', port: 22, fingerprints: [KEY, OTHER] }]],
  ])('%j names them', (text, hosts) => {
    expect(parseAllowedHosts(text)).toEqual(hosts);
  });

  it.each(['a/b', 'a:0', 'a:65536', 'a:x', 'a b', '*', 'sftp://a', 'ann@a', 'a=SHA256:x', 'a=MD5:x', `a,a=${KEY}`])(
    '%j cannot be read',
    (text) => {
      expect(parseAllowedHosts(text)).toBeUndefined();
    },
  );
});

describe('where a file goes', () => {
  const allowed = parseAllowedHosts('files.example.com,files.example.com:2222,[::1]:23')!;
  const at = (SftpAddress: string, SftpPort?: number) => placeOf(allowed, { SftpAddress, ...LOGIN, SftpPort });

  it.each([
    ['files.example.com/in/a.png', 22, '/in', 'a.png'],
    ['sftp://FILES.example.com/in/a.png', 22, '/in', 'a.png'],
    ['files.example.com:2222//in//b/', 2222, '/in/b', ''],
    ['files.example.com/in/Patient Plans', 22, '/in/Patient Plans', ''],
    ['files.example.com', 22, '', ''],
    ['[::1]/a.b.csv', 23, '', 'a.b.csv'],
    ['files.example.com/.hidden', 22, '/.hidden', ''],
  ])('%s', (address, port, folder, name) => {
    const place = at(address);
    expect([place.server.port, place.folder, place.name]).toEqual([port, folder, name]);
  });

  it('is on the port that is asked for, if the setting names it', () => {
    expect(at('files.example.com/a.csv', 2222).server.port).toBe(2222);
    expect(() => at('files.example.com/a.csv', 25)).toThrow('does not name');
  });

  it.each([
    ['other.example.com/a.png', /does not name/],
    ['files.example.com.evil.example/a.png', /does not name/],
    ['127.0.0.1/a.png', /does not name/],
    ['files.example.com:23/a.png', /does not name/],
    ['files.example.com@127.0.0.1/a.png', /is invalid/],
    ['http://files.example.com/a.png', /is invalid/],
    ['files.example.com/../a.png', /is invalid/],
    ['files.example.com/in/\n/a.png', /is invalid/],
    [`files.example.com/${'a'.repeat(1000)}`, /is invalid/],
    ['/a.png', /is invalid/],
  ])('refuses %j', (address, sentence) => {
    expect(() => at(address)).toThrow(sentence);
  });
});

describe('transfers', () => {
  let server: TestSftpServer;
  let transfers: SftpTransfers;
  beforeAll(async () => {
    server = await startSftpServer();
    transfers = sftpTransfersTo(server.host);
  });
  afterAll(async () => {
    transfers.close();
    await server.stop();
  });
  afterEach(() => {
    server.habits = {};
    server.files.clear();
  });

  const place = (path: string, login = LOGIN, via = transfers) =>
    via.placeOf({ SftpAddress: `${server.host}${path}`, ...login });
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (problem: unknown) => problem,
    );
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).not.toContain(LOGIN.SftpPassword);
    return [(error as Refusal).status, (error as Refusal).message];
  };
  const large = Buffer.alloc(300_000, 'An invented picture. ');

  it('bring a file, make its folders, and replace what was there', async () => {
    for (const bytes of [Buffer.from('before'), large]) {
      await transfers.send(place('/new/folders/a.bin'), async () => [{ name: 'a.bin', bytes }]);
      expect([...server.files.keys()]).toEqual(['/new/folders/a.bin']);
      expect(server.files.get('/new/folders/a.bin')!.equals(bytes)).toBe(true);
    }
  });

  it('call nobody for nothing, and load when it is time', async () => {
    const before = server.connections();
    await transfers.send(place('/incoming/'), async () => []);
    const failed = transfers.send(place('/incoming/'), async () => Promise.reject(new Refusal(404, 'It is gone.')));
    expect(await refusal(failed)).toEqual([404, 'It is gone.']);
    expect(server.connections()).toBe(before);
  });

  it('fetch a file whole', async () => {
    server.files.set('/incoming/a.bin', large);
    expect(Buffer.from(await transfers.fetch(place('/incoming/a.bin'))).equals(large)).toBe(true);
    server.files.set('/incoming/a.bin', Buffer.alloc(0));
    expect(await transfers.fetch(place('/incoming/a.bin'))).toHaveLength(0);
    server.files.set('/incoming/a.bin', large);
    server.habits = { tellsAtOnce: 7000 };
    expect(Buffer.from(await transfers.fetch(place('/incoming/a.bin'))).equals(large)).toBe(true);
  });

  it('answer a server that asks for the password', async () => {
    server.habits = { asks: { questions: 1, times: 2 } };
    await transfers.send(place('/incoming/a.txt'), async () => [{ name: 'a.txt', bytes: large }]);
    expect(server.files.size).toBe(1);
  });

  it.each([
    { questions: 11, times: 1 },
    { questions: 1, times: 11 },
  ])('leave a server that asks for ever: %j', async (asks) => {
    server.habits = { asks };
    const sent = transfers.send(place('/incoming/a.txt'), async () => [{ name: 'a.txt', bytes: large }]);
    await expect(sent).rejects.toThrow('The SFTP server asks for more than a password.');
  });

  it('tell what a server says', async () => {
    const file = async () => [{ name: 'a.txt', bytes: large }];
    expect(await refusal(transfers.fetch(place('/incoming/none.txt')))).toEqual([
      400,
      'The SFTP server has no such file or folder.',
    ]);
    const wrong = place('/incoming/a.txt', { ...LOGIN, SftpPassword: 'another word' });
    expect(await refusal(transfers.send(wrong, file))).toEqual([
      400,
      'The SFTP server refused SftpUsername or SftpPassword.',
    ]);
    server.habits = { isReadOnly: true };
    expect(await refusal(transfers.send(place('/incoming/a.txt'), file))).toEqual([
      400,
      'The SFTP server does not let this user read or write there.',
    ]);
    const nobody = sftpTransfersTo('127.0.0.1:1');
    const there = nobody.placeOf({ SftpAddress: '127.0.0.1/a.txt', ...LOGIN });
    expect(await refusal(nobody.fetch(there))).toEqual([400, 'The SFTP server takes no connection.']);
  });

  it('leave the earlier file when the server breaks off', async () => {
    server.files.set('/incoming/a.bin', Buffer.from('before'));
    server.habits = { breaksOff: true };
    const sending = transfers.send(place('/incoming/a.bin'), async () => [{ name: 'a.bin', bytes: large }]);
    expect(await refusal(sending)).toEqual([400, 'The SFTP server ended the connection.']);
    expect(String(server.files.get('/incoming/a.bin'))).toBe('before');
  });

  it.each([
    ['no file be renamed', (_from: string) => true],
    ['no file have another one’s name', (from: string) => from.endsWith('.part')],
  ])('leave the earlier file when a server lets %s', async (_what, refusesRename) => {
    server.files.set('/incoming/a.bin', Buffer.from('before'));
    server.habits = { refusesRename };
    const sending = transfers.send(place('/incoming/a.bin'), async () => [{ name: 'a.bin', bytes: large }]);
    expect(await refusal(sending)).toEqual([400, 'The SFTP transfer failed.']);
    expect([...server.files]).toEqual([['/incoming/a.bin', Buffer.from('before')]]);
  });

  it('keep the earlier file aside when a server breaks off between two renames', async () => {
    server.files.set('/incoming/a.bin', Buffer.from('before'));
    server.habits = {
      breaksOffAtRename: (from) => from.endsWith('.part') && !server.files.has('/incoming/a.bin'),
    };
    const sending = transfers.send(place('/incoming/a.bin'), async () => [{ name: 'a.bin', bytes: large }]);
    expect((await refusal(sending))[0]).toBe(400);
    const kept = [...server.files.keys()].find((path) => /^\/incoming\/a\.bin\.[0-9a-f]{12}\.old$/.test(path));
    expect(String(server.files.get(kept!))).toBe('before');
  });

  it.each([
    [4, 'before'],
    [8, 'after'],
    [undefined, 'before'],
  ])('go in steps only where a server cannot replace in one: status %s', async (code, content) => {
    const kept = new Map([['/in/a.txt', 'before']]);
    const files = {
      writeFile(path: string, bytes: Buffer, back: () => void) {
        kept.set(path, String(bytes));
        back();
      },
      unlink(path: string, back: () => void) {
        kept.delete(path);
        back();
      },
      ext_openssh_rename: (_from: string, _to: string, back: (error: Error) => void) =>
        back(Object.assign(new Error('No'), { code })),
      rename(from: string, to: string, back: (error?: Error) => void) {
        if (kept.has(to)) return back(Object.assign(new Error('Failure'), { code: 4 }));
        kept.set(to, kept.get(from)!);
        kept.delete(from);
        back();
      },
    };
    await putFile(files as never, '/in', 'a.txt', Buffer.from('after')).catch(() => {});
    expect([...kept]).toEqual([['/in/a.txt', content]]);
  });

  it('are recorded once a file was on its way, whatever becomes of the rest', async () => {
    const sent: string[] = [];
    const names = ['a.txt', 'b.txt', 'c.txt'];
    const send = (path: string, login = LOGIN) =>
      transfers.send(
        place(path, login),
        async () => names.map((name) => ({ name, bytes: large })),
        async () => void sent.push(path),
      );
    await send('/incoming/');
    server.files.clear();
    server.habits = { room: 2 };
    expect((await refusal(send('/other/')))[0]).toBe(400);
    expect([...server.files.keys()]).toEqual(['/other/a.txt', '/other/b.txt']);
    expect((await refusal(send('/third/', { ...LOGIN, SftpPassword: 'wrong' })))[0]).toBe(400);
    expect(sent).toEqual(['/incoming/', '/other/']);
  });

  it('let a fault of ours be one', async () => {
    const bytes = undefined as never;
    const sending = transfers.send(place('/incoming/'), async () => [{ name: 'a.txt', bytes }]);
    await expect(sending).rejects.toThrow(/^A transfer failed: TypeError/);
    await expect(sending).rejects.not.toBeInstanceOf(Refusal);
  });

  it.runIf(process.platform === 'linux')('have a process each, and fail alone where the library fails', async () => {
    server.habits = { isSilent: true };
    const own = sftpTransfers(parseAllowedHosts(server.host)!, { load: 1_000, transfer: 30_000 });
    const before = server.connections();
    const others = begunProcesses();
    const fetched = refusal(own.fetch(place('/incoming/a.bin', LOGIN, own)));
    while (server.connections() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const one of begunProcesses()) if (!others.includes(one)) process.kill(Number(one), 'SIGKILL');
    expect(await fetched).toEqual([400, 'The SFTP transfer failed.']);
  });

  it('go to a server with the right host key only, where one is named', async () => {
    const file = async () => [{ name: 'a.txt', bytes: large }];
    const known = sftpTransfersTo(`${server.host}=${server.fingerprint}`);
    await known.send(place('/incoming/a.txt', LOGIN, known), file);
    const unknown = sftpTransfersTo(`${server.host}=${KEY}`);
    expect(await refusal(unknown.send(place('/incoming/b.txt', LOGIN, unknown), file))).toEqual([
      400,
      'The SFTP server shows another host key than --sftp-hosts names.',
    ]);
    expect([...server.files.keys()]).toEqual(['/incoming/a.txt']);
  });

  it('end with the server that makes them, and when they take too long', async () => {
    server.habits = { isSilent: true };
    const stopping = sftpTransfersTo(server.host);
    const before = server.connections();
    const ended = refusal(stopping.fetch(place('/incoming/a.bin', LOGIN, stopping)));
    while (server.connections() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.close();
    expect(await ended).toEqual([400, 'The server stops.']);
    expect(await refusal(stopping.fetch(place('/incoming/a.bin', LOGIN, stopping)))).toEqual([
      400,
      'The server stops.',
    ]);
    const hasty = sftpTransfers(parseAllowedHosts(server.host)!, { load: 30, transfer: 300 });
    expect(await refusal(hasty.fetch(place('/incoming/a.bin', LOGIN, hasty)))).toEqual([
      400,
      'The SFTP server did not answer in time.',
    ]);
    let isTold = false;
    const never = (ended: AbortSignal) => {
      ended.addEventListener('abort', () => (isTold = true));
      return new Promise<never>(() => {});
    };
    const made = hasty.send(place('/incoming/a.bin', LOGIN, hasty), never);
    expect(await refusal(made)).toEqual([504, 'The files could not be made in time.']);
    expect(isTold).toBe(true);
  });
});
