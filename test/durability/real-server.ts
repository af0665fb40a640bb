import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertRow } from '../../src/db/rows/rows.ts';
import { DefCat, TreatArea } from '../../src/domain/enums.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { type ServerOptions, startServer } from '../../src/server.ts';
import { compiled, program } from '../support/program.ts';

const keys = { developerKey: 'Durability', customerKey: 'Test' };
export const authorization = `ODFHIR ${keys.developerKey}/${keys.customerKey}`;

/** Patients of the practice; writers work on different ones and on the same. */
export const patients = [1, 2, 3, 4] as const;

/** A practice in a file of its own folder, with a key pair, patients and one code. */
export async function practiceFile(): Promise<{ folder: string; database: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-durability-'));
  const database = join(folder, 'practice.db');
  await fillPractice({ database });
  return { folder, database };
}

/** The same in a database of any kind; `customers` get pairs of their own, in this order. */
export async function fillPractice(
  place: Pick<ServerOptions, 'database' | 'control'>,
  customers: readonly string[] = [],
): Promise<void> {
  const server = await startServer({ ...place, port: 0, empty: true });
  for (const customerKey of [keys.customerKey, ...customers]) {
    server.keys.add({ ...keys, customerKey }, 'Durability', PERMISSIONS, '2025-01-01 00:00:00');
  }
  await server.practice.write(async (tx) => {
    for (const PatNum of patients) await insertRow(tx, 'patient', { PatNum, LName: `Invented ${PatNum}`, PriProv: 1 });
    await insertRow(tx, 'provider', { ProvNum: 1, Abbr: 'DOC1' });
    await insertRow(tx, 'procedurecode', { CodeNum: 1, ProcCode: 'D0120', TreatArea: TreatArea.Mouth });
    await insertRow(tx, 'definition', { DefNum: 1, Category: DefCat.TxPriorities, ItemName: 'Soon' });
  });
  await server.stop();
}

export interface RealServer {
  readonly process: ChildProcess;
  readonly url: string;
  /** Sends one request; rejects when the connection breaks. */
  send(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Ends it without a chance to tidy up; resolves once the process is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, as an administrator would. */
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * Starts the server as people do, in a process of its own; `wrapper` is a command that runs it, such as strace. `port` is
 * for a server that takes another one's place.
 */
export async function startRealServer(
  database: string,
  wrapper: readonly string[] = [],
  port = '0',
): Promise<RealServer> {
  const command = [...wrapper, process.execPath, program, 'start', '--port', port, '--database', database];
  const child = spawn(command[0]!, [...command.slice(1), '--log-level', 'silent'], {
    env: { ...process.env, ...compiled },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await announcedUrl(child);
  return {
    process: child,
    url,
    send: async (verb, path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method: verb,
        headers: {
          authorization,
          'content-type': 'application/json',
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A server that says nothing is no less a fault than one that says something wrong.
        signal: AbortSignal.timeout(120_000),
      });
      return { status: response.status, text: await response.text() };
    },
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** The base URL from the lines the server greets with. */
function announcedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    child.stderr!.on('data', (chunk) => {
      heard += chunk;
      const url = /API\s+(http:\S+)/.exec(heard)?.[1];
      if (!url) return;
      clearTimeout(silent);
      resolve(url);
    });
    const silent = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not say where it listens.\n${heard}`));
    }, 120_000);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.\n${heard}`)));
  });
}
