import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, Refusal } from '../domain/refusal.ts';
import { type Asset, readAssets } from './assets.ts';
import { shell } from './shell.ts';

const METHODS = ['GET', 'HEAD'];

/**
 * Nothing but our own files: no inline script or style, no frame, no form, no other host. Pictures may be `data:` for the
 * empty icon; `blob:` is what a script of ours made itself.
 */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const STAFF_PAGES = [
  '/chairside',
  '/chairside/patients/:number',
  '/chairside/treatplans/:number',
  '/chairside/treatplans/:number/handover',
  '/chairside/treatplans/:number/pdf',
];
const PATIENT_PAGES = ['/chairside/present', '/chairside/present/:number'];

/** The pages of a hand-over: for the staff, and for the patient whose token stands in the fragment. */
export function chairsidePages(app: FastifyInstance): void {
  let assets: ReadonlyMap<string, Asset> | undefined;
  const built = () => {
    assets ??= readAssets();
    return assets;
  };
  const page = (isPatient: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!built().has('page.js')) throw new Refusal(503, 'The page is not built. `npm start` builds it.');
    // Kept by nobody: a page from before may not come back when somebody else holds the tablet.
    return reply
      .headers({ ...PAGE_HEADERS, 'cache-control': 'no-store', vary: 'Accept-Language' })
      .send(shell(request.headers['accept-language'] ?? '', isPatient));
  };
  for (const url of STAFF_PAGES) app.route({ method: METHODS, url, handler: page(false) });
  for (const url of PATIENT_PAGES) app.route({ method: METHODS, url, handler: page(true) });
  app.route({
    method: METHODS,
    url: '/chairside/assets/:name',
    handler: async (request, reply) => {
      const asset = built().get((request.params as { name: string }).name);
      if (!asset) throw notFound('Asset');
      return sendAsset(asset, request, reply);
    },
  });
}

function sendAsset({ type, bytes, gzip, tag }: Asset, { headers }: FastifyRequest, reply: FastifyReply) {
  const isZipped = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  const etag = `"${tag}${isZipped ? '-gzip' : ''}"`;
  // A browser keeps the file and asks each time whether it is still the same.
  reply.headers({ etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
  if (headers['if-none-match'] === etag) return reply.code(304).send();
  if (isZipped) reply.header('content-encoding', 'gzip');
  return reply.type(type).send(isZipped ? gzip : bytes);
}
