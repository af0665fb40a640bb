import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { badRequest } from '../../domain/refusal.ts';
import { translate } from '../../sql/translate.ts';
import type { Queries } from '../practice-queries.ts';
import { tookTooLong } from './answer.ts';
import { ownCatalog } from './catalog.ts';
import { processAddress } from './process-address.ts';
import type { SqliteAnswer, SqliteJob } from './sqlite-job.ts';

/** Milliseconds that an idle process is kept for the next query. */
const KEPT_MS = 30_000;

/** A process and who waits for its answer. */
interface Helper {
  readonly process: ChildProcess;
  asked?: { resolve(answer: SqliteAnswer): void; reject(error: Error): void } | undefined;
  end?: NodeJS.Timeout;
}

/**
 * Queries of a practice in an SQLite file, or in memory: each runs in a process of its own, which is kept for the next
 * one and killed when it takes too long. `image` hands over the rows of a practice in memory.
 */
export function sqliteQueries(file: string, image: () => Promise<Uint8Array>): Queries {
  const helpers = new Set<Helper>();
  const idle: Helper[] = [];
  let isClosed = false;

  function begin(): Helper {
    // It needs nothing of our environment, where secrets may stand.
    const begun = fork(fileURLToPath(processAddress), [], {
      serialization: 'advanced',
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Requests of others come first.
    if (begun.pid !== undefined) lowerPriority(begun.pid);
    const helper: Helper = { process: begun };
    helpers.add(helper);
    begun.on('message', (answer: SqliteAnswer) => helper.asked?.resolve(answer));
    begun.on('error', (error) => end(helper, error));
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
    // Neither the process nor the line to it keeps the server alive.
    helper.process.unref();
    helper.process.channel?.unref();
    helper.end = setTimeout(() => end(helper, new Error('Nobody asked.')), KEPT_MS).unref();
    idle.push(helper);
  }

  async function ask(job: SqliteJob, longest: number): Promise<SqliteAnswer> {
    if (isClosed) throw new Error('The practice is closed.');
    const helper = idle.pop() ?? begin();
    clearTimeout(helper.end);
    helper.process.ref();
    helper.process.channel?.ref();
    const tooLate = setTimeout(() => end(helper, tookTooLong(longest)), longest);
    try {
      return await new Promise<SqliteAnswer>((resolve, reject) => {
        helper.asked = { resolve, reject };
        helper.process.send(job, (error) => error && end(helper, error));
      });
    } finally {
      clearTimeout(tooLate);
      helper.asked = undefined;
      keep(helper);
    }
  }

  return {
    async run({ statements, slice, now, longest }) {
      const translated = translate(statements, 'sqlite', ownCatalog, slice);
      const source = file === ':memory:' ? { image: await image() } : { file };
      const answer = await ask({ source, statements: translated, now }, longest);
      switch (answer.kind) {
        case 'rows':
          return answer.json;
        case 'refused':
          throw badRequest(answer.sentence);
        case 'fault':
          throw new Error(`A query failed: ${answer.problem}`);
      }
    },
    async close() {
      isClosed = true;
      for (const helper of [...helpers]) end(helper, new Error('The practice is closed.'));
    },
  };
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this system does not let us.
  }
}
