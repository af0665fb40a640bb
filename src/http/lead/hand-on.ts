import { Agent, type IncomingMessage, request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { OutcomeUnknown, unavailable } from '../../db/trouble.ts';
import { type Exchange, hasBody } from '../exchange.ts';
import { askForBody, isAwaitingWord } from '../request/body-reader.ts';
import { CALLER_HEADER, connectionOf } from './private-connection.ts';

/** Where the lead listens for the other processes; it moves when its process is replaced. */
export interface LeadPlace {
  /** Its address, as soon as there is one; undefined when there is none within so many milliseconds. */
  find(longest: number): Promise<string | undefined>;
}

/** Milliseconds for which a request of which nothing was sent waits for a lead, and between two tries. */
const PATIENCE = 10_000;
const AGAIN = 50;

/** Headers that are of one connection, not of the request or its answer. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade', CALLER_HEADER]);

/** The connection broke before anything was sent on it. */
class NotSent extends Error {}

/**
 * Hands requests on to the lead and its answers back. Each connection of a caller has one to the lead, so that the lead
 * tells callers apart as if they had come by themselves, and learns when one has gone.
 */
export function handingOn(place: LeadPlace) {
  const lines = new WeakMap<Socket, { readonly address: string; readonly agent: Agent }>();

  function lineOf(socket: Socket, address: string): Agent {
    const known = lines.get(socket);
    if (known?.address === address) return known.agent;
    // Requests of a connection come one after the other, so nothing is under way on the old line.
    if (known) known.agent.destroy();
    else socket.once('close', () => lines.get(socket)?.agent.destroy());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    lines.set(socket, { address, agent });
    return agent;
  }

  /** Resolves with the status once the answer has begun to leave. Rejects with a Refusal when nobody answered. */
  return async function handOn(asked: Exchange): Promise<number> {
    const { socket } = asked.request;
    const end = performance.now() + PATIENCE;
    // A body that was sent once is gone.
    const mayRepeat = (asked.method === 'GET' || asked.method === 'HEAD') && !hasBody(asked);
    for (;;) {
      const address = await place.find(end - performance.now());
      if (address === undefined || socket.destroyed) throw nobodyThere();
      try {
        return passOn(asked, await answerTo(asked, address, lineOf(socket, address)));
      } catch (error) {
        // Who has hung up is told nothing, and is no fault for the log.
        if (socket.destroyed) throw nobodyThere();
        if (!mayRepeat && !(error instanceof NotSent)) throw new OutcomeUnknown(undefined, error);
        if (performance.now() > end) throw nobodyThere();
      }
      await pause(AGAIN);
    }
  };
}

const nobodyThere = () => unavailable('The process that answers this is being replaced. Try again in a moment.');

function answerTo({ request, response, body }: Exchange, socketPath: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let isSent = false;
    const sending = sendRequest({
      socketPath,
      agent,
      method: request.method,
      path: request.url,
      headers: [...headersOf(request, body), CALLER_HEADER, connectionOf(request.socket)],
    });
    // Before there is a connection nothing of the body is taken, so that it can still go another way.
    const begin = () => {
      isSent = true;
      if (body !== undefined) sending.end(body);
      // Who waits for a word before it sends its body waits for that of the lead.
      else if (!isAwaitingWord(request)) request.pipe(sending);
      else sending.flushHeaders();
    };
    sending.once('continue', () => {
      askForBody(request, response);
      request.pipe(sending);
    });
    sending.once('socket', (socket) => (socket.connecting ? socket.once('connect', begin) : begin()));
    sending.once('response', resolve);
    // The listener stays: a lead that refuses early may end the connection while the body still comes.
    sending.on('error', (error) => {
      request.unpipe(sending).resume();
      reject(isSent ? error : new NotSent('', { cause: error }));
    });
  });
}

/** As they came, name by name. A body that was read already is sent with its own length. */
function headersOf({ rawHeaders }: IncomingMessage, body: string | undefined): string[] {
  const replaced = (name: string) =>
    body !== undefined && (name === 'content-length' || name === 'transfer-encoding' || name === 'expect');
  const kept = withoutConnection(rawHeaders, replaced);
  return body === undefined ? kept : [...kept, 'content-length', String(Buffer.byteLength(body))];
}

function withoutConnection(rawHeaders: readonly string[], isLeftOut: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    if (!OF_CONNECTION.has(name) && !isLeftOut(name)) kept.push(rawHeaders[index]!, rawHeaders[index + 1]!);
  }
  return kept;
}

/** Node chooses anew how the answer is cut into pieces. */
function passOn(asked: Exchange, answer: IncomingMessage): number {
  const { response } = asked;
  const status = answer.statusCode!;
  asked.isHandedOn = true;
  // The lead hangs up where the rest of a body is not worth reading.
  if (answer.headers.connection === 'close') response.shouldKeepAlive = false;
  response.writeHead(
    status,
    answer.statusMessage,
    withoutConnection(answer.rawHeaders, (name) => name === 'transfer-encoding'),
  );
  // An answer that breaks off breaks off for the caller, too.
  pipeline(answer, response, () => {});
  return status;
}
