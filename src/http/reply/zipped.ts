import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange } from '../exchange.ts';
import type { WrittenReply } from './replies.ts';

/** Whether the caller takes gzip; `q=0` says that it does not. */
export const takesGzip = (headers: IncomingHttpHeaders) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(String(headers['accept-encoding'] ?? ''));

const zip = promisify(gzip);
/** Characters below which a text fits into one packet anyway. */
const SHORT = 1000;

/** A text as it goes over a slow line. It may keep a tag that is a weak one (RFC 9110 8.8.1): the bytes are others, what they say is not. */
export async function zipped({ headers: asked, always }: Exchange, reply: WrittenReply): Promise<WrittenReply> {
  const { headers, body } = reply;
  const varying = { ...headers, vary: [always.vary, 'Accept-Encoding'].filter(Boolean).join(', ') };
  if (typeof body !== 'string' || body.length < SHORT || !takesGzip(asked)) return { ...reply, headers: varying };
  return { ...reply, headers: { ...varying, 'content-encoding': 'gzip' }, body: await zip(body) };
}
