import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal.ts';
import { pathOf, queryOf } from '../http/address.ts';
import { type FindCaller, identifyCaller } from '../http/caller.ts';
import type { Caller } from '../http/permissions.ts';
import type { LocalControls } from './controls.ts';
import type { Fault } from './faults.ts';
import { controlRoutes } from './routes.ts';

/** Gives a server its test controls: their paths, the faults that were laid, and the log of requests. */
export function installTestControls(app: FastifyInstance, controls: LocalControls, findCaller: FindCaller): void {
  const met = new WeakMap<FastifyRequest, Fault>();
  const isOurs = ({ url }: FastifyRequest) => /^\/_test(\/|$|\?)/i.test(url);

  app.addHook('onRequest', async (request, reply) => {
    if (isOurs(request)) return;
    const fault = controls.faults.take(request.method, pathOf(request.url));
    const caller = callerOf(request, findCaller);
    if (caller && fault?.status === undefined) controls.throttles.admit(caller);
    if (!fault) return;
    met.set(request, fault);
    if (fault.delayMs) await pause(fault.delayMs);
    if (fault.drop === 'request') {
      note(request, null, null);
      reply.hijack();
      request.raw.socket.destroy();
    } else if (fault.status !== undefined) {
      throw new Refusal(fault.status, 'A fault that the test asked for.');
    }
  });

  // Once it is known that the real server would have let the request in.
  app.addHook('preHandler', async (request, reply) => {
    const { replay } = controls.fixtures;
    if (!replay || !request.admitted) return;
    const { status, contentType, answer } = replay.answer(askedBy(request));
    reply.code(status);
    if (contentType) reply.type(contentType);
    return reply.send(answer);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (isOurs(request)) return done();
    const fault = met.get(request);
    const text = typeof payload === 'string' ? payload : null;
    const isDropped = fault?.drop === 'answer';
    note(request, isDropped ? null : reply.statusCode, text);
    if (!fault && request.admitted && text !== null) {
      const contentType = String(reply.getHeader('content-type') ?? '');
      controls.fixtures.record?.({ ...askedBy(request), status: reply.statusCode, contentType, answer: text });
    }
    if (isDropped) request.raw.socket.destroy();
    else if (fault?.truncate && text !== null) sendTheBeginning(reply, text, fault.truncate);
    else done();
  });

  app.register((scope) => controlRoutes(scope, controls));

  function note(request: FastifyRequest, status: number | null, answer: string | null): void {
    controls.log.note({
      ...askedBy(request),
      status,
      answer,
      at: controls.time.now(),
      key: callerOf(request, findCaller)?.keyNum ?? null,
    });
  }
}

/** Promises the whole body and ends the connection on the way, as a failing network does. */
function sendTheBeginning(reply: FastifyReply, text: string, bytes: number): void {
  const body = Buffer.from(text);
  const headers = { ...reply.getHeaders(), 'content-length': String(body.length) };
  reply.raw.writeHead(reply.statusCode, headers as Record<string, string>);
  reply.raw.write(body.subarray(0, bytes), () => reply.raw.socket?.destroy());
}

const askedBy = (request: FastifyRequest) => ({
  method: request.method,
  path: pathOf(request.url),
  query: queryOf(request.url),
  body: typeof request.body === 'string' ? request.body : null,
});

function callerOf(request: FastifyRequest, findCaller: FindCaller): Caller | undefined {
  try {
    return identifyCaller(request.headers.authorization, findCaller);
  } catch {
    return undefined;
  }
}
