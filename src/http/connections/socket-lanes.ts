import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refusalCode } from '../../domain/refusal-codes.ts';

/** Requests sent ahead on a connection (HTTP pipelining) from which on it is not read, and until when. */
const ENOUGH_WAITING = 100;
const FEW_WAITING = 20;
/** What one packet brings may be more. Beyond this, and beyond this of those without a key, none is taken. */
const MOST_WAITING = 1000;
const MOST_WITHOUT_KEY = 50;

const REFUSAL = 'Too many requests wait on this connection. Send the next one after an answer.';

/**
 * Milliseconds that a connection stays open behind a request with `Upgrade`. Node drops what the same packet brings
 * behind it (HTTP has ended there for a server that does upgrade), so a request sent ahead is never heard of. A closed
 * connection tells its caller to send it again.
 */
const AFTER_UPGRADE = 3000;

interface Lane {
  readonly waiting: (() => void)[];
  isBusy: boolean;
  isPaused: boolean;
  /** Requests that came without a key since few waited. */
  withoutKey: number;
}

/**
 * Hands on one request of a connection at a time. Its answers leave in order anyway, so working ahead would only let a
 * caller who sends three thousand requests at once take everybody's turn. A connection with many requests waiting is not
 * read meanwhile.
 */
export function oneAfterTheOther(handle: RequestListener): RequestListener {
  const lanes = new WeakMap<Socket, Lane>();

  function begin(request: IncomingMessage, response: ServerResponse): void {
    // The one listener of all requests: a closure for each, taken off again, costs 2 µs.
    response.on('close', onClose);
    handle(request, response as Parameters<RequestListener>[1]);
  }

  function onClose(this: ServerResponse): void {
    const { socket, headers } = this.req;
    // The next request, if it is heard of, makes this the usual time again.
    if (headers.upgrade !== undefined && !socket.destroyed) socket.setTimeout(AFTER_UPGRADE);
    goOn(socket);
  }

  function goOn(socket: Socket): void {
    const lane = lanes.get(socket);
    if (!lane) return;
    const next = socket.destroyed ? undefined : lane.waiting.shift();
    if (lane.waiting.length <= FEW_WAITING) {
      lane.withoutKey = 0;
      if (lane.isPaused) socket.resume();
      lane.isPaused = false;
    }
    // The next request begins in the next turn of the event loop. An answer that fits into the socket's buffer is done
    // at once, so without this pause one caller's requests would run one after the other before anybody else's is
    // read.
    if (!next) {
      lane.isBusy = false;
      lane.waiting.length = 0;
      return;
    }
    setImmediate(() => {
      // Node reads on after every answer.
      if (lane.isPaused) socket.pause();
      next();
    });
  }

  return (request, response) => {
    const { socket } = request;
    const lane = lanes.get(socket);
    if (!lane?.isBusy) {
      if (lane) lane.isBusy = true;
      else lanes.set(socket, { waiting: [], isBusy: true, isPaused: false, withoutKey: 0 });
      begin(request, response);
    } else if (mayWait(request, lane)) {
      lane.waiting.push(() => begin(request, response));
      if (lane.waiting.length >= ENOUGH_WAITING && !lane.isPaused) {
        lane.isPaused = true;
        // Node reads on after each request, so only once it has handed on the whole packet.
        process.nextTick(() => lane.isPaused && socket.pause());
      }
    } else {
      refuse(response);
      readNoFurther(socket);
    }
  };
}

/** The last answer of its connection. */
function refuse(response: ServerResponse): void {
  response.writeHead(429, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': REFUSAL.length,
    'retry-after': '1',
    'x-error-code': refusalCode(429, REFUSAL),
    connection: 'close',
  });
  response.end(REFUSAL);
}

function mayWait({ headers }: IncomingMessage, lane: Lane): boolean {
  if (headers.authorization === undefined) lane.withoutKey++;
  return lane.withoutKey <= MOST_WITHOUT_KEY && lane.waiting.length < MOST_WAITING;
}

/** What Node calls for each request once its headers are read. */
interface Parser {
  onIncoming: (() => number) | null;
}

/** Tells Node's parser that what follows is no HTTP. */
const NO_HTTP = 2;

/**
 * Leaves the rest of a packet unread. Node would hand on all that it holds before anybody else has a turn: 2,800 requests
 * of 23 bytes cost 32 ms, most of it where their caller hangs up on them. Nothing that Node documents stops it; a Node
 * without such a parser reads them all, and all are refused.
 */
function readNoFurther(socket: Socket): void {
  const { parser } = socket as Socket & { parser?: Parser | null };
  if (parser) parser.onIncoming = () => NO_HTTP;
}
