import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from '../support/program.ts';
import { startBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const alone = ['--database', ':memory:', '--empty', '--port', '0'];
const together = ['--database', folder.path('practice.db'), '--empty', '--port', '0', '--workers', '2'];

/** Each answer is a line of the log; the second request comes when the first line is lost. */
async function expectAnswers(banner: string): Promise<void> {
  const { origin } = new URL(/API +(http\S+)/.exec(banner)![1]!);
  for (let asked = 0; asked < 3; asked++) expect((await fetch(`${origin}/healthz`)).status).toBe(200);
}

describe('output that nobody reads', () => {
  it('ends no command', async () => {
    const command = startBitewing(['--help']);
    command.process.stdout!.destroy();
    expect(await command.ended).toMatchObject({ status: 0, err: '' });
  });

  it.each([[alone], [together]])('ends no server: %j', async (args) => {
    const server = startBitewing(args);
    const banner = await server.says('Ctrl-C stops.');
    server.process.stdout!.destroy();
    await expectAnswers(banner);
    server.process.kill('SIGTERM');
    const { status, err } = await server.ended;
    expect([status, err]).toEqual([0, expect.not.stringContaining('EPIPE')]);
  });
});

const FULL = '/dev/full';
describe.skipIf(!existsSync(FULL))(`output for a full disk${existsSync(FULL) ? '' : `: no ${FULL} here`}`, () => {
  const SAID = 'bitewing: The output could not be written. The disk is full.\n';
  const start = (args: readonly string[]) => {
    const script = `exec "$0" "$@" >${FULL}`;
    const shell = spawn('sh', ['-c', script, process.execPath, program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    shell.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    const says = (text: string) =>
      new Promise<string>((resolve) => {
        shell.stderr.on('data', () => err.includes(text) && resolve(err));
      });
    const ended = new Promise<[number | null, string]>((resolve) => {
      shell.on('close', (status) => resolve([status, err]));
    });
    return { shell, says, ended };
  };

  it('fails a command, in a sentence', async () => {
    expect(await start(['--help']).ended).toEqual([1, SAID]);
  });

  it('ends no server, which says so once', async () => {
    const server = start(alone);
    await expectAnswers(await server.says('Ctrl-C stops.'));
    server.shell.kill('SIGTERM');
    const [status, err] = await server.ended;
    expect([status, err.split(SAID)]).toEqual([0, [expect.any(String), expect.any(String)]]);
  });
});
