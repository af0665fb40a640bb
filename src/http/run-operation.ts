import type { Practice } from '../db/practice.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { badRequest } from '../domain/refusal.ts';
import type { Inputs } from '../wire/input.ts';
import { parseBody } from '../wire/json.ts';
import { foldQueryNames, readInputs } from '../wire/read-inputs.ts';
import { type Mode, readFormats, readPage, rowCap } from './common-parameters.ts';
import { forwardWrite } from './forward.ts';
import { answerOnce, type Perform } from './idempotency.ts';
import { headerList, refuseUnknown, unknownNames } from './ignored-names.ts';
import type { Incoming, Outgoing } from './incoming.ts';
import type { Call, Reply } from './operation.ts';

/** The published limit of a body, in characters. */
export const LONGEST_BODY = 16_800_000;

/** The parameters all methods share arrive as text. */
type SentText = Readonly<Record<string, string | undefined>>;

const NOTHING: Readonly<Record<string, never>> = {};

/**
 * Checks one request against its operation's definition and runs its rules: query, body syntax, unknown names, then the
 * rules' own order. Reads run on a read handle; writes run as one unit of work.
 */
export async function runOperation(practice: Practice, mode: Mode, incoming: Incoming): Promise<Outgoing> {
  const { route, caller } = incoming;
  const { operation, queryInputs } = route;
  if (operation.write && practice.writesThrough) return throughTheOffice(practice, practice.writesThrough, incoming);
  const headers: Record<string, string> = {};

  const sentQuery = incoming.query ? foldQueryNames(queryInputs, new URLSearchParams(incoming.query)) : NOTHING;
  const body = operation.verb === 'POST' || operation.verb === 'PUT' ? readBody(incoming) : NOTHING;

  const unknownParameters = unknownNames(queryInputs, sentQuery);
  const unknownFields = unknownNames(operation.body ?? NOTHING, body);
  if (incoming.strict) {
    refuseUnknown(unknownParameters, 'parameter');
    refuseUnknown(unknownFields, 'field');
  }
  if (unknownParameters.length) headers['x-ignored-parameters'] = headerList(unknownParameters);
  if (unknownFields.length) headers['x-ignored-fields'] = headerList(unknownFields);

  const query = readInputs(queryInputs, sentQuery);
  const shared = {
    id: route.id,
    query,
    caller,
    page: readPage(query as SentText, rowCap(mode, caller)),
    formats: readFormats(query as SentText),
  };
  const readFields = () => readInputs(operation.body ?? NOTHING, body, operation);

  if (operation.read) {
    const call: Call<Inputs, Inputs> = { ...shared, body: readFields() };
    return { ...(await practice.read((handle) => operation.read!(handle, call))), headers };
  }
  const perform: Perform = (keep) => {
    // The row in the URL is looked up before the fields are checked; without one the fields come first.
    const fields = operation.target ? undefined : readFields();
    return unitOfWork(practice, async (tx) => {
      await operation.target?.(tx, route.id);
      const reply = await operation.write!(tx, { ...shared, body: fields ?? readFields() });
      await keep(tx, reply);
      return reply;
    });
  };
  const reply = await (isKeyed(incoming) ? answerOnce(practice, incoming, perform) : perform(async () => {}));
  return { ...reply, headers };
}

const isKeyed = ({ route, idempotencyKey }: Incoming) =>
  route.operation.verb === 'POST' && idempotencyKey !== undefined;

/** The office's own API service checks the request and makes the write. */
async function throughTheOffice(practice: Practice, service: string, incoming: Incoming): Promise<Outgoing> {
  const perform = () => forwardWrite(service, incoming);
  const reply: Reply & { contentType?: string | undefined } = isKeyed(incoming)
    ? await answerOnce(practice, incoming, perform)
    : await perform();
  const { contentType, ...rest } = reply;
  return { ...rest, headers: contentType ? { 'content-type': contentType } : {} };
}

function readBody(incoming: Incoming): Record<string, unknown> {
  const { body = '', contentType = '' } = incoming;
  if (body === '') return {};
  if (!/^\s*application\/json\s*(;|$)/i.test(contentType)) {
    throw badRequest('Content-Type must be application/json.');
  }
  if (body.length > LONGEST_BODY) throw badRequest(`The body cannot exceed ${LONGEST_BODY} characters.`);
  return parseBody(body);
}
