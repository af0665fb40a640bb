import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../callers/lock-out.ts';

/**
 * Milliseconds that a first request may take to come before its connection is of the first that go; honest callers send one
 * packet.
 */
const LONGEST_BEGINNING = 100;
/** The same where all others have come as lately: time for what was sent with the connection. */
const SHORTEST_BEGINNING = 10;
/** Milliseconds that an answer may wait to be read before its connection may go. */
const LONGEST_UNREAD = 1_000;
/** Of so many connections one goes at once, so that who goes is not looked for with each that comes. */
const PART = 32;

/** A connection, from its first packet on; of an encrypted one first what carries it, then what is said through it. */
interface Open {
  readonly socket: Socket;
  readonly since: number;
}

/** What is known of a connection. */
interface Heard {
  /** The answer to its last request that came whole. */
  answer(socket: Socket): ServerResponse | undefined;
  /** When the last answer was sent. */
  answered(socket: Socket): number | undefined;
}

/**
 * Keeps a place free. When the last one is taken, some of those go who ask nothing, from the network that has the most of them:
 * first those whose first request or handshake has not come as a whole, then those who were answered and have asked nothing since,
 * then those who do not read their answers; of each those first who have waited longest. So whoever comes can ask, however many
 * others come and say nothing.
 */
export function makeRoom(server: Server, mostConnections: number, heard: Heard): void {
  const all = new Map<string, Open>();
  const atOnce = Math.ceil(mostConnections / PART);
  let isWaiting = false;
  server.maxConnections = mostConnections;

  function note(socket: Socket): void {
    const name = `${socket.remoteAddress} ${socket.remotePort}`;
    all.set(name, { socket, since: performance.now() });
    socket.once('close', () => {
      if (all.get(name)?.socket === socket) all.delete(name);
    });
    if (all.size >= mostConnections) hangUp();
  }

  function hangUp(looksAgain = true): void {
    const now = performance.now();
    const waiting = [...all].map(([name, { socket, since }]) => {
      const answer = heard.answer(socket);
      const quietSince = heard.answered(socket) ?? since;
      return { name, socket, quietSince, kind: kindOf(answer, socket, now - quietSince) };
    });
    for (let kind = 1; kind <= KINDS; kind++) {
      const found = waiting.filter((one) => one.kind === kind);
      if (found.length === 0) continue;
      const crowds = [...Map.groupBy(found, ({ socket }) => networkOf(socket.remoteAddress ?? '')).values()];
      const [crowd = []] = crowds.sort((one, other) => other.length - one.length);
      for (const { name, socket } of crowd.sort((one, other) => one.quietSince - other.quietSince).slice(0, atOnce)) {
        all.delete(name);
        socket.destroy();
      }
      return;
    }
    if (looksAgain) lookAgainSoon();
  }

  /** All of them have come a moment ago, or are being answered: once, so that a full house is not gone through again and again. */
  function lookAgainSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (all.size >= mostConnections) hangUp(false);
    }, SHORTEST_BEGINNING).unref();
  }

  server.on('connection', note).on('secureConnection', note);
  // Everybody was being answered when the last place was taken.
  let isLooking = false;
  server.on('drop', () => {
    if (isLooking) return;
    isLooking = true;
    setImmediate(() => {
      isLooking = false;
      hangUp();
    });
  });
}

const KINDS = 3;

/** Whether a connection may go; the kinds go in this order, 0 stays. */
function kindOf(answer: ServerResponse | undefined, socket: Socket, quietFor: number): 0 | 1 | 2 | 3 {
  if (answer === undefined) return quietFor > LONGEST_BEGINNING ? 1 : quietFor > SHORTEST_BEGINNING ? 2 : 0;
  if (answer.writableFinished) return 2;
  return socket.writableLength > 0 && quietFor > LONGEST_UNREAD ? 3 : 0;
}
