/** A request the server refused, with its own plain sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What the server said, e.g. `Patient not found.` */
  readonly sentence: string;
  /** The name of the refusal if the server gives one, else the name of the status, e.g. `NotFound`. */
  readonly code: string;

  constructor(status: number, sentence: string, code: string) {
    super(`${status}: ${sentence}`);
    this.status = status;
    this.sentence = sentence;
    this.code = code;
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
  return new ApiError(response.status, sentence, String(code));
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
