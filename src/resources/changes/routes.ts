import type { Feed } from '../../db/feed/feed.ts';
import type { Practice } from '../../db/practice.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refusalCode } from '../../domain/refusal-codes.ts';
import { EXTENSION_BASE, type Operation, ok, type Reply, readOperation } from '../../http/operation.ts';
import { awaitPage, positionText, readPage, type Telling, type ToldPage } from './answer.ts';
import { changeEvents } from './events.ts';
import { exportLines } from './export.ts';
import { changeInputs, changeQuery, exportInputs } from './inputs.ts';
import { type RowsOfTables, rowsOfResources } from './rows.ts';
import { changesSchema, goneSchema } from './schema.ts';

const NDJSON = 'application/x-ndjson';
const EVENTS = 'text/event-stream';
/**
 * A page ends after about so many characters: of one answer, or of a stream, of which a key may leave a hundred unread.
 */
const ENOUGH = { ofAnswer: 4_000_000, ofStream: 250_000 };
/** nginx would gather the events of a quiet practice for minutes before it hands them on. */
const UNBUFFERED = { 'x-accel-buffering': 'no' };
const CHANGE_NUMBER =
  'Changes up to this number are in the export; later ones may be. Absent on a database that Open Dental created and nobody watches.';
const TABLE = 'The name of this table in the change feed.';

/** `published` are the operations whose GET gives the rows, `rows` what `rowsOfTables` made of them. */
export function changeOperations(published: readonly Operation[], rows: RowsOfTables): readonly Operation[] {
  const exported = rowsOfResources(published, rows);
  return [
    readOperation({
      verb: 'GET',
      base: EXTENSION_BASE,
      path: '/changes',
      added: '',
      permission: 'ReadAll',
      summary: 'Follow every change of the practice',
      description:
        'Each committed change of a row has a number. Numbers have no gaps and never appear late, so if you continue ' +
        'with `next` you get every change once. If `after` is no longer kept, the response is 410 with `oldest` and ' +
        '`head`: read everything again, then continue after `head`. As NDJSON, one change per line; as an event ' +
        'stream, changes as they happen, with Last-Event-ID.',
      query: changeInputs,
      answer: { kind: 'schema', schema: changesSchema, alsoAs: [NDJSON, EVENTS], gone: goneSchema },
      follow: async ({ practice, look, accept, lastEventId, ended }, call) => {
        const isStream = accept.includes(EVENTS);
        const asked = changeQuery({ ...call.query, ...(isStream ? resumed(lastEventId) : {}) });
        const enough = isStream ? ENOUGH.ofStream : ENOUGH.ofAnswer;
        const telling = { feed: feedOf(practice), look, rows, query: asked, formats: call.formats, ended, enough };
        return isStream ? streamed(telling) : answered(telling, accept.includes(NDJSON));
      },
    }),
    readOperation({
      verb: 'GET',
      base: EXTENSION_BASE,
      path: '/export/{resource}',
      word: { name: 'resource', values: [...exported.keys()] },
      added: '',
      permission: 'ReadAll',
      summary: 'Export a whole table',
      description:
        'Every row of a resource, including deleted procedures and patients, one per line by ascending key. To ' +
        'resume, send the key of the last complete line as `after`. To miss nothing, continue with the changes after ' +
        'the number in `X-Change-Number` of the first request. `include=key` puts table and key before each row, as ' +
        'in the change feed.',
      query: exportInputs,
      answer: { kind: 'file', mediaType: NDJSON, headers: { 'X-Change-Number': CHANGE_NUMBER, 'X-Table': TABLE } },
      follow: async ({ practice, look, ended }, { word, query, formats }) => {
        // Read before the first row: what is committed by now is in the export.
        const ends = await practice.feed?.ends(look);
        const row = exported.get(word)!;
        return {
          ...ok(''),
          headers: { 'x-table': row.source.table, ...(ends ? { 'x-change-number': String(ends.head) } : {}) },
          contentType: NDJSON,
          stream: exportLines(look, row, {
            after: query.after ?? 0,
            withKeys: query.include === 'key',
            formats,
            ended,
          }),
        };
      },
    }),
  ];
}

async function answered(telling: Telling, asLines: boolean): Promise<Reply> {
  const page = await awaitPage(telling, telling.query.wait ?? 0);
  if (page.isLost) return lost(page);
  const { texts, next, oldest } = page;
  if (!asLines) return ok(`{"changes":[${texts.join(',')}],"next":${next},"oldest":${oldest}}`);
  const lines = [positionText(telling.query.after, page), ...texts, positionText(next, page)];
  return { ...ok(`${lines.join('\n')}\n`), contentType: NDJSON };
}

async function streamed(telling: Telling): Promise<Reply> {
  const first = await readPage(telling, telling.query.after);
  if (first.isLost) return lost(first);
  const stream = changeEvents(telling, first, telling.query.wait);
  return { ...ok(''), contentType: EVENTS, headers: UNBUFFERED, stream };
}

/** The Last-Event-ID that a browser sends after a broken stream wins over the address it opened. */
const resumed = (lastEventId: string | undefined) =>
  lastEventId === undefined ? {} : { after: changeInputs.after.read(lastEventId, 'Last-Event-ID') };

function feedOf({ feed }: Practice): Feed {
  if (feed) return feed;
  throw badRequest(
    'This database belongs to Open Dental, whose programs write it too: it has no change feed. With --watch 10s the ' +
      'server looks for what they wrote.',
  );
}

const GONE = 'These changes are gone. Read everything anew, then follow after head.';

const lost = ({ oldest, head }: ToldPage): Reply => ({
  status: 410,
  headers: { 'x-error-code': refusalCode(410, GONE) },
  body: JSON.stringify({
    oldest,
    head,
    message: GONE,
  }),
});
