import { badRequest } from '../domain/refusal.ts';
import { meets, segmentsBelow } from './faults.ts';

/** One request as it came and was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** As it was sent; null for none. */
  readonly body: string | null;
  /** Null when the connection ended before an answer. */
  readonly status: number | null;
  /** The body as it was meant; null for none, or for one that is no text. */
  readonly answer: string | null;
  /** The practice's own time, `yyyy-MM-dd HH:mm:ss`. */
  readonly at: string;
  /** Number of the API key; null for the demo pair and for nobody. */
  readonly key: number | null;
}

export interface RequestFilter {
  readonly method?: string | undefined;
  /** This path, or all that it stands for with its braces, as in a fault; with or without the base. */
  readonly path?: string | undefined;
  /** At most so many. */
  readonly limit?: number | undefined;
}

export interface RequestLog {
  note(request: LoggedRequest): void;
  /** Oldest first. */
  find(filter: RequestFilter): LoggedRequest[];
  clear(): void;
}

/**
 * Older requests are dropped, and only the beginning of a long text is kept: a forgotten log must not fill the memory.
 */
const KEPT_REQUESTS = 5000;
const KEPT_TEXT = 100_000;
/** Characters of all texts together. */
const KEPT_TEXTS = 50_000_000;

/** The beginning of a long text. A slice alone would keep the whole text in memory. */
const cut = (text: string | null) =>
  text !== null && text.length > KEPT_TEXT ? Buffer.from(text.slice(0, KEPT_TEXT)).toString() : text;

const lengthOf = ({ body, answer }: LoggedRequest) => (body?.length ?? 0) + (answer?.length ?? 0);

export function requestLog(bases: readonly string[]): RequestLog {
  let kept: LoggedRequest[] = [];
  let length = 0;
  const forget = (count: number) => {
    for (const request of kept.slice(0, count)) length -= lengthOf(request);
    kept = kept.slice(count);
  };
  return {
    note(request) {
      if (kept.length >= KEPT_REQUESTS) forget(KEPT_REQUESTS / 10);
      const one = { ...request, body: cut(request.body), answer: cut(request.answer) };
      kept.push(one);
      length += lengthOf(one);
      while (length > KEPT_TEXTS) forget(Math.ceil(kept.length / 10));
    },
    find({ method, path, limit = KEPT_REQUESTS }) {
      if (!Number.isInteger(limit) || limit < 0) throw badRequest('limit must be a whole number, 0 or more.');
      if (path !== undefined && !/^\/[^?]*$/.test(path))
        throw badRequest('path must be a path such as /treatplans/{TreatPlanNum}, without a query.');
      const wanted = method?.toUpperCase();
      const pattern = path === undefined ? undefined : segmentsBelow(path, bases);
      return kept
        .filter((one) => wanted === undefined || one.method === wanted)
        .filter((one) => !pattern || meets(pattern, segmentsBelow(one.path, bases)))
        .slice(0, limit);
    },
    clear() {
      forget(kept.length);
    },
  };
}
