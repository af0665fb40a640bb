/** What may happen to an office's existing database when a client writes. */
export type WriteMode =
  | { readonly kind: 'none' }
  /** Bitewing writes into the tables without a SecurityHash itself. */
  | { readonly kind: 'direct' }
  /** Every write goes to the office's own API service; `url` is its base, without a slash at the end. */
  | { readonly kind: 'through'; readonly url: string };

/** Told about any other database. */
export const WRITES_OFFICE_ONLY = '--writes is for a database that Open Dental created: leave it out.';

/** Reads `direct` or `through=http://host:30223/api/v1`; empty allows nothing. Undefined for anything else. */
export function parseWriteMode(text: string): WriteMode | undefined {
  if (text === '' || text === 'none') return { kind: 'none' };
  if (text === 'direct') return { kind: 'direct' };
  const [, url = ''] = /^through=(.+)$/.exec(text) ?? [];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  // A user and password would be shown wherever the address is.
  const { username, password, search, hash } = new URL(url);
  if (username || password || search || hash) return undefined;
  return { kind: 'through', url: url.replace(/\/+$/, '') };
}
