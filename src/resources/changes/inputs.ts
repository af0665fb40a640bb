import { type TableName, tables } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

const MOST_CHANGES = 1000;
/** Seconds. */
const LONGEST_WAIT = 60;

/** The parameters are our own and have lower-case names. */
export const changeInputs = {
  after: keyInput({
    description:
      'The last number seen: `next` of the answer before. 0, the default, = from number 1; 410 once that is gone.',
  }),
  tables: textInput({ description: 'Comma-separated table names. Default: all.' }),
  limit: keyInput({ description: `Maximum number of changes, 1 to ${MOST_CHANGES}.` }),
  include: namedInput({ row: 'row' }, { description: '`row` = each changed row as it is now.' }),
  wait: keyInput({ description: `Seconds to wait for a change when there is none, 0 to ${LONGEST_WAIT}.` }),
};

export const exportInputs = {
  after: keyInput({ description: 'Only rows with a greater key: send the key of the last line you read. Default: 0.' }),
  include: namedInput({ key: 'key' }, { description: '`key` = each line as `{ "table", "key", "row" }`.' }),
};

/** What a caller asked for, checked. */
export interface ChangeQuery {
  readonly after: number;
  readonly tables: readonly TableName[] | undefined;
  readonly limit: number;
  readonly withRows: boolean;
  /** Seconds; undefined if none were sent. */
  readonly wait: number | undefined;
}

export function changeQuery({
  after,
  tables: named,
  limit,
  include,
  wait,
}: ValuesOf<typeof changeInputs>): ChangeQuery {
  return {
    after: within('after', after, 0, Number.MAX_SAFE_INTEGER) ?? 0,
    tables: named === undefined ? undefined : named.split(',').map(tableNamed),
    limit: within('limit', limit, 1, MOST_CHANGES) ?? MOST_CHANGES,
    withRows: include === 'row',
    wait: within('wait', wait, 0, LONGEST_WAIT),
  };
}

function within(name: string, sent: number | bigint | undefined, least: number, most: number): number | undefined {
  if (sent === undefined) return undefined;
  if (sent < least || sent > most) throw badRequest(`${name} must be from ${least} to ${most}.`);
  return Number(sent);
}

function tableNamed(text: string): TableName {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(tables, name)) return name as TableName;
  throw badRequest(`tables names no table called ${name.replace(/[^\w.-]/g, '').slice(0, 60) || '""'}.`);
}
