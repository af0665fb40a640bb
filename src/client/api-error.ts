import type { RefusalCode } from './operations.ts';

/** A request the server refused, with its own plain sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What the server said, e.g. `Patient not found.` */
  readonly sentence: string;
  /** The kind of refusal, e.g. `RowNotFound`; from a server that tells none, the name of the status. */
  readonly code: RefusalCode | (string & Record<never, never>);
  /** Parameters and fields that were sent and that nothing read. */
  readonly ignored: readonly string[];
  /** Seconds after which the server wants to be asked again; undefined where it says nothing of it. */
  readonly retryAfter: number | undefined;

  constructor(response: Response, sentence: string, code: string) {
    super(`${response.status}: ${sentence}`);
    this.status = response.status;
    this.sentence = sentence;
    this.code = code;
    this.ignored = ignoredNames(response);
    this.retryAfter = retryAfter(response);
  }
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Gone',
  429: 'TooManyRequests',
  500: 'ServerFault',
  503: 'Unavailable',
};

/** The refusal in an answer: the published service speaks plain text, others JSON problems. */
export async function errorOf(response: Response): Promise<ApiError> {
  const text = (await response.text()).trim();
  const problem = jsonObject(text);
  const sentence = String(problem?.detail ?? problem?.title ?? text) || response.statusText;
  const code =
    problem?.code ?? response.headers.get('x-error-code') ?? NAMES[response.status] ?? `Status${response.status}`;
  return new ApiError(response, sentence, String(code));
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The names in X-Ignored-Parameters and X-Ignored-Fields. */
export function ignoredNames({ headers }: Response): string[] {
  const told = [headers.get('x-ignored-parameters'), headers.get('x-ignored-fields')];
  return told.flatMap((names) => names?.split(/\s*,\s*/) ?? []);
}

/** Seconds in Retry-After, which may also name a moment. */
export function retryAfter({ headers }: Response): number | undefined {
  const asked = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
