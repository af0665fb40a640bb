import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keptPort } from '../../../test/support/kept-port.ts';

const program = fileURLToPath(new URL('receiver-process.ts', import.meta.url));

/** How a receiver behaves: answers, answers late, answers 500, never answers, or is not there. */
const MOODS = ['well', 'slow', 'fails', 'hangs', 'dead'] as const;
export type Mood = (typeof MOODS)[number];

/** One call that the receiver took. */
export interface Taken {
  readonly id: string;
  /** Of the header Event-Type, behind "WatchTable: ". */
  readonly watchTable: string;
  readonly isSigned: boolean;
  readonly body: string;
}

interface Receiver {
  readonly url: string;
  be(mood: Mood): Promise<void>;
  /** Everything that was taken so far, in its order, by any life of the receiver. */
  taken(): Taken[];
}

/** A receiver that dies by SIGKILL and comes back under the same address, with the journal of its earlier lives. */
export async function startReceiver(journal: string, customerKey: string): Promise<Receiver> {
  const port = await keptPort();
  let child: ChildProcess | undefined;
  async function live(): Promise<ChildProcess> {
    const born = fork(program, [port, journal, customerKey]);
    await once(born, 'message');
    return born;
  }
  child = await live();
  return {
    url: `http://127.0.0.1:${port}/events`,
    async be(mood) {
      if (mood !== 'dead') {
        child ??= await live();
        child.send(mood);
      } else if (child) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        child = undefined;
        await gone;
      }
    },
    taken: () => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(0, -1).map(takenFrom) : []),
  };
}

function takenFrom(line: string): Taken {
  const { id, event, isSigned, body } = JSON.parse(line) as {
    id: string;
    event: string;
    isSigned: boolean;
    body: string;
  };
  return { id, watchTable: event.replace('WatchTable: ', ''), isSigned, body };
}
