import { badRequest } from '../../domain/refusal.ts';
import { functions } from '../functions.ts';
import { notOffered, shown } from '../refusals.ts';
import type { Call, Expression, Ordering } from '../tree.ts';
import type { Printed } from './dialect.ts';
import { grow } from './limits/growth.ts';
import { stepsOfCall } from './limits/row-work.ts';
import { SORTED_IN_MEMORY, sizeOfCall } from './limits/text-sizes.ts';
import { type Printer, printExpression } from './print-expression.ts';
import { printOrder, printOver } from './print-order.ts';
import type { Scope } from './scope.ts';
import { keepsCases } from './values/cases.ts';
import { chosen, typeOfChoice } from './values/choices.ts';
import { formOfCall } from './values/shown-places.ts';

export function printCall(call: Call, scope: Scope, printer: Printer): Printed {
  const known = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  if (!known) throw badRequest(`There is no function ${shown(call.name)} in queries of this server.`);
  const count = call.star ? 1 : call.args.length;
  const most = call.distinct && call.name === 'COUNT' ? MOST_COUNTED : known.args[1];
  if (count < known.args[0] || count > most || (call.star && call.name !== 'COUNT')) {
    throw badRequest(`${call.name} has the wrong number of arguments.`);
  }
  if (call.distinct && !known.aggregate) throw badRequest(`${call.name} does not take DISTINCT.`);
  if (call.over && !known.aggregate && !known.window) throw badRequest(`${call.name} does not take OVER.`);
  if (!call.over && known.window) throw badRequest(`${call.name} needs OVER.`);
  if (call.over && (call.distinct || call.name === 'GROUP_CONCAT'))
    throw notOffered(`${call.name} of this form with OVER`);
  const args = call.args.map((arg) => printExpression(arg, scope, printer));
  const orderBy = call.orderBy && printOrder(call.orderBy.map(numbered(call.args)), scope, printer);
  const type = known.type === 'first' ? typeOfChoice(call.name, args) : known.type;
  const values = chosen(call.name, args, type, printer.dialect);
  const over = call.over ? ` OVER ${printOver(call.over, scope, printer)}` : '';
  const print = (one: Call, of: readonly Printed[]) => `${printer.dialect.call(one, of, orderBy, printer.bind)}${over}`;
  const sql =
    known.window && call.args.length === 3 && !printer.dialect.lagsWithDefault
      ? lagged(values, (...of) => print(call, of))
      : print(call, values);
  if (printer.dialect.countsTexts) {
    const bytes = call.distinct || orderBy ? SORTED_IN_MEMORY : 0;
    grow(printer.growth, { bytes, steps: stepsOfCall(call, args, scope) });
  }
  return {
    sql,
    type,
    most: sizeOfCall(call, args, type, printer.sizes.concat),
    caseSensitive: type === 'text' && keepsCases(call.name, args),
    ...formOfCall(call.name, args),
  };
}

/** LAG or LEAD with a default: where the row is not there, its 1 is not, either. */
function lagged(values: readonly Printed[], print: (...values: readonly Printed[]) => string): string {
  const [value, by, otherwise] = values as [Printed, Printed, Printed];
  return `IF(${print({ sql: '1', type: 'number' }, by)} IS NULL, ${otherwise.sql}, ${print(value, by)})`;
}

/** A number behind the ORDER BY of GROUP_CONCAT tells which of its values is meant. */
const numbered =
  (args: readonly Expression[]) =>
  (ordering: Ordering): Ordering => {
    const { by } = ordering;
    const meant = by.kind === 'number' && /^\d+$/.test(by.digits) ? args[Number(by.digits) - 1] : undefined;
    return meant ? { ...ordering, by: meant } : ordering;
  };

/** COUNT(DISTINCT …) takes several values, as one. */
const MOST_COUNTED = 1000;
