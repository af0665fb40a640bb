import { createSocket, type Socket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingAddresses } from '../../src/events/names.ts';

/** Names that nobody answers for, as a stranger's name server can have any number of. */
const SILENT = Array.from({ length: 40 }, (_, at) => `silent${at}.test`);

const HOSTS = `# unknown.test stands in a comment
192.0.2.9\treceiver.test  silent.test # 192.0.2.9 unknown2.test
2001:db8::9 Receiver.test\r
192.0.2.9 my.unknown.test
nowhere unknown3.test
`;

describe('the addresses of receivers', () => {
  let nameServer: Socket;
  let servers: string[];
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  const hosts = join(folder, 'hosts');
  beforeAll(async () => {
    nameServer = createSocket('udp4');
    nameServer.on('message', (question, { port, address }) => {
      const answer = answerTo(question);
      if (answer) nameServer.send(answer, port, address);
    });
    await new Promise<void>((resolve) => nameServer.bind(0, '127.0.0.1', resolve));
    writeFileSync(hosts, HOSTS);
    servers = [`127.0.0.1:${nameServer.address().port}`];
  });
  afterAll(() => {
    nameServer.close();
    rmSync(folder, { recursive: true });
  });

  it('are found while the name servers of many others are silent', async () => {
    let asking = 0;
    let most = 0;
    const system = () => {
      most = Math.max(most, ++asking);
      return new Promise<LookupAddress[]>(() => {});
    };
    const find = findingAddresses(servers, system);
    let ended = 0;
    const silent = SILENT.map((name) =>
      find(name).then(
        () => ended++,
        () => ended++,
      ),
    );
    expect(await find('receiver.test')).toEqual([{ address: '192.0.2.7', family: 4 }]);
    expect(await find('localhost')).toEqual([
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]);
    expect(ended).toBe(0);
    // Whatever is asked of the system is asked one by one, so that a thread is left for a database that has a name.
    while (asking === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(most).toBe(1);
    expect(silent).toHaveLength(40);
  });

  it('are those of the system for a name that no name server knows', async () => {
    const find = findingAddresses(servers, async () => [{ address: '192.0.2.8', family: 4 }]);
    expect(await find('unknown.test')).toEqual([{ address: '192.0.2.8', family: 4 }]);
    const nowhere = findingAddresses(servers, async () => Promise.reject(new Error('not there')));
    await expect(nowhere('unknown.test')).rejects.toThrow('not there');
  });

  it('are those of the hosts file, whatever a name server says, and whether one answers or not', async () => {
    const find = findingAddresses(servers, async () => Promise.reject(new Error('not there')), hosts);
    expect(await find('RECEIVER.test')).toEqual([
      { address: '192.0.2.9', family: 4 },
      { address: '2001:db8::9', family: 6 },
    ]);
    expect(await find('silent.test.')).toEqual([{ address: '192.0.2.9', family: 4 }]);
    // Neither a part of a name, nor what a comment says, nor a line without an address counts.
    for (const name of ['unknown.test', 'unknown2.test', 'unknown3.test'])
      await expect(find(name)).rejects.toThrow('not there');
  });
});

/** What the server says (RFC 1035 4.1): an address of `receiver.test`, that there is no `unknown.test`, nothing of others. */
function answerTo(question: Buffer): Buffer | undefined {
  const name = question.toString('latin1');
  const type = question.readUInt16BE(question.indexOf('\0', 12) + 1);
  const head = (flags: number, answers: number) => {
    const start = Buffer.from(question.subarray(0, question.indexOf('\0', 12) + 5));
    start.writeUInt16BE(flags, 2);
    start.writeUInt16BE(answers, 6);
    start.writeUInt32BE(0, 8);
    return start;
  };
  if (name.includes('unknown')) return head(0x8183, 0);
  if (!name.includes('receiver')) return undefined;
  if (type !== 1) return head(0x8180, 0);
  return Buffer.concat([head(0x8180, 1), Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 192, 0, 2, 7])]);
}
