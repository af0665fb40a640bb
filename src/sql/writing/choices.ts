import type { ValueType } from '../functions.ts';
import type { Dialect, Printed } from './dialect.ts';
import { commonType } from './scope.ts';

/** A value that may be a text or a number is written as a text. */
export function inChoice(values: readonly Printed[], type: ValueType, dialect: Dialect): readonly Printed[] {
  if (type !== 'text') return values;
  return values.map((value) => (value.type === 'number' ? { ...value, sql: dialect.asText(value) } : value));
}

const CHOICES = ['IF', 'IFNULL', 'COALESCE'];
const EXTREMES = ['GREATEST', 'LEAST'];

export function typeOfChoice(name: string, args: readonly Printed[]): ValueType {
  const types = args.map(({ type }) => type);
  if (name === 'IF') return commonType(types.slice(1));
  // A text beside a day is read as a day.
  const days = types.filter((type) => type === 'date' || type === 'dateTime');
  if (EXTREMES.includes(name) && days.length > 0) return commonType(days);
  // And a text beside a number as a number.
  if (EXTREMES.includes(name) && types.includes('number')) return 'number';
  if ([...CHOICES, ...EXTREMES].includes(name)) return commonType(types);
  return types[0]!;
}

export function chosen(name: string, args: readonly Printed[], type: ValueType, dialect: Dialect): readonly Printed[] {
  if (!CHOICES.includes(name)) return args;
  const first = name === 'IF' ? 1 : 0;
  return [...args.slice(0, first), ...inChoice(args.slice(first), type, dialect)];
}
