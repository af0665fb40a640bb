import type { Bound } from '../rows/select.ts';

/** A statement that changes rows, taken apart. The query builder writes them in these forms only. */
export interface WriteStatement {
  readonly verb: 'insert' | 'update' | 'delete';
  /** Lower case. */
  readonly table: string;
  /** Condition with the values of its question marks; absent for an insert and for all rows. */
  readonly where?: { readonly sql: string; readonly parameters: readonly Bound[] };
}

/** Undefined for a statement that changes no rows. Throws for a form that is not known, since it could not be undone. */
export function writeStatement(sql: string, parameters: readonly Bound[]): WriteStatement | undefined {
  const text = sql.trim();
  const insert = /^insert into `?(\w+)`? /i.exec(text);
  if (insert) return { verb: 'insert', table: insert[1]!.toLowerCase() };
  const change = /^(update|delete from) `?(\w+)`?( set .*?)?(?: where (.*))?$/is.exec(text);
  if (change) {
    const [, verb, table, set = '', where] = change;
    const before = set.split('?').length - 1;
    return {
      verb: /update/i.test(verb!) ? 'update' : 'delete',
      table: table!.toLowerCase(),
      ...(where === undefined ? {} : { where: { sql: where, parameters: parameters.slice(before) } }),
    };
  }
  if (/^(select|with|\(|set|show)\b/i.test(text)) return undefined;
  throw new Error('A write in an office’s database must be a plain INSERT, UPDATE or DELETE.');
}
