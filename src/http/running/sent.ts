import { badRequest } from '../../domain/refusal.ts';
import type { Inputs } from '../../wire/input.ts';
import { parseBody } from '../../wire/json.ts';
import { type FoldedBody, type FoldedQuery, foldBodyNames, foldQueryNames } from '../../wire/read-inputs.ts';
import type { Operation } from '../operation.ts';
import { pairsOf } from '../request/address.ts';
import { headerList, refuseUnknown, unknownNames } from '../request/ignored-names.ts';
import type { Incoming, Outgoing } from '../request/incoming.ts';

/** What a request sent, under the names that its operation has for it. */
export interface Sent {
  readonly query: FoldedQuery['sent'];
  readonly body: FoldedBody['body'];
  /** What a rule leaves out of the body: named like an unknown field, refused when strict. */
  ignore(name: string): void;
  /** Headers that name what counted for nothing, or was taken in another spelling. */
  told(): Outgoing['headers'];
}

const NOTHING: Readonly<Record<string, never>> = {};
const NO_QUERY: FoldedQuery = { sent: NOTHING, unknown: [] };
const NOTHING_SENT: FoldedBody = { body: NOTHING, taken: [] };

/** Reads the names of query and body. A strict caller is refused for the first that means nothing, with 400. */
export function readSent(incoming: Incoming): Sent {
  const { operation, queryInputs } = incoming.route;
  const { strict } = incoming;
  const query = incoming.query ? foldQueryNames(queryInputs, pairsOf(incoming.query)) : NO_QUERY;
  const { body, taken } = foldedBody(incoming);
  const ignored = body === NOTHING ? unusedNames(incoming) : unknownNames(operation.body ?? NOTHING, body);
  const respelled = [
    ...taken,
    ...respelledIn(queryInputs, query.sent),
    ...respelledIn(operation.body ?? NOTHING, body),
  ];
  if (strict) {
    refuseUnknown(query.unknown, 'parameter');
    refuseUnknown(ignored, 'field');
    if (respelled.length > 0) throw badRequest(`${respelled[0]} is not in the published form.`);
  }
  return {
    // The extensions' own addresses are written with empty values (`?status=`), which ask for nothing.
    query: operation.base ? withoutEmpty(query.sent) : query.sent,
    body,
    ignore(name) {
      if (strict) throw badRequest(`${name} is not used here.`);
      ignored.push(name);
    },
    told() {
      if (query.unknown.length + ignored.length + respelled.length === 0) return NOTHING;
      const headers: Record<string, string> = {};
      if (query.unknown.length > 0) headers['x-ignored-parameters'] = headerList(query.unknown);
      if (ignored.length > 0) headers['x-ignored-fields'] = headerList([...new Set(ignored)]);
      if (respelled.length > 0) headers['x-respelled-fields'] = headerList(respelled);
      return headers;
    },
  };
}

const withoutEmpty = (sent: FoldedQuery['sent']) =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''));

/** Names of days and moments that were sent in another form than the published one, and taken for it. */
const respelledIn = (inputs: Inputs, sent: Readonly<Record<string, unknown>>) =>
  Object.keys(sent).filter((name) => Object.hasOwn(inputs, name) && inputs[name]!.isRespelled?.(sent[name]));

/** The body of a POST or PUT. A strict caller has asked to be refused rather than corrected. */
function foldedBody(incoming: Incoming): FoldedBody {
  const { operation } = incoming.route;
  if (operation.verb !== 'POST' && operation.verb !== 'PUT') return NOTHING_SENT;
  const names = { answered: answeredNames(operation), strict: incoming.strict };
  return foldBodyNames(operation.body ?? NOTHING, readBody(incoming), names);
}

/** Fields of the row that an operation answers: `priority` is one beside `Priority`, and never a slip of the pen. */
const answeredNames = ({ answer }: Operation) => (answer.kind === 'row' ? Object.keys(answer.row.fields) : []);

function readBody(incoming: Incoming): Record<string, unknown> {
  const { body = '', contentType = '' } = incoming;
  if (body === '') return {};
  if (!/^\s*application\/json\s*([;,]|$)/i.test(contentType)) {
    throw badRequest('Content-Type must be application/json.');
  }
  return parseBody(body);
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
