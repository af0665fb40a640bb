import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { engines } from './engines.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../../scripts/mariadb-local.sh');

/** Whether this run includes MariaDB and this machine can start one, for a test that needs a server to kill and freeze. */
export const canStartMariadb =
  engines.includes('mariadb') && (process.env.PATH ?? '').split(delimiter).concat('/usr/sbin').some(holdsMariadb);

if (engines.includes('mariadb') && !canStartMariadb)
  console.warn('Not proven in this run: what a server of its own needs, since mariadbd is not installed.');

function holdsMariadb(folder: string): boolean {
  return existsSync(join(folder, 'mariadbd'));
}

export interface PrivateMariadb {
  readonly url: string;
  kill(): Promise<void>;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  start(): Promise<void>;
  destroy(): Promise<void>;
}

/** A MariaDB server of one test's own, to be killed and frozen. It goes away with the test process. */
export async function startPrivateMariadb(name: string, ...options: string[]): Promise<PrivateMariadb> {
  const own = ['--name', `${name}-${process.pid}`, '--owner', String(process.pid)];
  const perform = async (verb: string) => (await run('bash', [script, verb, ...own, ...options])).stdout.trim();
  const act = (verb: string) => async () => void (await perform(verb));
  const url = await perform('start');
  return {
    url,
    kill: act('kill'),
    freeze: act('freeze'),
    thaw: act('thaw'),
    start: act('start'),
    destroy: act('destroy'),
  };
}
