import { createHash } from 'node:crypto';
import type { Reply } from '../operation.ts';

/** 200 with a file: its type, its name, and a tag that is the same for the same bytes. */
export function fileReply(
  bytes: Uint8Array,
  { contentType, name, isShown = true }: { contentType: string; name: string; isShown?: boolean },
): Reply {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const full = plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`;
  return {
    status: 200,
    body: '',
    bytes,
    contentType,
    headers: {
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${plain}"${full}`,
      etag: tagOf(bytes),
      // Files come from other people: a browser must not run anything in them as if it were a page of this server.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  };
}

/** The same for the same bytes. */
export const tagOf = (bytes: Uint8Array | string) =>
  `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;

/** Whether the caller has what `tag` names already (`If-None-Match`, RFC 9110 13.1.2). */
export function isKnown(tag: string | undefined, sent: string | undefined): boolean {
  if (tag === undefined || sent === undefined) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return sent.split(',').some((one) => bare(one) === bare(tag) || one.trim() === '*');
}
