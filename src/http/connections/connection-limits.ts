import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { refusalCode } from '../../domain/refusal-codes.ts';
import { hasBody } from '../exchange.ts';
import { endFailedHandshake, isFailedHandshake } from './failed-handshake.ts';
import { gatherPieces } from './gathered-pieces.ts';
import { makeRoom } from './make-room.ts';
import type { Certificate } from './tls.ts';

/**
 * What one connection may take, so that slow or broken callers cannot use up the server. Node's own defaults leave a
 * caller a minute for its headers and an answer nobody reads open for ever.
 */
const LIMITS = {
  /** Milliseconds for a whole request, body included; the published service gives up after 60 seconds, too. */
  requestTimeout: 60_000,
  /** Idle between two requests. Above the 60 seconds of common proxies, so that they close first and no request is lost. */
  keepAliveTimeout: 72_000,
  /** Bytes of request line and headers together. */
  maxHeaderSize: 16 * 1024,
  /** Milliseconds for request line and headers; honest callers send them in one packet. */
  headersTimeout: 10_000,
  /** How often the limits above are looked at. */
  connectionsCheckingInterval: 2_000,
  /** Node would refuse it without a word; `plain-request.ts` does so in a sentence. */
  requireHostHeader: false,
};

/** Milliseconds without any traffic: a caller that has stopped reading its answer. */
const LONGEST_SILENCE = 120_000;

interface ConnectionSettings {
  readonly certificate?: Certificate | undefined;
  /** Connections at the same time; as many as come, where it is not said. */
  readonly mostConnections?: number | undefined;
  /** Milliseconds for the handshake of an encrypted connection. */
  readonly longestHandshake?: number | undefined;
}

/** An HTTP server with the limits of a connection, an HTTPS one where it has a certificate. Nothing listens yet. */
export function limitedServer(
  handle: RequestListener,
  { certificate, mostConnections, longestHandshake = 10_000 }: ConnectionSettings = {},
): Server {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const answered = new WeakMap<Duplex, number>();
  const noted: RequestListener = (request, response) => {
    answers.set(request.socket, response);
    if (hasBody(request)) gatherPieces(request, response);
    response.on('finish', finished);
    handle(request, response);
  };
  function finished(this: ServerResponse): void {
    answered.set(this.req.socket, performance.now());
    if (!this.req.complete) endUnwanted(this);
  }
  const server = certificate
    ? createSecureServer({ ...LIMITS, ...certificate, handshakeTimeout: longestHandshake }, noted)
    : createServer(LIMITS, noted);
  server.setTimeout(LONGEST_SILENCE);
  server.on(certificate ? 'secureConnection' : 'connection', endsCheaply);
  if (mostConnections !== undefined) {
    makeRoom(server, mostConnections, {
      answer: (socket) => answers.get(socket),
      answered: (socket) => answered.get(socket),
    });
  }
  // An expectation that we do not know counts for nothing, and nobody is led to another server from here.
  server.on('checkExpectation', noted);
  // Whether a body may come is said by whoever reads it.
  server.on('checkContinue', noted);
  server.on('connect', (_request, socket) => answerMalformed(new Error(), socket));
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    if (certificate && isFailedHandshake(error)) {
      endFailedHandshake(error, socket);
      return;
    }
    const answer = answers.get(socket);
    if (answer?.req.complete && !answer.writableFinished) {
      // What is malformed came behind a whole request, which may be stored already: that is answered, and is the last.
      answer.shouldKeepAlive = false;
    } else {
      answerMalformed(error, socket);
    }
  });
  return server;
}

/**
 * Node makes errors for each request that waits when its connection ends, and their stacks, which nobody sees, take as long as
 * the requests do: some thousand tiny ones, sent ahead by somebody who then hangs up, would cost up to twice the time.
 */
function endsCheaply(socket: Socket): void {
  for (const event of ['end', 'close']) {
    let usual = 0;
    socket.prependListener(event, () => {
      usual = Error.stackTraceLimit;
      Error.stackTraceLimit = 0;
    });
    socket.on(event, () => {
      Error.stackTraceLimit = usual;
    });
  }
}

/** Bytes of a body that nobody wants: so many are taken all the same, so that whoever sends them comes to read the answer. */
const MOST_UNWANTED = 32_000_000;
/** Milliseconds between two looks at how many have come. */
const LOOK_AT_UNWANTED = 20;

/** A request is answered whose body has not come: nothing of it is kept, but it would be read on and on. */
function endUnwanted({ req }: ServerResponse): void {
  const { socket } = req;
  const before = socket.bytesRead;
  const looking = setInterval(() => {
    if (!req.complete && !socket.destroyed && socket.bytesRead - before <= MOST_UNWANTED) return;
    clearInterval(looking);
    if (!req.complete) socket.destroy();
  }, LOOK_AT_UNWANTED).unref();
}

/** Milliseconds that a connection has to say something; what honest callers ask comes with it. */
const LONGEST_SILENCE_AT_FIRST = 1_000;

/**
 * Hangs up on connections that have said nothing: browsers and probes open them ahead, and Node, which closes those that
 * wait for a further request, would wait for the first request of these until a time-out. Those that have just come are
 * given a second, as what they ask may be on its way; with `andNew` they are hung up on then.
 */
export function silentSockets(server: Server): (andNew: boolean) => void {
  const open = new Map<Socket, number>();
  const note = (socket: Socket) => {
    open.set(socket, performance.now());
    socket.once('close', () => open.delete(socket));
  };
  const hangUp = (socket: Socket) => {
    if (socket.bytesRead === 0) socket.destroy();
  };
  // An encrypted connection has two: that of the network, and what is said through it.
  server.on('connection', note).on('secureConnection', note);
  return (andNew) => {
    const now = performance.now();
    for (const [socket, since] of open) {
      const left = since + LONGEST_SILENCE_AT_FIRST - now;
      if (left <= 0) hangUp(socket);
      // The connection keeps the process alive as long as it is open; without it nothing is left to wait for.
      else if (andNew) setTimeout(hangUp, left, socket).unref();
    }
  };
}

/** Node's parser tells a letter beyond ASCII by the first of its two codes, and by the second what follows a space. */
const NOT_ENCODED = [
  '400 Bad Request',
  'The request is malformed: in its address, spaces and letters beyond ASCII must be percent-encoded (a space as %20).',
] as const;

/** In ASCII: their length is counted as bytes. */
const SENTENCES: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_INVALID_URL: NOT_ENCODED,
  HPE_INVALID_CONSTANT: NOT_ENCODED,
  HPE_HEADER_OVERFLOW: ['400 Bad Request', 'The address and headers of the request are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

/** Answers what is no HTTP request, or never became one, and hangs up. The bytes received are not repeated or logged. */
function answerMalformed(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, sentence] = SENTENCES[error.code ?? ''] ?? ['400 Bad Request', 'The request is malformed.'];
  const code = refusalCode(Number.parseInt(status, 10), sentence);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${sentence.length}\r\n` +
      `X-Error-Code: ${code}\r\nConnection: close\r\n\r\n${sentence}`,
  );
}

/** Milliseconds between two looks at how many connections are left. */
const LOOK_EVERY = 50;

/** Resolves when a server has no connection, or after so many milliseconds. */
export async function untilNobodyIsConnected(server: Server, longest: number): Promise<void> {
  const end = performance.now() + longest;
  const left = () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count ?? 0)));
  while (performance.now() < end && (await left()) > 0) await pause(LOOK_EVERY);
}
