import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes from which on a piece is handed on as it came, and those that are gathered before they are. */
const LARGE = 4096;
const FULL = 16_384;

/** Small pieces that a connection may bring in one turn of the event loop before it is read no further in that turn. */
const MANY = 1_000;
/** Small pieces of a body that nobody wants any more; whoever sends more of them is hung up on. */
const MOST_UNWANTED = 10_000;

/** How many small pieces a connection brought in this turn, and whether it is not read on for that reason. */
interface Turn {
  /** Whose body it brings. */
  request: IncomingMessage;
  pieces: number;
  isPaused: boolean;
}

const turns = new WeakMap<Socket, Turn>();

/**
 * Puts small pieces of a body together. Whoever sends one may cut it into pieces of a byte, and each costs some hundred
 * bytes of memory until the body is whole, wherever it waits. What is gathered is handed on when it is enough, or at the end.
 * Each takes time, too: a connection gives way to others after many of them, or two megabytes would be read in one turn.
 */
export function gatherPieces(request: IncomingMessage, response: ServerResponse): void {
  const { push, socket } = request;
  let first: Buffer | undefined;
  let gathered: Buffer | undefined;
  let length = 0;
  let unwanted = 0;

  // Node would drop without a word what comes after the answer, and nobody could count it.
  response.prependListener('finish', () => {
    if (!request.complete) request.resume().read(0);
  });

  function gather(piece: Buffer): void {
    if (!gathered) {
      gathered = Buffer.allocUnsafeSlow(FULL);
      if (first) length = first.copy(gathered);
      first = undefined;
    }
    length += piece.copy(gathered, length);
  }
  /** False when whoever reads the body does not want more for now. Nearly every body is one piece, and is not copied. */
  function handOn(): boolean {
    const all = gathered?.subarray(0, length) ?? first;
    first = undefined;
    gathered = undefined;
    length = 0;
    return all === undefined || push.call(request, all);
  }
  request.push = (piece: Buffer | null) => {
    // What comes next on the connection must not find it paused by us.
    if (piece === null) readOn(socket);
    if (piece === null || piece.length >= LARGE) {
      handOn();
      return push.call(request, piece);
    }
    if (response.writableFinished && ++unwanted > MOST_UNWANTED) socket.destroy();
    const isWanted = length + piece.length <= FULL || handOn();
    if (first || gathered) {
      countPiece(request);
      gather(piece);
    } else first = piece;
    return isWanted;
  };
}

function countPiece(request: IncomingMessage): void {
  const { socket } = request;
  let turn = turns.get(socket);
  if (!turn) {
    turn = { request, pieces: 0, isPaused: false };
    turns.set(socket, turn);
  }
  turn.request = request;
  if (++turn.pieces === 1) {
    setImmediate(() => {
      turn.pieces = 0;
      readOn(socket);
    });
  }
  if (turn.pieces < MANY || socket.isPaused()) return;
  turn.isPaused = true;
  socket.pause();
}

/** Ends our pause. Where as much waits as may, Node reads on by itself once somebody has taken some of it. */
function readOn(socket: Socket): void {
  const turn = turns.get(socket);
  if (!turn?.isPaused) return;
  turn.isPaused = false;
  const { readableLength, readableHighWaterMark } = turn.request;
  if (readableLength < readableHighWaterMark) socket.resume();
}
