import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const demo = { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0' };

/** A mount of its own, which ends with the process that has it. */
const mayMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** The server on a small disk that it alone has; `disk` is where the test sees it. */
async function onSmallDisk(name: string, options: string): Promise<{ server: RealServer; disk: string }> {
  const [seed, place] = [folder.path(`${name}-seed`), folder.path(name)];
  mkdirSync(place);
  await (await startServer({ database: join(seed, 'practice.db'), port: 0 })).stop();
  const script = `mount -t tmpfs -o ${options} none "$0" && cp -a "${seed}/." "$0" && exec "$@"`;
  const server = await startRealServer(join(place, 'practice.db'), ['unshare', '-rm', 'sh', '-c', script, place]);
  return { server, disk: `/proc/${server.process.pid}/root${place}` };
}

const FULL: readonly [status: number, sentence: RegExp] = [
  507,
  /^The disk of the (server|documents folder) is full\. Nothing was stored\.$/,
];

const attempts = {
  'a write': ['POST', '/treatplans', { PatNum: 1010, Heading: 'On a full disk' }],
  'a signature': ['PUT', '/treatplans/11202', { isSigned: 'true' }],
  'a hand-over': ['POST', '/../ext/v1/treatplans/11232/handover', { minutes: 5 }],
  'a document': [
    'POST',
    '/documents/Upload',
    { PatNum: 1010, DocCategory: 1802, extension: '.jpg', rawBase64: 'YWJj' },
  ],
} as const;

describe.runIf(mayMount)('a disk that is full', () => {
  it.each<[of: string, options: string, fill: (disk: string) => void, refused: (keyof typeof attempts)[]]>([
    ['bytes', 'size=16m', fillWithBytes, ['a write', 'a signature', 'a hand-over', 'a document']],
    ['files', 'size=16m,nr_inodes=30', fillWithFiles, ['a signature', 'a hand-over', 'a document']],
  ])(
    'of %s refuses with 507 what it cannot keep, and everything works once there is room',
    async (of, options, fill, refused) => {
      const { server, disk } = await onSmallDisk(of, options);
      const attempt = (name: keyof typeof attempts) => {
        const [verb, path, body] = attempts[name];
        return server.send(verb, path, body, demo);
      };
      mkdirSync(join(disk, 'filler'));
      fill(join(disk, 'filler'));
      for (const name of refused) {
        const { status, text } = await attempt(name);
        expect([name, status, text]).toEqual([name, FULL[0], expect.stringMatching(FULL[1])]);
      }
      expect((await server.send('GET', '/patients', undefined, demo)).status).toBe(200);
      const ready = () => server.send('GET', '/../../readyz');
      expect(await ready()).toEqual({
        status: 200,
        text: expect.stringMatching(/refused: The disk of the .* is full\./),
      });
      rmSync(join(disk, 'filler'), { recursive: true });
      for (const name of refused)
        expect([name, (await attempt(name)).status]).toEqual([
          name,
          expect.toSatisfy((status) => status === 200 || status === 201),
        ]);
      expect(await ready()).toEqual({ status: 200, text: 'The database answers.\n' });
      const signed = JSON.parse(
        (await server.send('GET', '/treatplans?PatNum=1120&TPStatus=Saved', undefined, demo)).text,
      );
      expect(signed.find(({ TreatPlanNum }: { TreatPlanNum: number }) => TreatPlanNum === 11202)).toMatchObject({
        isSigned: 'true',
      });
      await server.stop();
    },
  );
});

function fillWithBytes(place: string): void {
  const page = Buffer.alloc(4096);
  untilFull((number) => writeFileSync(join(place, 'bytes'), page, { flag: number === 0 ? 'w' : 'a' }));
}

const fillWithFiles = (place: string) => untilFull((number) => writeFileSync(join(place, String(number)), ''));

function untilFull(add: (number: number) => void): void {
  for (let number = 0; ; number++) {
    try {
      add(number);
    } catch {
      return;
    }
  }
}
