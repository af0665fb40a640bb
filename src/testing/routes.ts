import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest, Refusal } from '../domain/refusal.ts';
import type { LocalControls } from './controls.ts';
import type { Fault } from './faults.ts';
import type { Throttle } from './throttles.ts';

/** Bytes of a request to the controls. */
const LONGEST_BODY = 100_000;

type Fields = Readonly<Record<string, unknown>>;

/** The same controls over HTTP for programs in other languages; the paths are the contract of `docs/testing.md`. */
export async function controlRoutes(app: FastifyInstance, controls: LocalControls): Promise<void> {
  const done = { done: true };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LONGEST_BODY }, (_request, body, parsed) =>
    parsed(null, body),
  );
  offer('POST', '/reset', () => controls.reset());
  offer('PUT', '/snapshots/:name', (request) => controls.snapshot(nameIn(request)));
  offer('POST', '/snapshots/:name/restore', (request) => controls.restore(nameIn(request)));
  offer('PUT', '/clock', (request) => setClock(controls, fieldsOf(request, ['now', 'frozen'])));
  offer('DELETE', '/clock', () => controls.clock.reset());
  offer('POST', '/clock/advance', (request) => {
    const { seconds } = fieldsOf(request, ['seconds']);
    return controls.clock.advance(seconds as number);
  });
  offer('POST', '/faults', async (request) => {
    await controls.fail(fieldsOf(request) as unknown as Fault);
    return controls.faults.list();
  });
  offer('DELETE', '/faults', () => controls.clearFaults());
  offer('PUT', '/throttle', (request) => controls.throttle(fieldsOf(request) as unknown as Throttle));
  offer('DELETE', '/throttle', () => controls.clearThrottles());
  offer('GET', '/requests', (request) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const limit = query.get('limit');
    if (limit !== null && !/^\d{1,9}$/.test(limit)) throw badRequest('limit must be a whole number, 0 or more.');
    return controls.requests({
      path: query.get('path') ?? undefined,
      limit: limit === null ? undefined : Number(limit),
    });
  });
  offer('DELETE', '/requests', () => controls.clearRequests());

  function offer(method: string, path: string, act: (request: FastifyRequest) => Promise<unknown>): void {
    app.route({
      method,
      url: `/_test${path}`,
      onRequest: async (request) => refuseStrangers(request),
      handler: async (request, reply) => {
        const answer = (await act(request)) ?? done;
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
      },
    });
  }
}

/**
 * There is no key here: pages of other sites, which a browser on this machine may show, are kept out by these. A page
 * whose own name was made to lead here is refused by its Host, as everywhere on loopback (`http/known-hosts.ts`).
 */
function refuseStrangers({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const isForeign = headers.origin !== undefined || (site !== undefined && site !== 'none' && site !== 'same-origin');
  if (isForeign) throw new Refusal(403, 'Test controls are not for web pages.');
}

const nameIn = (request: FastifyRequest) => (request.params as { name: string }).name;

function setClock({ clock }: LocalControls, { now, frozen }: Fields) {
  if (frozen !== undefined && typeof frozen !== 'boolean') throw badRequest('frozen must be true or false.');
  if (now !== undefined) return clock.set(now as string, { frozen: frozen ?? false });
  if (frozen === undefined) throw badRequest('now or frozen is required.');
  return frozen ? clock.freeze() : clock.resume();
}

/** The body as an object, with no other names than these. */
function fieldsOf({ body }: FastifyRequest, names?: readonly string[]): Fields {
  let fields: unknown;
  try {
    fields = JSON.parse(String(body ?? ''));
  } catch {
    throw badRequest('Invalid JSON.');
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw badRequest('The body must be a JSON object.');
  const unknown = names && Object.keys(fields).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw badRequest(`There is no field ${unknown.slice(0, 50)} here, only ${names!.join(', ')}.`);
  return fields as Fields;
}
