import type { Practice } from '../../db/practice.ts';
import { LONGEST_ANSWER } from '../../db/queries/answer.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { after, type Soon } from '../../domain/soon.ts';
import type { Inputs } from '../../wire/input.ts';
import { parseBody } from '../../wire/json.ts';
import {
  type FoldedBody,
  type FoldedQuery,
  foldBodyNames,
  foldQueryNames,
  readInputs,
} from '../../wire/read-inputs.ts';
import type { Call, Operation, Reply } from '../operation.ts';
import { pairsOf } from '../request/address.ts';
import { type Mode, readFormats, readPage, rowCap } from '../request/common-parameters.ts';
import { headerList, refuseUnknown, unknownNames } from '../request/ignored-names.ts';
import type { Incoming, Outgoing } from '../request/incoming.ts';
import { judgedAgain } from './as-told.ts';
import { forwardWrite } from './forward.ts';
import { answerOnce } from './idempotency.ts';
import { performWrite } from './perform-write.ts';

/** Fields of the row that an operation answers: `priority` is one beside `Priority`, and never a slip of the pen. */
const answeredNames = ({ answer }: Operation) => (answer.kind === 'row' ? Object.keys(answer.row.fields) : []);

/** The parameters all methods share arrive as text. */
type SentText = Readonly<Record<string, string | undefined>>;

const NOTHING: Readonly<Record<string, never>> = {};
const NO_QUERY: FoldedQuery = { sent: NOTHING, unknown: [] };
const NOTHING_SENT: FoldedBody = { body: NOTHING, taken: [] };

/**
 * Checks one request against its operation's definition and runs its rules: query, body syntax, unknown names, then the
 * rules' own order. Reads run on a read handle; writes run as one unit of work. `begun` is told when a read begins: what it
 * waited for before is not its own time.
 */
export function runOperation(practice: Practice, mode: Mode, incoming: Incoming, begun?: () => void): Soon<Outgoing> {
  const { route, caller } = incoming;
  const { operation, queryInputs } = route;
  // What is no published operation is known here only.
  if (operation.write && !operation.base && practice.writesThrough) {
    return throughTheOffice(practice, practice.writesThrough, incoming);
  }
  const sentQuery = incoming.query ? foldQueryNames(queryInputs, pairsOf(incoming.query)) : NO_QUERY;
  const sentBody = operation.verb === 'POST' || operation.verb === 'PUT' ? readBody(incoming) : NOTHING;
  const fields = operation.body ?? NOTHING;
  // A strict caller has asked to be refused rather than corrected.
  const { body, taken } =
    sentBody === NOTHING
      ? NOTHING_SENT
      : foldBodyNames(fields, sentBody, { answered: answeredNames(operation), strict: incoming.strict });

  const unknownParameters = sentQuery.unknown;
  const ignored = body === NOTHING ? unusedNames(incoming) : unknownNames(fields, body);
  if (incoming.strict) {
    refuseUnknown(unknownParameters, 'parameter');
    refuseUnknown(ignored, 'field');
  }
  const named = (): Outgoing['headers'] => {
    if (unknownParameters.length + ignored.length + taken.length === 0) return NOTHING;
    const headers: Record<string, string> = {};
    if (unknownParameters.length > 0) headers['x-ignored-parameters'] = headerList(unknownParameters);
    if (ignored.length > 0) headers['x-ignored-fields'] = headerList([...new Set(ignored)]);
    if (taken.length > 0) headers['x-respelled-fields'] = headerList(taken);
    return headers;
  };
  /** What a rule leaves out of the body: named like an unknown field, refused when strict. */
  const ignore = (name: string) => {
    if (incoming.strict) throw badRequest(`${name} is not used here.`);
    ignored.push(name);
  };
  const told = (reply: Reply): Outgoing => ({
    ...reply,
    headers: reply.headers ? { ...named(), ...reply.headers } : named(),
  });
  const refused = (error: unknown): never => {
    // A misspelt name is most often the reason of a refusal.
    if (error instanceof Refusal)
      throw new Refusal(error.status, error.message, { ...named(), ...error.headers }, error.cause);
    throw error;
  };
  let made: Soon<Reply>;
  try {
    made = run();
  } catch (error) {
    return refused(error);
  }
  return made instanceof Promise ? made.then(told, refused) : told(made);

  function run(): Soon<Reply> {
    // What several fields together must obey is said of the parameters of a GET, and of the body of the rest.
    const query = readInputs(queryInputs, sentQuery.sent, operation.verb === 'GET' ? operation : {});
    const shared = {
      id: route.id,
      word: route.word,
      query,
      caller,
      page: readPage(query as SentText, rowCap(mode, caller, incoming.pageCap)),
      formats: readFormats(query as SentText),
      ignore,
    };
    const fieldsOf = (sent: typeof body) => readInputs(fields, sent, operation.verb === 'GET' ? {} : operation);
    const readFields = () => fieldsOf(body);

    if (operation.read) {
      const call: Call<Inputs, Inputs> = { ...shared, body: readFields() };
      const read = () =>
        practice.read((handle) => {
          begun?.();
          return operation.read!(handle, call);
        });
      return after(operation.freshly ? operation.freshly(practice, call, read) : read(), ofBearableLength);
    }
    if (operation.ask) return operation.ask({ practice, ...incoming.asking! }, { ...shared, body: readFields() });
    if (operation.follow) {
      const { begin, ...following } = incoming.following!;
      return operation.follow({ practice, ...following, ended: begin() }, { ...shared, body: readFields() });
    }
    const performing = (sent: typeof body) =>
      performWrite(practice, {
        operation,
        write: operation.write!,
        id: route.id,
        caller,
        formats: shared.formats,
        readFields: () => fieldsOf(sent),
        asking: incoming.asking,
        ignore,
      });
    const perform = performing(body);
    if (route.telling) {
      const put = { practice, operation, telling: route.telling, call: shared, body };
      return perform().catch((refusal: unknown) => judgedAgain(refusal, put, (changes) => performing(changes)()));
    }
    return isKeyed(incoming) ? answerOnce(practice, incoming, perform) : perform();
  }
}

/** A thousand long notes make one very long text; everybody else would have to wait until it is made. */
function ofBearableLength(reply: Reply): Reply {
  if (reply.body.length <= LONGEST_ANSWER) return reply;
  throw badRequest(`The answer cannot exceed ${LONGEST_ANSWER} characters. Ask for fewer rows with Limit.`);
}

const isKeyed = ({ route, idempotencyKey }: Incoming) =>
  route.operation.verb === 'POST' && idempotencyKey !== undefined;

/** The office's own API service checks the request and makes the write. */
async function throughTheOffice(practice: Practice, service: string, incoming: Incoming): Promise<Outgoing> {
  const perform = () => forwardWrite(service, incoming);
  const reply: Omit<Reply, 'contentType'> & { contentType?: string | undefined } = isKeyed(incoming)
    ? await answerOnce(practice, incoming, perform)
    : await perform();
  const { contentType, ...rest } = reply;
  return { ...rest, headers: { ...reply.headers, ...(contentType ? { 'content-type': contentType } : {}) } };
}

/** The names in a body where none belongs: whoever sends one with a GET means a filter. What is no object means nothing. */
function unusedNames({ route, body }: Incoming): string[] {
  if (!body || /^(POST|PUT)$/.test(route.operation.verb)) return [];
  try {
    return Object.keys(parseBody(body));
  } catch {
    return [];
  }
}

function readBody(incoming: Incoming): Record<string, unknown> {
  const { body = '', contentType = '' } = incoming;
  if (body === '') return {};
  if (!/^\s*application\/json\s*([;,]|$)/i.test(contentType)) {
    throw badRequest('Content-Type must be application/json.');
  }
  return parseBody(body);
}
