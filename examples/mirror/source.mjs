// The practice over HTTP: whole tables, and the changes behind a number.
import { setTimeout as pause } from 'node:timers/promises';

const origin = new URL(process.env.API_URL ?? 'http://127.0.0.1:30223/api/v1').origin;
const keys = `${process.env.DEVELOPER_KEY ?? 'DemoDeveloperKey'}/${process.env.CUSTOMER_KEY ?? 'DemoCustomerKey0'}`;

/** Tries of a request before the program gives up: a server that is started anew is away for some seconds. */
const TRIES = 8;
/** Lines that are handed on together. */
const AT_ONCE = 500;

/** The changes that were asked for are no longer kept. */
export class NumbersGone extends Error {}

/** The answer as `read` takes it; throws the server's own sentence when it refuses. */
async function get(path, accept, read) {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch(origin + path, { headers: { Authorization: `ODFHIR ${keys}`, Accept: accept } });
      if (response.ok) return await read(response);
      const text = await response.text();
      if (response.status === 410) throw new NumbersGone(text);
      const mayPass = response.status === 503 || response.status === 429;
      if (!mayPass || tries === TRIES) throw new Error(`${response.status} GET ${path}: ${text}`);
    } catch (error) {
      // fetch rejects with a TypeError when there is no connection, or it broke.
      if (!(error instanceof TypeError) || tries === TRIES) throw error;
    }
    await pause(100 * 2 ** tries);
  }
}

/** Names of all tables that the server hands out, from its own description. */
export async function resources() {
  const { components } = await get('/openapi.json', 'application/json', (response) => response.json());
  return components.schemas.Resource.enum;
}

/**
 * A whole table behind a key, some lines at a time, each `{"table", "key", "row"}` as text, with what the changes call the
 * table and their number at which the reading began. The first piece has no lines. A stream that breaks off is gone on
 * with behind the last whole line.
 */
export async function* exported(resource, after) {
  let last = after;
  for (let tries = 1; ; ) {
    const path = `/api/ext/v1/export/${resource}?include=key&after=${last}`;
    const response = await get(path, 'application/x-ndjson', (answer) => answer);
    const number = response.headers.get('x-change-number');
    if (number === null) throw new Error('This server has no change feed.');
    const from = { table: response.headers.get('x-table'), number: Number(number) };
    yield { ...from, lines: [] };
    try {
      for await (const lines of linesOf(response.body)) {
        yield { ...from, lines };
        last = /"key":(\d+)/.exec(lines.at(-1))[1];
        tries = 1;
      }
      return;
    } catch (error) {
      if (!(error instanceof TypeError) || tries++ === TRIES) throw error;
      await pause(100 * 2 ** tries);
    }
  }
}

/** Changes behind a number, as the lines that tell them, and the number to go on from. */
export async function changesAfter(number, tables, wait) {
  const path = `/api/ext/v1/changes?after=${number}&tables=${tables.join()}&include=row&wait=${wait}`;
  const text = await get(path, 'application/x-ndjson', (response) => response.text());
  const lines = text.trimEnd().split('\n');
  // The first line and the last one say where the reader stands.
  return { changes: lines.slice(1, -1), next: JSON.parse(lines.at(-1)).next };
}

/** Whole lines of a stream; one that ends within a line is broken. */
async function* linesOf(body) {
  let rest = '';
  let lines = [];
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop();
    lines.push(...pieces);
    if (lines.length < AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
  if (rest !== '') throw new TypeError('The answer ended within a line.');
}
