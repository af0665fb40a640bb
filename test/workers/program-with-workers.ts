import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { compiled, program } from '../support/program.ts';

/** A line of the program's log. */
interface Line {
  readonly msg: string;
  readonly worker?: number;
  /** Number of the system's process that a worker is. */
  readonly process?: number;
  /** Number of the API key of a request. */
  readonly key?: number;
}

export interface ProgramWithWorkers {
  readonly process: ChildProcess;
  readonly url: string;
  /** Every line so far. */
  readonly lines: readonly Line[];
  /** What `find` finds in the lines or in standard error, as soon as it does; rejects when the program ends before. */
  until<T>(find: (lines: readonly Line[], said: string) => T | undefined): Promise<T>;
  /** The line about the next worker that begins to serve, from this moment on. */
  serving(): Promise<Line>;
  /** The system's process that has this place now. */
  pidOf(worker: number): number;
  /** Exit status, once the program is gone. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts the program with two workers, as people do; resolves once all of them serve. `files`: how many each of its
 * processes may open, where that is not to be what the system says.
 */
export async function startWithWorkers(
  args: readonly string[],
  entry = program,
  files?: number,
): Promise<ProgramWithWorkers> {
  const all = [process.execPath, entry, 'start', '--workers', '2', '--port', '0', ...args];
  const bounded = files === undefined ? all : ['sh', '-c', `ulimit -n ${files}; exec "$@"`, 'sh', ...all];
  const child = spawn(bounded[0]!, bounded.slice(1), {
    env: { ...process.env, ...compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Line[] = [];
  const ended = once(child, 'close').then(([status]) => status as number | null);
  const gone = ended.then((status) => {
    throw new Error(`The program ended with ${status}:\n${said}`);
  });
  gone.catch(() => {});
  let said = '';
  let rest = '';
  child.stderr!.setEncoding('utf8').on('data', (text) => {
    said += text;
    child.emit('news');
  });
  child.stdout!.setEncoding('utf8').on('data', (text) => {
    const whole = (rest + text).split('\n');
    rest = whole.pop()!;
    lines.push(...whole.map((line) => JSON.parse(line)));
    child.emit('news');
  });
  const until: ProgramWithWorkers['until'] = async (find) => {
    for (;;) {
      const found = find(lines, said);
      if (found !== undefined) return found;
      await Promise.race([once(child, 'news'), gone]);
    }
  };
  const serves = (text: string) => (text.includes('Ctrl-C stops.') ? /API +(http\S+)/.exec(text)![1]! : undefined);
  const serving = (line: Line) => line.process !== undefined;
  await until(() => lines.filter(serving)[1]);
  return {
    process: child,
    url: await until((_lines, text) => serves(text)),
    lines,
    ended,
    until,
    serving() {
      const known = lines.filter(serving).length;
      return until(() => lines.filter(serving)[known]);
    },
    pidOf: (worker) => lines.findLast((line) => serving(line) && line.worker === worker)!.process!,
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A caller with one connection, which it keeps; the next request after a broken one opens another. */
export interface Caller {
  /** Rejects when the connection breaks. */
  send(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  leave(): void;
}

export function caller(url: string, authorization: string, keepAlive = true): Caller {
  const agent = keepAlive ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined;
  return {
    send: (verb, path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        const sent = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
        const options = { method: verb, agent: agent ?? false, headers: { ...sent, ...headers } };
        request(url + path, options, (response) => {
          let told = '';
          response.setEncoding('utf8').on('data', (piece) => {
            told += piece;
          });
          response.on('error', reject).on('end', () => resolve({ status: response.statusCode!, text: told }));
        })
          .on('error', reject)
          .end(text);
      }),
    leave: () => agent?.destroy(),
  };
}

/** Pairs of keys that nobody used yet: which worker answers one stands in the log, line by line. */
export function unusedKeys(customers: readonly string[]) {
  let used = 0;
  return () => {
    const customerKey = customers[used++]!;
    // The first key of the practice is another one.
    return { authorization: `ODFHIR Durability/${customerKey}`, keyNum: used + 1 };
  };
}

/** A caller whom this worker answers by itself. */
export async function callerOf(
  program: ProgramWithWorkers,
  worker: number,
  newKey: ReturnType<typeof unusedKeys>,
): Promise<Caller> {
  for (;;) {
    const { authorization, keyNum } = newKey();
    const one = caller(program.url, authorization);
    // The lead answers whoever is new to a worker; the second answer tells where the connection leads.
    await one.send('GET', '/patients?Limit=1');
    await one.send('GET', '/patients?Limit=1');
    const second = await program.until((lines) => lines.filter(({ key }) => key === keyNum)[1]);
    if (second.worker === worker) return one;
    one.leave();
  }
}
