/** A refusal of the server; `status` 0 means that it could not be reached. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** A repeat with the same key gets the first answer, and nothing is done twice. */
  readonly repeatable?: string;
  /** Tag of an answer that is here: the same one is not sent again, but 304. */
  readonly known?: string | null;
}

const PATIENCE_MS = 20_000;

/** One request of the page; `authorization` says who asks, and paths start after `/api`. */
export async function fetchFrom(authorization: string, path: string, call: Call = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: call.method ?? 'GET',
      headers: {
        authorization,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.repeatable === undefined ? {} : { 'idempotency-key': call.repeatable }),
        ...(call.known ? { 'if-none-match': call.known } : {}),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new ApiError(0, '');
  }
  if (response.ok || response.status === 304) return response;
  throw new ApiError(response.status, await response.text().catch(() => ''));
}

/** Marks that turn the direction of writing, for a stretch that need not end with its name. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * JSON whose texts are only shown. Marks that would reverse what follows a name, such as the day of a signature, are
 * removed; right-to-left letters need none of them.
 */
export const shownJson = (text: string): unknown =>
  JSON.parse(text, (_, value) => (typeof value === 'string' ? value.replace(TURNING, '') : value));

/** The JSON of an answer. */
export async function ask<T>(authorization: string, path: string, call?: Call): Promise<T> {
  return jsonOf(await fetchFrom(authorization, path, call));
}

export async function jsonOf<T>(response: Response): Promise<T> {
  try {
    return shownJson(await response.text()) as T;
  } catch {
    // The connection broke in the middle of the answer.
    throw new ApiError(0, '');
  }
}

/** A file as an address that only this tab can open. */
export async function fileAddress(authorization: string, path: string): Promise<string> {
  const response = await fetchFrom(authorization, path);
  return URL.createObjectURL(await response.blob());
}
