import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../domain/refusal.ts';
import { type FindCaller, identifyCaller } from '../http/callers/caller.ts';
import { type Exchange, hasBody } from '../http/exchange.ts';
import type { Meddling } from '../http/pages/meddling.ts';
import { pageTable } from '../http/pages/pages.ts';
import type { Caller } from '../http/permissions.ts';
import type { WrittenReply } from '../http/reply/replies.ts';
import { pathOf, queryOf } from '../http/request/address.ts';
import { askForBody, readBodyText } from '../http/request/body-reader.ts';
import { withoutPassword } from '../http/without-password.ts';
import type { LocalControls } from './controls.ts';
import type { Fault } from './faults.ts';
import { controlPages } from './pages.ts';

/** Characters of a body that is read only for the log. */
const LONGEST_BODY = 1_000_000;

/** The test controls as a server meets them: their paths, the faults that were laid, and the log of requests. */
export function testMeddling(controls: LocalControls, findCaller: FindCaller): Meddling {
  const met = new WeakMap<Exchange, Fault>();
  const pages = controlPages(controls);
  const pageOf = pageTable(pages);
  const isOurs = ({ url }: Exchange) => /^\/_test(\/|$|\?)/i.test(url);

  function note(asked: Exchange, status: number | null, answer: string | null): void {
    controls.log.note({
      ...askedBy(asked),
      status,
      answer,
      at: controls.time.now(),
      key: callerOf(asked, findCaller)?.keyNum ?? null,
    });
  }

  return {
    pages,
    async arrived(asked) {
      if (isOurs(asked)) {
        if (!pageOf(asked)) throw new Refusal(404, `There is no such test control. There are ${namesOf(pages)}.`);
        return false;
      }
      const fault = controls.faults.take(asked.method, pathOf(asked.url));
      const caller = callerOf(asked, findCaller);
      if (caller && fault?.status === undefined) controls.throttles.admit(caller);
      if (!fault) return false;
      met.set(asked, fault);
      if (fault.delayMs) await pause(fault.delayMs);
      const isEnded = fault.drop === 'request' || fault.status !== undefined;
      if (isEnded && hasBody(asked)) asked.body = await sentWith(asked);
      if (fault.drop === 'request') {
        note(asked, null, null);
        asked.request.socket.destroy();
        return true;
      }
      if (fault.status !== undefined) throw new Refusal(fault.status, 'A fault that the test asked for.');
      return false;
    },
    instead(asked) {
      const { replay } = controls.fixtures;
      if (!replay) return undefined;
      const { status, contentType, answer } = replay.answer(askedBy(asked));
      return { status, headers: { 'content-type': contentType || 'text/plain; charset=utf-8' }, body: answer };
    },
    leaving(asked, reply) {
      if (isOurs(asked)) return false;
      const fault = met.get(asked);
      const text = typeof reply.body === 'string' ? reply.body : null;
      const isDropped = fault?.drop === 'answer';
      note(asked, isDropped ? null : reply.status, text);
      if (!fault && asked.admitted && text !== null) {
        const contentType = reply.headers['content-type'] ?? '';
        controls.fixtures.record?.({ ...askedBy(asked), status: reply.status, contentType, answer: text });
      }
      if (isDropped) asked.request.socket.destroy();
      else if (fault?.truncate && text !== null) sendTheBeginning(asked, reply, text, fault.truncate);
      else return false;
      return true;
    },
  };
}

/** As the documents list them: `POST /_test/reset, PUT /_test/snapshots/{name}, …`. */
const namesOf = (pages: Meddling['pages']) =>
  pages.map(({ methods, path }) => `${methods} ${path.replace(/:(\w+)/, '{$1}')}`).join(', ');

/** A request that goes wrong is logged with what it sent, as any other; one that sends too much, without. */
function sentWith({ request, response }: Exchange): Promise<string | undefined> {
  askForBody(request, response);
  return readBodyText(request, { longest: LONGEST_BODY, announced: undefined, take: () => {} }).catch(() => undefined);
}

/** Announces the whole body and ends the connection before its end, as a failing network does. */
function sendTheBeginning({ response, always }: Exchange, reply: WrittenReply, text: string, bytes: number): void {
  const body = Buffer.from(text);
  response.writeHead(reply.status, { ...always, ...reply.headers, 'content-length': body.length });
  response.write(body.subarray(0, bytes), () => response.socket?.destroy());
}

const askedBy = (asked: Exchange) => ({
  method: asked.method,
  path: pathOf(asked.url),
  query: queryOf(asked.url),
  body: asked.body === undefined ? null : withoutPassword(asked.body),
});

function callerOf({ headers }: Exchange, findCaller: FindCaller): Caller | undefined {
  try {
    return identifyCaller(headers.authorization, findCaller);
  } catch {
    return undefined;
  }
}
