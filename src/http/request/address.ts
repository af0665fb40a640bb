import { badRequest } from '../../domain/refusal.ts';

/** Characters of an address, query included. Our longest filters need a tenth of it; a longer question is a POST. */
const LONGEST_ADDRESS = 8000;

/** Refuses an address that is too long, or whose path cannot be decoded, with 400, before anything reads it. */
export function checkAddress(url: string): void {
  if (url.length > LONGEST_ADDRESS) {
    throw badRequest(`The address of a request cannot exceed ${LONGEST_ADDRESS} characters.`);
  }
  if (url.includes('%') && decoded(pathOf(url)) === undefined)
    throw badRequest('The request is malformed: its address must be percent-encoded in UTF-8.');
}

const SLASH = 47;

/**
 * Path and query of a request line. Some proxies send the whole address in it (RFC 9112 3.2.2): then its host counts, and
 * the Host header does not.
 */
export function requestTarget(url = '/'): { readonly path: string; readonly host?: string } {
  if (url.charCodeAt(0) === SLASH) return { path: singleSlashes(url) };
  const scheme = /^https?:\/\//i.exec(url.slice(0, 8))?.[0];
  if (!scheme) return { path: url };
  const rest = url.slice(scheme.length);
  const end = rest.search(/[/?]/);
  return end < 0 ? { path: '/', host: rest } : { path: singleSlashes(rest.slice(end)), host: rest.slice(0, end) };
}

/** A program whose base URL ends in a slash and whose paths begin with one sends two, which mean one. */
function singleSlashes(path: string): string {
  if (!path.includes('//')) return path;
  const mark = path.indexOf('?');
  const end = mark < 0 ? path.length : mark;
  return path.slice(0, end).replace(/\/{2,}/g, '/') + path.slice(end);
}

/** The path without query and without the slashes at its end. */
export function pathOf(url: string): string {
  const mark = url.indexOf('?');
  let end = mark < 0 ? url.length : mark;
  while (end > 0 && url.charCodeAt(end - 1) === SLASH) end--;
  return url.slice(0, end);
}

/** The parts of the path below a base, decoded; a part that cannot be decoded stays as it is. */
export function segmentsOf(url: string, basePath: string): string[] {
  const segments: string[] = [];
  for (const part of pathOf(url).slice(basePath.length).split('/')) {
    if (part !== '') segments.push(part.includes('%') ? (decoded(part) ?? part) : part);
  }
  return segments;
}

/** The text after the question mark. */
export function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/** The names and values of a query, decoded. */
export function pairsOf(query: string): Iterable<readonly [name: string, value: string]> {
  // Most queries hold a number or two and nothing that is encoded.
  if (/[%+]|^\?/.test(query)) return decodedPairs(query);
  const pairs: [string, string][] = [];
  for (const part of query.includes('&') ? query.split('&') : [query]) {
    if (part === '') continue;
    const end = part.indexOf('=');
    pairs.push(end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)]);
  }
  return pairs;
}

/** What stands in a text for bytes that are no UTF-8, and what it is encoded as where it was meant. */
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = /%ef%bf%bd/gi;

/** Refuses bytes that are no UTF-8 (Latin-1 `%FC`, an overlong `%C0%AF`): another text would be looked for than was sent. */
function decodedPairs(query: string): URLSearchParams {
  const pairs = new URLSearchParams(query);
  // As many as were sent are as many as are there, or some are not what was sent.
  let unsent = query.includes('%') ? -(query.match(REPLACEMENT_BYTES)?.length ?? 0) : 0;
  for (const [name, value] of pairs) unsent += count(name) + count(value);
  if (unsent <= 0) return pairs;
  for (const part of query.split('&')) {
    const meant = part.match(REPLACEMENT_BYTES)?.length ?? 0;
    for (const [name, value] of new URLSearchParams(part)) {
      if (count(name) + count(value) <= meant) continue;
      throw badRequest(
        count(name) > 0
          ? 'The name of a parameter is invalid: an address must be encoded in UTF-8.'
          : `${name} is invalid: an address must be encoded in UTF-8.`,
      );
    }
  }
  return pairs;
}

const count = (text: string) => text.split(REPLACEMENT).length - 1;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
