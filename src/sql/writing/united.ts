import type { ValueType } from '../functions.ts';
import type { Dialect } from './dialect.ts';
import { sizeOfColumn } from './limits/text-sizes.ts';
import { type Column, commonType } from './scope.ts';
import { columnName } from './text.ts';
import { hasCases } from './values/cases.ts';
import { formOfChoice } from './values/shown-places.ts';

interface Side {
  readonly sql: string;
  readonly columns: readonly Column[];
}

/**
 * The columns of a UNION: what all its values are. MySQL makes texts of the numbers beside a text, and moments of the days
 * beside a moment; a dialect that leaves each value as it is gets them made so.
 */
export function united(left: Side, right: Side, dialect: Dialect) {
  const columns = left.columns.map((column, place): Column => {
    const both = [column, right.columns[place]!];
    return {
      ...column,
      type: commonType(both.map(({ type }) => type)),
      ...formOfChoice(both),
      caseSensitive: hasCases(both),
      isComputed: both.some((one) => one.isComputed || one.type !== column.type),
      most: Math.max(...both.map(sizeOfColumn)),
    };
  });
  const types = columns.map(({ type }) => type);
  const asUnited = (side: Side) => (dialect.comparesAsMysql ? side.sql : converted(side, types, dialect));
  return { columns, left: asUnited(left), right: asUnited(right) };
}

function converted(side: Side, types: readonly ValueType[], dialect: Dialect): string {
  const conversions = side.columns.map(({ type }, place) => {
    const value = { sql: `v${place}`, type };
    if (types[place] === 'text' && type === 'number') return dialect.asText(value);
    return types[place] === 'dateTime' && type === 'date' ? dialect.cast(value, MOMENT) : undefined;
  });
  if (conversions.every((conversion) => conversion === undefined)) return side.sql;
  const values = conversions.map((sql, place) => `${sql ?? `v${place}`} AS ${columnName(side.columns[place]!.name)}`);
  // Two columns may have the same name, so WITH gives them others.
  const names = side.columns.map((_, place) => `v${place}`);
  return `SELECT ${values.join(', ')} FROM (WITH s (${names.join(', ')}) AS (${side.sql}) SELECT * FROM s)`;
}

const MOMENT = { name: 'DATETIME', sizes: [] } as const;
