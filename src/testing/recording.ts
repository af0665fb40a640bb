import { Refusal } from '../domain/refusal.ts';

/** A request and its answer, as one line of a file of fixtures. Keys are left out. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** As it was sent; null for none. */
  readonly body: string | null;
  readonly status: number;
  readonly contentType: string;
  /** The body of the answer. */
  readonly answer: string;
}

export interface Replay {
  /** What was answered to this request; refuses with 501 one that was never recorded. */
  answer(asked: Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>): RecordedRequest;
  /** Begins again with the first answers. */
  rewind(): void;
}

/**
 * Answers from a recording. The same request gets its answers in their order, then the last one every time. `text` is a
 * recording, one request a line, and `place` names it for people. Throws an Error with a sentence if the text is no
 * recording.
 */
export function replay(text: string, place: string): Replay {
  const answers = new Map<string, RecordedRequest[]>();
  for (const one of requestsIn(text, place)) {
    const known = answers.get(nameOf(one));
    if (known) known.push(one);
    else answers.set(nameOf(one), [one]);
  }
  let given = new Map<string, number>();
  return {
    answer(asked) {
      const name = nameOf(asked);
      const found = answers.get(name);
      if (!found) throw new Refusal(501, notRecorded(asked, [...answers.values()].flat()));
      const turn = given.get(name) ?? 0;
      given.set(name, turn + 1);
      return found[Math.min(turn, found.length - 1)]!;
    },
    rewind() {
      given = new Map();
    },
  };
}

/** Names the request whole, and tells whether it differs from a recorded one in its query or body only. */
function notRecorded(asked: Parameters<Replay['answer']>[0], recorded: readonly RecordedRequest[]): string {
  const { method, path, query, body } = asked;
  const place = `${path}${query && '?'}${query}`.slice(0, 200);
  const isNear = recorded.some((one) => one.method === method && one.path.toLowerCase() === path.toLowerCase());
  const near = isNear ? ` It has answers to ${method} of this path with another query or body.` : '';
  return `The recording has no answer to ${method} ${place}${body ? ' with this body' : ''}.${near}`;
}

/** What makes two requests the same: parameters and fields may come in any order, as many clients send them. */
const nameOf = ({ method, path, query, body }: Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>) =>
  JSON.stringify([method, path.toLowerCase(), orderedQuery(query), orderedBody(body ?? '')]);

function orderedQuery(query: string): string {
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return String(parameters);
}

/** The fields of each object by name. What is no JSON stays as it is. */
function orderedBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body, ordered));
  } catch {
    return body;
  }
}

/** Numbers keep the digits that were sent, which a double may not hold, and differ from texts. */
function ordered(_name: string, value: unknown, context?: { source: string }): unknown {
  if (typeof value === 'number') return `#${context!.source}`;
  if (typeof value === 'string') return `"${value}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function requestsIn(text: string, place: string): RecordedRequest[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const request = parsed(line);
    if (!isRecorded(request)) throw new Error(`Line ${index + 1} of ${place} is no recorded request.`);
    return [request];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecorded(value: unknown): value is RecordedRequest {
  const { method, path, query, body, status, contentType, answer } = (value ?? {}) as Record<string, unknown>;
  const texts = [method, path, query, contentType, answer, body ?? ''];
  // An answer that can be sent: 1xx would leave the caller waiting for another.
  const isAnswer = Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
  return texts.every((text) => typeof text === 'string') && isAnswer;
}
