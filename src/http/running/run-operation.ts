import type { Practice } from '../../db/practice.ts';
import { LONGEST_ANSWER } from '../../db/queries/answer.ts';
import { toldToReader } from '../../db/trouble.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { after, type Soon } from '../../domain/soon.ts';
import type { Inputs } from '../../wire/input.ts';
import { readInputs } from '../../wire/read-inputs.ts';
import type { Call, Reply } from '../operation.ts';
import { type Mode, readFormats, readPage, rowCap } from '../request/common-parameters.ts';
import type { Incoming, Outgoing } from '../request/incoming.ts';
import { judgedAgain } from './as-told.ts';
import { forwardWrite } from './forward.ts';
import { answerOnce } from './idempotency.ts';
import { performWrite } from './perform-write.ts';
import { readSent, type Sent } from './sent.ts';

/** The parameters all methods share arrive as text. */
type SentText = Readonly<Record<string, string | undefined>>;

/** One object for all: what is made of a definition is kept by the object that it is. */
const NO_FIELDS: Readonly<Record<string, never>> = {};

/**
 * Checks one request against its operation's definition and runs its rules: query, body syntax, unknown names, then the
 * rules' own order. Reads run on a read handle; writes run as one unit of work. `begun` is told when a read begins: what it
 * waited for before is not its own time.
 */
export function runOperation(practice: Practice, mode: Mode, incoming: Incoming, begun?: () => void): Soon<Outgoing> {
  const { operation } = incoming.route;
  // What is no published operation is known here only.
  if (operation.write && !operation.base && practice.writesThrough) {
    return throughTheOffice(practice, practice.writesThrough, incoming);
  }
  const sent = readSent(incoming);
  const told = (reply: Reply): Outgoing => ({
    ...reply,
    headers: reply.headers ? { ...sent.told(), ...reply.headers } : sent.told(),
  });
  const refused = (error: unknown): never => {
    // A misspelt name is most often the reason of a refusal.
    if (!(error instanceof Refusal)) throw error;
    const sentence = operation.write ? error.message : toldToReader(error.message);
    throw new Refusal(error.status, sentence, { ...sent.told(), ...error.headers }, error.cause);
  };
  let made: Soon<Reply>;
  try {
    made = perform(practice, mode, incoming, sent, begun);
  } catch (error) {
    return refused(error);
  }
  return made instanceof Promise ? made.then(told, refused) : told(made);
}

function perform(
  practice: Practice,
  mode: Mode,
  incoming: Incoming,
  sent: Sent,
  begun: (() => void) | undefined,
): Soon<Reply> {
  const { route, caller } = incoming;
  const { operation, queryInputs } = route;
  // What several fields together must obey is said of the parameters of a GET, and of the body of the rest.
  const query = readInputs(queryInputs, sent.query, operation.verb === 'GET' ? operation : NO_FIELDS);
  const fieldsOf = (body: Sent['body']) =>
    readInputs(operation.body ?? NO_FIELDS, body, operation.verb === 'GET' ? NO_FIELDS : operation);
  const shared = {
    id: route.id,
    word: route.word,
    query,
    caller,
    page: readPage(query as SentText, rowCap(mode, caller, incoming.pageCap)),
    formats: readFormats(query as SentText),
    ignore: sent.ignore,
  };

  if (operation.read) {
    const call: Call<Inputs, Inputs> = { ...shared, body: fieldsOf(sent.body) };
    const read = () =>
      practice.read((handle) => {
        begun?.();
        return operation.read!(handle, call);
      });
    return after(operation.freshly ? operation.freshly(practice, call, read) : read(), ofBearableLength);
  }
  if (operation.ask) return operation.ask({ practice, ...incoming.asking! }, { ...shared, body: fieldsOf(sent.body) });
  if (operation.follow) {
    const { begin, ...following } = incoming.following!;
    return operation.follow({ practice, ...following, ended: begin() }, { ...shared, body: fieldsOf(sent.body) });
  }
  const writing = (body: Sent['body']) =>
    performWrite(practice, {
      operation,
      write: operation.write!,
      id: route.id,
      caller,
      formats: shared.formats,
      readFields: () => fieldsOf(body),
      asking: incoming.asking,
      ignore: sent.ignore,
    });
  const write = writing(sent.body);
  if (route.telling) {
    const put = { practice, operation, telling: route.telling, call: shared, body: sent.body };
    return write().catch((refusal: unknown) => judgedAgain(refusal, put, (changes) => writing(changes)()));
  }
  return isKeyed(incoming) ? answerOnce(practice, incoming, write) : write();
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
