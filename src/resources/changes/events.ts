import { Refusal } from '../../domain/refusal.ts';
import { positionText, readPage, type Telling, type ToldPage } from './answer.ts';

/**
 * Milliseconds of silence after which a line tells the caller, and everything on the way, that the stream is alive.
 */
const SILENCE = 15_000;
/** Milliseconds after which a stream ends, so that the caller comes back and its key is checked again. */
const LONGEST_STREAM = 600_000;

/** The changes as server-sent events, from a first page on, until the caller goes or `seconds` are over. */
export async function* changeEvents(telling: Telling, first: ToldPage, seconds?: number): AsyncGenerator<string> {
  const { feed, query, ended } = telling;
  const until = performance.now() + (seconds === undefined ? LONGEST_STREAM : seconds * 1000);
  let after = query.after;
  let page = first;
  yield positionEvent(positionText(after, page));
  for (;;) {
    const told = page.changes.map(({ number }, index) => `id: ${number}\ndata: ${page.texts[index]}\n\n`).join('');
    // An event without data moves Last-Event-ID past changes that a filter left out.
    const passed = page.next > (page.changes.at(-1)?.number ?? after) ? `id: ${page.next}\n\n` : '';
    if (told || passed) yield told + passed;
    after = page.next;
    const left = until - performance.now();
    if (ended.aborted || left <= 0) break;
    if (after === page.head) {
      const start = performance.now();
      await feed.wait(after, Math.min(SILENCE, left), ended);
      if (performance.now() - start >= SILENCE) yield ': nothing new\n\n';
    }
    const next = await nextPage(telling, after);
    // A caller that fell behind what is kept, or met a database that is away, comes back and is told the reason.
    if (!next || next.isLost) break;
    page = next;
  }
  yield `id: ${after}\n${positionEvent(positionText(after, page))}`;
}

const positionEvent = (text: string) => `event: position\ndata: ${text}\n\n`;

async function nextPage(telling: Telling, after: number): Promise<ToldPage | undefined> {
  try {
    return await readPage(telling, after);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
