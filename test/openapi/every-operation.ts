// A call of every operation of the served document: reads with numbers of rows that the demo practice has, then writes with
// the examples of their bodies, removals last.
import type { RunningServer } from '../../src/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is any JSON
type Json = any;

/** One call, as generated clients are given it. */
export interface Call {
  readonly operationId: string;
  readonly verb: string;
  /** As the document has it: `/api/v1/treatplans/{TreatPlanNum}`. */
  readonly path: string;
  readonly values: { readonly path: object; readonly query: object; readonly body?: object };
  /** What the document says the operation answers if it does what it was asked. */
  readonly mediaType: string | undefined;
  /** Statuses that the document tells. */
  readonly statuses: readonly string[];
  /** Whether a row had to be guessed: there may be none. */
  readonly isGuess: boolean;
}

export interface Counts {
  readonly answered: number;
  readonly empty: number;
  readonly done: number;
  readonly refused: number;
}

/** Numbers and words that a method demands and a list of its own resource does not tell. */
const KNOWN: Readonly<Record<string, string | number>> = {
  PatNum: 1140,
  TreatPlanNum: 11401,
  ProcNum: 114001,
  DocNum: 1,
  insHistPrefName: 'InsHistExamCodes',
  PlanNum: 1,
  date: '2026-06-15',
  SigDateTime: '2026-01-01 00:00:00',
};

/** What methods demand of a practice with clinics, or one of several parameters. */
const ALSO: Readonly<Record<string, object>> = {
  getAppointmentsASAP: { ClinicNum: 1 },
  getAppointmentsSlotsWebSched: { ClinicNum: 1 },
  getCommlogs: { PatNum: 1140 },
  getPayplans: { PatNum: 1140 },
};

const ORDER = ['get', 'post', 'put', 'delete'];

/**
 * A linter keeps this process busy for longer than the server waits for a next request on a connection: one that was kept
 * may be closed by the time it is used again.
 */
export const ON_A_NEW_CONNECTION = { connection: 'close' };

export const headersOf = ({ demoKeys }: Pick<RunningServer, 'demoKeys'>) => ({ authorization: `ODFHIR ${demoKeys}` });

/** The calls, in an order in which none takes away what a later one needs. */
export async function everyCall(server: RunningServer): Promise<Call[]> {
  const headers = { ...headersOf(server), ...ON_A_NEW_CONNECTION };
  const document: Json = await (await fetch(`${server.origin}/openapi.json`, { headers })).json();
  const calls: Call[] = [];
  for (const [path, verbs] of Object.entries<Json>(document.paths)) {
    for (const [verb, operation] of Object.entries<Json>(verbs)) {
      // The page of a hand-over wants a token of its own.
      if (!operation.security?.[0].handover) calls.push(await callOf(path, verb, operation));
    }
  }
  return calls.sort((one, other) => ORDER.indexOf(one.verb) - ORDER.indexOf(other.verb));

  async function callOf(path: string, verb: string, operation: Json): Promise<Call> {
    const { operationId, parameters, requestBody, responses } = operation;
    const own: Json[] = parameters.filter((parameter: Json) => parameter.required);
    const body = requestBody?.content['application/json'].example;
    const values: Json = { path: {}, query: { ...ALSO[operationId] }, ...(body && { body }) };
    for (const { name, in: where, schema } of own) {
      const listed = await fromList(path, name);
      // Lists of schedules write numbers as texts.
      values[where][name] =
        (schema.type === 'integer' && listed ? Number(listed) : listed) ?? KNOWN[name] ?? anyOf(schema);
    }
    const success: Json = responses[Object.keys(responses).find((status) => status.startsWith('2'))!];
    const [mediaType] = Object.keys(success.content ?? {});
    const statuses = Object.keys(responses);
    return { operationId, verb, path, values, mediaType, statuses, isGuess: own.length > 0 };
  }

  function anyOf(schema: Json): string | number {
    const { enum: words, type } = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema;
    return words?.[0] ?? (type === 'string' ? 'a' : 1);
  }

  /** The number of a row that the resource's own list answers. */
  async function fromList(path: string, name: string): Promise<string | number | undefined> {
    const list = path.slice(0, path.indexOf('/{'));
    if (!path.includes('/{') || !document.paths[list]?.get) return undefined;
    const response = await fetch(`${server.origin}${list}?Limit=1`, { headers });
    const rows: Json = response.ok ? await response.json() : [];
    return rows[0]?.[name];
  }
}

/**
 * Counts how many reads answered and how many had no row to answer, how many writes were done and how many were refused
 * in a sentence: an example need not suit a row that the practice has. Throws on any other answer.
 */
export function countAnswers(
  answers: readonly { call: Call; status: number; error?: unknown; data?: unknown }[],
): Counts {
  const counts = { answered: 0, empty: 0, done: 0, refused: 0 };
  const wrong: string[] = [];
  for (const { call, status, error } of answers) {
    const kind = kindOf(call, status);
    if (kind && call.statuses.includes(String(status))) counts[kind]++;
    else wrong.push(`${call.operationId} ${JSON.stringify(call.values)}: ${status} ${error}`);
  }
  if (wrong.length > 0) throw new Error(`Not every operation answers:\n${wrong.join('\n')}`);
  return counts;
}

function kindOf({ verb, isGuess }: Call, status: number): keyof Counts | undefined {
  if (verb !== 'get') return status < 300 ? 'done' : [400, 404, 409, 410].includes(status) ? 'refused' : undefined;
  return status === 200 ? 'answered' : status === 404 && isGuess ? 'empty' : undefined;
}
