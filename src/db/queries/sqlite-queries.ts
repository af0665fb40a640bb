import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { badRequest } from '../../domain/refusal.ts';
import { beginProcess, keepAlive, lowerPriority, notBegun } from '../../processes/own-process.ts';
import { translate } from '../../sql/translate.ts';
import type { Queries, QueryOrder } from '../practice-queries.ts';
import { needsAdministrator } from '../trouble.ts';
import { nobodyWaits, tookTooLong } from './answer.ts';
import { ownCatalog } from './catalog.ts';
import { processAddress } from './process-address.ts';
import type { READY, SqliteAnswer, SqliteJob } from './sqlite-job.ts';

/** Milliseconds that an idle process is kept for the next query. */
const KEPT_MS = 30_000;
/** Milliseconds that a process may take to begin, which is no time of the query: a busy machine starts nothing at once. */
const LONGEST_START = 60_000;

/** Node 22 lacks what this server's queries use: the first until 22.16, the second in all its versions. */
const takesAggregates = 'aggregate' in DatabaseSync.prototype;
const readsMemory = 'deserialize' in DatabaseSync.prototype;

type Said = typeof READY | SqliteAnswer;

/** A process, and who waits for it: to begin first, then for its answer. */
interface Helper {
  readonly process: ChildProcess;
  isReady: boolean;
  asked?: { resolve(said: Said): void; reject(error: Error): void } | undefined;
  end?: NodeJS.Timeout;
}

/**
 * Queries of a practice in an SQLite file, or in memory: each runs in a process of its own, which is kept for the next
 * one and killed when it takes too long. `image` hands over the rows of a practice in memory; `tell` makes a sentence of a
 * fault of the file.
 */
export function sqliteQueries(
  file: string,
  tell: (error: unknown) => unknown,
  image: () => Promise<Uint8Array>,
): Queries {
  const helpers = new Set<Helper>();
  const idle: Helper[] = [];
  let isClosed = false;

  function begin(): Helper {
    const begun = beginProcess(processAddress);
    const helper: Helper = { process: begun, isReady: false };
    helpers.add(helper);
    begun.on('message', (said: Said) => helper.asked?.resolve(said));
    begun.on('error', (error) => end(helper, notBegun(error)));
    begun.on('exit', () => end(helper, new Error('The process of the query ended.')));
    return helper;
  }

  function end(helper: Helper, reason: Error): void {
    clearTimeout(helper.end);
    helpers.delete(helper);
    if (idle.includes(helper)) idle.splice(idle.indexOf(helper), 1);
    helper.process.kill('SIGKILL');
    helper.asked?.reject(reason);
  }

  function keep(helper: Helper): void {
    if (!helpers.has(helper)) return;
    keepAlive(helper.process, false);
    helper.end = setTimeout(() => end(helper, new Error('Nobody asked.')), KEPT_MS).unref();
    idle.push(helper);
  }

  async function ask(job: SqliteJob, { longest, gone }: QueryOrder): Promise<SqliteAnswer> {
    if (isClosed) throw new Error('The practice is closed.');
    if (gone?.aborted) throw nobodyWaits();
    const helper = idle.pop() ?? begin();
    clearTimeout(helper.end);
    keepAlive(helper.process, true);
    const hungUp = () => end(helper, nobodyWaits());
    gone?.addEventListener('abort', hungUp);
    try {
      if (!helper.isReady) await told(helper, LONGEST_START, new Error('The process of the query did not begin.'));
      if (!helper.isReady) lowerPriority(helper.process);
      helper.isReady = true;
      helper.process.send(job, (error) => error && end(helper, error));
      return (await told(helper, longest, tookTooLong(longest))) as SqliteAnswer;
    } finally {
      gone?.removeEventListener('abort', hungUp);
      keep(helper);
    }
  }

  /** What the process says next; it ends when that takes too long. */
  async function told(helper: Helper, milliseconds: number, otherwise: Error): Promise<Said> {
    const tooLate = setTimeout(() => end(helper, otherwise), milliseconds);
    try {
      return await new Promise((resolve, reject) => {
        helper.asked = { resolve, reject };
      });
    } finally {
      clearTimeout(tooLate);
      helper.asked = undefined;
    }
  }

  return {
    async run(order) {
      const { statements, slice, form, now } = order;
      const translated = translate(statements, 'sqlite', ownCatalog, slice);
      if (!takesAggregates) {
        throw needsAdministrator(`Queries need Node 22.16 or newer, and this server runs on ${process.versions.node}.`);
      }
      const asked = (source: SqliteJob['source']) => ask({ source, statements: translated, now, form }, order);
      const answer = file === ':memory:' ? await ofImage(await image(), asked) : await asked({ file });
      switch (answer.kind) {
        case 'rows':
          return answer.text;
        case 'refused':
          throw badRequest(answer.sentence);
        case 'fault':
          throw tell(Object.assign(new Error(`A query failed: ${answer.problem}`), { errcode: answer.errcode }));
      }
    },
    async close() {
      isClosed = true;
      for (const helper of [...helpers]) end(helper, new Error('The practice is closed.'));
    },
  };
}

async function ofImage<T>(image: Uint8Array, ask: (source: SqliteJob['source']) => Promise<T>): Promise<T> {
  if (readsMemory) return ask({ image });
  const folder = await mkdtemp(join(tmpdir(), 'bitewing-query-'));
  try {
    const copy = join(folder, 'rows.db');
    await writeFile(copy, image, { mode: 0o600 });
    return await ask({ copy });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
