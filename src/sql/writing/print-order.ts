import { remember } from '../../domain/remember.ts';
import type { Expression, Ordering, Window } from '../tree.ts';
import { type Printer, printExpression } from './print-expression.ts';
import { type Scope, withNamed } from './scope.ts';
import { columnName } from './text.ts';
import { formOf } from './values/shown-places.ts';

export function printOrder(order: readonly Ordering[], scope: Scope, printer: Printer): string {
  return order
    .map(({ by, falling }) => `${printKey(by, scope, printer, 'compared')}${falling ? ' DESC' : ''}`)
    .join(', ');
}

/** Scopes whose aliases are columns, too: there may be thousands of keys and of aliases. */
const withAliases = new WeakMap<Scope, Scope>();

/** What is ordered or grouped by: an expression, an alias of the SELECT, or the number of a column. */
function printKey(by: Expression, scope: Scope, printer: Printer, as: 'compared' | 'grouped'): string {
  const { dialect } = printer;
  if (by.kind === 'number' && /^\d+$/.test(by.digits)) return dialect.compared({ sql: by.digits, type: 'unknown' });
  if (by.kind === 'column' && by.table === undefined) {
    const alias = scope.aliases.get(by.name.toLowerCase());
    // A column has no blanks at the end of its texts.
    if (alias) return dialect[alias.isComputed ? as : 'compared']({ sql: columnName(alias.name), ...formOf(alias) });
  }
  const named = remember(withAliases, scope, () => withNamed(scope, [...scope.aliases.values()]));
  return dialect[as](printExpression(by, named, printer));
}

export const printGroups = (keys: readonly Expression[], scope: Scope, printer: Printer): string =>
  keys.map((by) => printKey(by, scope, printer, 'grouped')).join(', ');

/** A window by its name alone: in parentheses it may have no frame. */
export function printOver(window: Window, scope: Scope, printer: Printer): string {
  const { base, partitionBy, orderBy, frame } = window;
  const isName = base !== undefined && partitionBy.length + orderBy.length === 0 && frame === undefined;
  return isName ? columnName(base) : `(${printWindow(window, scope, printer)})`;
}

export function printWindow({ base, partitionBy, orderBy, frame }: Window, scope: Scope, printer: Printer): string {
  const parts: string[] = base === undefined ? [] : [columnName(base)];
  if (partitionBy.length > 0) {
    parts.push(`PARTITION BY ${printGroups(partitionBy, scope, printer)}`);
  }
  if (orderBy.length > 0) parts.push(`ORDER BY ${printOrder(orderBy, scope, printer)}`);
  if (frame) parts.push(frame);
  return parts.join(' ');
}
