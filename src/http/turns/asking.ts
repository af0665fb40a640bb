import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Practice } from '../../db/practice.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { inTurns, type SftpTransfers, sftpTransfers } from '../../sftp/transfers.ts';
import type { Asking } from '../lasting.ts';
import type { Operation } from '../operation.ts';
import type { Caller } from '../permissions.ts';
import type { Turns } from './kinds-of-turns.ts';
import type { Asker } from './turn-queue.ts';

/** Of the server, whoever asks. */
export interface AskedServer {
  readonly practice: Practice;
  /** Milliseconds that a caller's own query may take. */
  readonly queryTime: number;
  /** Files to and from the servers that the administrator named; absent where none is. */
  readonly sftp?: SftpTransfers | undefined;
}

/** Operations that may last a minute: callers' own queries, and what moves files to or from elsewhere. */
export const mayLast = ({ ask, write }: Operation) => ask !== undefined || write?.fetch !== undefined;

/** What such an operation works with for one request, the practice apart; undefined for every other operation. */
export function askingOf(
  operation: Operation,
  { practice, queryTime, sftp = sftpTransfers([]) }: AskedServer,
  turns: Turns,
  { asker, by, onLate }: { asker: Asker; by: Caller; onLate: (error: unknown) => void },
): Omit<Asking, 'practice'> | undefined {
  if (!mayLast(operation)) return undefined;
  const gone = new AbortController();
  asker.listening?.on('close', () => gone.abort());
  return {
    longest: queryTime,
    gone: gone.signal,
    inTurn: untilItHasEnded((work) => turns.query(asker, work)),
    // Between two of them whatever has arrived meanwhile is begun.
    compute: (work) => turns.compute(asker, () => nextTurn().then(work)),
    look: (work) => turns.read(asker, () => practice.read(work)),
    inWriteTurn: (work) => turns.write(asker, work),
    record: (work) => turns.write(asker, () => unitOfWork(practice, work, { by })),
    sftp: inTurns(sftp, (work) => turns.transfer(asker, work)),
    sendAfterwards: (place, load) => void turns.afterwards(asker, () => sftp.send(place, load)).catch(onLate),
  };
}

/** The turn of work that is answered while something of it goes on elsewhere: it lasts until that has ended. */
function untilItHasEnded(inTurn: (work: () => Promise<void>) => Promise<void>): Asking['inTurn'] {
  return (work) =>
    new Promise((resolve, reject) => {
      const going: Promise<void>[] = [];
      const answered = async () => {
        await work((ended) => void going.push(ended)).then(resolve, reject);
        await Promise.allSettled(going);
      };
      inTurn(answered).catch(reject);
    });
}
