import { notFound, Refusal } from '../domain/refusal.ts';
import type { Exchange } from '../http/exchange.ts';
import { type Page, READING } from '../http/pages/pages.ts';
import type { WrittenReply } from '../http/reply/replies.ts';
import { takesGzip } from '../http/reply/zipped.ts';
import { type Asset, readAssets } from './assets.ts';
import { nowhere, shell } from './shell.ts';

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
export function chairsidePages(demoKeys: string | undefined): Page[] {
  let assets: ReadonlyMap<string, Asset> | undefined;
  const built = () => {
    assets ??= readAssets();
    return assets;
  };
  const page = (path: string, isPatient: boolean): Page => ({
    methods: READING,
    path,
    answer({ headers }) {
      if (!built().has('shared.js')) throw new Refusal(503, 'The page is not built. `npm start` builds it.');
      const body = shell(headers['accept-language'] ?? '', isPatient, demoKeys);
      // Never cached: an earlier page must not come back when somebody else holds the tablet.
      return { status: 200, headers: { ...PAGE_HEADERS, vary: 'Accept-Language' }, body };
    },
  });
  const asset: Page = {
    methods: READING,
    path: '/chairside/assets/:name',
    answer(asked, { name }) {
      const found = built().get(name!);
      if (!found) throw notFound('Asset');
      return answerAsset(found, asked);
    },
  };
  const lost: Page = {
    methods: READING,
    path: '/chairside/*',
    answer: ({ headers }) => ({
      status: 404,
      headers: { ...PAGE_HEADERS, vary: 'Accept-Language' },
      body: nowhere(headers['accept-language'] ?? ''),
    }),
  };
  return [
    ...STAFF_PAGES.map((path) => page(path, false)),
    ...PATIENT_PAGES.map((path) => page(path, true)),
    asset,
    lost,
  ];
}

function answerAsset({ type, bytes, gzip, tag }: Asset, { headers }: Exchange): WrittenReply {
  const isZipped = takesGzip(headers);
  const etag = `"${tag}${isZipped ? '-gzip' : ''}"`;
  // A browser keeps the file and asks each time whether it is still the same.
  const kept = { etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' };
  if (headers['if-none-match'] === etag) return { status: 304, headers: kept, body: '' };
  const typed = { 'content-type': type, ...kept };
  if (!isZipped) return { status: 200, headers: typed, body: bytes };
  return { status: 200, headers: { ...typed, 'content-encoding': 'gzip' }, body: gzip };
}
