import type { Exchange } from '../exchange.ts';
import type { WrittenReply } from '../reply/replies.ts';
import { pathOf } from '../request/address.ts';

/** What the server answers beside the operations: pages for people, documents, probes. */
export interface Page {
  readonly methods: readonly string[];
  /** `/chairside/patients/:number`; what stands behind a colon is any one segment, a last `*` any number. */
  readonly path: string;
  readonly answer: (asked: Exchange, parameters: Parameters) => WrittenReply | Promise<WrittenReply>;
}

/** What stood in the places of a path, by their names. */
export type Parameters = Readonly<Record<string, string>>;

/** What a browser may do with a page. */
export const READING = ['GET', 'HEAD'];

/** Finds the page of a request; letter case and a slash at the end do not matter. */
export function pageTable(pages: readonly Page[]) {
  const known = pages.map((page) => ({ page, parts: page.path.split('/') }));
  return ({ method, url }: Exchange): { page: Page; parameters: Parameters } | undefined => {
    const segments = (pathOf(url) || '/').split('/');
    for (const { page, parts } of known) {
      const parameters = page.methods.includes(method) && fitting(parts, segments);
      if (parameters) return { page, parameters };
    }
    return undefined;
  };
}

function fitting(parts: readonly string[], segments: readonly string[]): Parameters | undefined {
  if (parts.at(-1) === '*') return fitting(parts.slice(0, -1), segments.slice(0, parts.length - 1));
  if (parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]!;
    if (part.startsWith(':') && segment !== '') parameters[part.slice(1)] = decodeURIComponent(segment);
    else if (part !== segment.toLowerCase()) return undefined;
  }
  return parameters;
}

/** A text or a file under its type. */
export const content = (type: string, body: string | Uint8Array): WrittenReply => ({
  status: 200,
  headers: { 'content-type': type },
  body,
});
