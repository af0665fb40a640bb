import { functions } from '../functions.ts';
import { notOnSqlite } from '../refusals.ts';
import {
  type Body,
  type Call,
  call,
  type Expression,
  number,
  plainQuery,
  type Query,
  type Select,
  type SelectColumn,
  selecting,
} from '../tree.ts';
import { grow, type PrintedGrowth } from './limits/growth.ts';
import { same } from './scope.ts';

const ROLLED = 'rolled up';
/** Keys are compared with every part of the SELECT, once for each number of them. */
const MOST_KEYS = 8;
const NULL: Expression = { kind: 'null' };

/**
 * What GROUP BY … WITH ROLLUP says, for a database that does not know it: one SELECT for each number of keys, whose
 * other keys are NULL, in the order of the keys with each total behind the rows it is of.
 */
export function unrolled(select: Select, growth: PrintedGrowth): Body {
  if (select.groupBy.length > MOST_KEYS) throw notOnSqlite(`WITH ROLLUP of more than ${MOST_KEYS} columns`);
  const shown = select.columns.map((column) => {
    if (column.kind === 'star') throw notOnSqlite('SELECT * with WITH ROLLUP');
    return column;
  });
  const keys = select.groupBy.map((key) => keyOf(key, shown));
  const levels = [...keys.keys(), keys.length].reverse().map((kept) => levelOf(select, shown, keys, { kept, growth }));
  const union = levels
    .slice(1)
    .reduce<Body>((left, right) => ({ kind: 'both', operator: 'UNION ALL', left, right }), levels[0]!);
  const names = [...shown.map((_, at) => `c${at}`), ...keys.flatMap((_, at) => [`t${at}`, `k${at}`])];
  const columns = shown.map(({ name }, at) => ({ kind: 'value', name, value: named(`c${at}`) }) as const);
  const from = [{ kind: 'table', name: ROLLED, alias: ROLLED }] as const;
  const query: Query = {
    ...plainQuery({ ...selecting(columns), distinct: select.distinct, from }),
    with: [{ name: ROLLED, columns: names, query: plainQuery(union) }],
    orderBy: names.slice(shown.length).map((name) => ({ by: named(name), falling: false })),
  };
  return { kind: 'nested', query };
}

const named = (name: string): Expression => ({ kind: 'column', table: ROLLED, name });

type Shown = SelectColumn & { kind: 'value' };

/** What a key stands for: a column of the SELECT by its number or its alias, or itself. */
function keyOf(key: Expression, shown: readonly Shown[]): Expression {
  if (key.kind === 'number') return shown[Number(key.digits) - 1]?.value ?? key;
  if (key.kind !== 'column' || key.table) return key;
  const column = shown.find(
    ({ name, value }) => same(name, key.name) && !(value.kind === 'column' && same(value.name, key.name)),
  );
  return column?.value ?? key;
}

function levelOf(
  select: Select,
  shown: readonly Shown[],
  keys: readonly Expression[],
  { kept, growth }: { readonly kept: number; readonly growth: PrintedGrowth },
): Select {
  const without = <Part>(part: Part) => blanked(part, keys.slice(kept), growth);
  const order = keys.flatMap((key, at) => [number(at < kept ? 0 : 1), at < kept ? key : NULL]);
  const having = select.having && without(select.having);
  const level = {
    ...select,
    distinct: false,
    rollup: false,
    columns: [...without(shown), ...order.map((value) => ({ kind: 'value', name: '', value }) as const)],
    groupBy: select.groupBy.slice(0, kept),
    having,
  };
  if (kept > 0) return level;
  // No rows have no total. SQLite takes HAVING without GROUP BY only where a column adds something up.
  const any: Call = { ...call('COUNT'), star: true };
  const added = { kind: 'value', name: '', value: call('MAX', number(1)) } as const;
  const columns = level.columns.with(shown.length, added);
  return { ...level, columns, having: having ? { kind: 'binary', operator: 'AND', left: any, right: having } : any };
}

/** The same with NULL in place of some keys. */
const blanked = <Part>(part: Part, keys: readonly Expression[], growth: PrintedGrowth) =>
  replaced(part, (one) => {
    grow(growth, { printed: keys.length });
    return keys.some((key) => isSame(one, key)) ? NULL : undefined;
  });

/** The same with something else in place of some parts, but not of what an aggregate adds up or another query says. */
export function replaced<Part>(part: Part, instead: (part: object) => Expression | undefined): Part {
  if (typeof part !== 'object' || part === null || 'body' in part) return part;
  const other = instead(part);
  if (other) return other as Part;
  const { kind, name, over } = part as unknown as Partial<Call>;
  if (kind === 'call' && functions[name!]?.aggregate && !over) return part;
  if (Array.isArray(part)) return part.map((one) => replaced(one, instead)) as Part;
  return Object.fromEntries(Object.entries(part).map(([field, value]) => [field, replaced(value, instead)])) as Part;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const [one, other] = [a, b] as Partial<Expression & { kind: 'column' }>[];
  if (one!.kind === 'column' && other!.kind === 'column')
    return same(one!.name!, other!.name!) && (!one!.table || !other!.table || same(one!.table, other!.table));
  if (one!.kind !== other!.kind) return false;
  const fields = Object.entries(a).every(([field, value]) => isSame(value, b[field as keyof object]));
  return fields && Object.keys(b).every((field) => field in a || b[field as keyof object] === undefined);
}
