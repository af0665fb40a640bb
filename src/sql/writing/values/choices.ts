import type { ValueType } from '../../functions.ts';
import type { Dialect, Printed } from '../dialect.ts';
import { commonType } from '../scope.ts';

/** A value that may be a text or a number is written as a text. */
export function inChoice(values: readonly Printed[], type: ValueType, dialect: Dialect): readonly Printed[] {
  if (type !== 'text') return values;
  return values.map((value) => (value.type === 'number' ? { ...value, sql: dialect.asText(value) } : value));
}

const CHOICES = ['IF', 'IFNULL', 'COALESCE'];
const EXTREMES = ['GREATEST', 'LEAST'];

const OF_ROWS = ['MIN', 'MAX', 'ANY_VALUE', 'LAG', 'LEAD', 'FIRST_VALUE', 'LAST_VALUE'];

/** The arguments of which one becomes the result, in this row or another; none for what makes a value of its own. */
export const pickedFrom = <V>(name: string, args: readonly V[]): readonly V[] =>
  OF_ROWS.includes(name) ? args : choicesOf(name, args);

/** The same where all of them are of one row. */
export function choicesOf<V>(name: string, args: readonly V[]): readonly V[] {
  if (name === 'IF') return args.slice(1);
  return [...CHOICES, ...EXTREMES].includes(name) ? args : [];
}

export function typeOfChoice(name: string, args: readonly Printed[]): ValueType {
  const types = choicesOf(name, args).map(({ type }) => type);
  if (types.length === 0) return args[0]!.type;
  // A text beside a day is read as a day.
  const days = types.filter((type) => type === 'date' || type === 'dateTime');
  if (EXTREMES.includes(name) && days.length > 0) return commonType(days);
  // And a text beside a number as a number.
  if (EXTREMES.includes(name) && types.includes('number')) return 'number';
  return commonType(types);
}

export function chosen(name: string, args: readonly Printed[], type: ValueType, dialect: Dialect): readonly Printed[] {
  if (!CHOICES.includes(name)) return args;
  const first = name === 'IF' ? 1 : 0;
  return [...args.slice(0, first), ...inChoice(args.slice(first), type, dialect)];
}
