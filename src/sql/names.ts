import { remember } from '../domain/remember.ts';
import type { Body, CommonTable } from './tree.ts';

type Kind = 'table' | 'variable' | 'assignment' | 'column';

/** The names of all tables, variables or columns in it, in lower case; of columns only those that may be of this table. */
export function namesIn(part: unknown, wanted: Kind, of?: string, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  if (wanted === 'table' && isBody(part)) {
    const inside = remember(tablesOfBody, part, () => namesInside(part, wanted, of, new Set()));
    for (const name of inside) found.add(name);
    return found;
  }
  return namesInside(part, wanted, of, found);
}

/** A body is never changed, and each row that fills a table makes a new one around what was there. */
const tablesOfBody = new WeakMap<object, ReadonlySet<string>>();

const isBody = (part: object) => ['select', 'both', 'nested'].includes((part as Partial<Body>).kind ?? '');

function namesInside(part: object, wanted: Kind, of: string | undefined, found: Set<string>): ReadonlySet<string> {
  const { kind, name, table = of } = part as { kind?: string; name?: string; table?: string };
  if (kind === wanted && name !== undefined && table?.toLowerCase() === of?.toLowerCase())
    found.add(name.toLowerCase());
  for (const one of Object.values(part)) namesIn(one, wanted, of, found);
  return found;
}

const variablesByTable = new WeakMap<CommonTable, ReadonlySet<string>>();

/** The variables that a table is made by. */
export const variablesOf = (table: CommonTable) => remember(variablesByTable, table, () => namesIn(table, 'variable'));

/** The same with another name of a table. */
export function renamed<Part>(part: Part, key: string, other: string): Part {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((one) => renamed(one, key, other)) as Part;
  if (isBody(part) && !namesIn(part, 'table').has(key)) return part;
  const fields = Object.entries(part).map(([field, value]) => [field, renamed(value, key, other)]);
  const { kind, name } = part as { kind?: string; name?: string };
  const isMeant = kind === 'table' && name?.toLowerCase() === key;
  return { ...Object.fromEntries(fields), ...(isMeant && { name: other }) };
}
