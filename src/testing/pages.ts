import { badRequest, Refusal } from '../domain/refusal.ts';
import { type Exchange, hasBody } from '../http/exchange.ts';
import { content, type Page, type Parameters } from '../http/pages/pages.ts';
import { queryOf } from '../http/request/address.ts';
import { askForBody, readBodyText } from '../http/request/body-reader.ts';
import { checkCoding } from '../http/request/plain-request.ts';
import { FILTER_OPTIONS, type LocalControls } from './controls.ts';
import type { Fault } from './faults.ts';
import type { Throttle } from './throttles.ts';

/** Most characters of a request to the controls. */
const BODY = { longest: 100_000, announced: undefined, take: () => {} };

type Fields = Readonly<Record<string, unknown>>;

/** The same controls over HTTP for programs in other languages; the paths are the contract of `docs/testing.md`. */
export function controlPages(controls: LocalControls): Page[] {
  const { clock } = controls;
  return [
    page('POST', '/reset', () => controls.reset()),
    page('PUT', '/snapshots/:name', ({ name }) => controls.snapshot(name!)),
    page('POST', '/snapshots/:name/restore', ({ name }) => controls.restore(name!)),
    page('PUT', '/clock', (_, asked) => setClock(controls, fieldsOf(asked, ['now', 'frozen']))),
    page('DELETE', '/clock', () => clock.reset()),
    page('POST', '/clock/advance', (_, asked) => clock.advance(fieldsOf(asked, ['seconds']).seconds as number)),
    page('POST', '/faults', async (_, asked) => {
      await controls.fail(fieldsOf(asked) as unknown as Fault);
      return controls.faults.list();
    }),
    page('DELETE', '/faults', () => controls.clearFaults()),
    page('PUT', '/throttle', (_, asked) => controls.throttle(fieldsOf(asked) as unknown as Throttle)),
    page('DELETE', '/throttle', () => controls.clearThrottles()),
    page('GET', '/requests', (_, { url }) => {
      const query = new URLSearchParams(queryOf(url));
      refuseUnknown(query.keys(), 'parameter', FILTER_OPTIONS);
      const limit = query.get('limit') || undefined;
      if (limit !== undefined && !/^\d{1,9}$/.test(limit)) throw badRequest('limit must be a whole number, 0 or more.');
      return controls.requests({
        method: query.get('method') || undefined,
        path: query.get('path') || undefined,
        limit: limit === undefined ? undefined : Number(limit),
      });
    }),
    page('DELETE', '/requests', () => controls.clearRequests()),
  ];
}

function page(method: string, path: string, act: (parameters: Parameters, asked: Exchange) => Promise<unknown>): Page {
  return {
    methods: [method],
    path: `/_test${path}`,
    async answer(asked, parameters) {
      refuseStrangers(asked);
      if (hasBody(asked)) {
        checkCoding(asked.headers);
        askForBody(asked.request, asked.response);
        asked.body = await readBodyText(asked.request, BODY);
      }
      const answer = (await act(parameters, asked)) ?? { done: true };
      return content('application/json; charset=utf-8', JSON.stringify(answer));
    },
  };
}

/**
 * No key is needed here, so these headers keep out pages of other sites, which a browser on this machine may show. A
 * page whose own name was made to lead to this machine is refused by its Host, as everywhere on loopback
 * (`http/connections/known-hosts.ts`).
 */
function refuseStrangers({ headers }: Exchange): void {
  const site = headers['sec-fetch-site'];
  const isForeign = headers.origin !== undefined || (site !== undefined && site !== 'none' && site !== 'same-origin');
  if (isForeign) throw new Refusal(403, 'Test controls are not for web pages.');
}

function setClock({ clock }: LocalControls, { now, frozen }: Fields) {
  if (frozen !== undefined && typeof frozen !== 'boolean') throw badRequest('frozen must be true or false.');
  if (now !== undefined) return clock.set(now as string, { frozen: frozen ?? false });
  if (frozen === undefined) throw badRequest('now or frozen is required.');
  return frozen ? clock.freeze() : clock.resume();
}

/** The body as an object, with no other names than these. */
function fieldsOf({ body }: Exchange, names?: readonly string[]): Fields {
  let fields: unknown;
  try {
    fields = JSON.parse(String(body ?? ''));
  } catch {
    throw badRequest('Invalid JSON.');
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw badRequest('The body must be a JSON object.');
  if (names) refuseUnknown(Object.keys(fields), 'field', names);
  return fields as Fields;
}

function refuseUnknown(given: Iterable<string>, kind: string, names: readonly string[]): void {
  for (const name of given) {
    if (!names.includes(name))
      throw badRequest(`There is no ${kind} ${name.slice(0, 50)} here, only ${names.join(', ')}.`);
  }
}
