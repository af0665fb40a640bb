import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { Key } from '../../domain/key.ts';
import type { Soon } from '../../domain/soon.ts';
import type { Filter, FilterScope } from '../filters.ts';
import { requireReference } from './references.ts';

type Named = readonly (readonly [name: string, filter: Filter])[];
const NONE: readonly Condition[] = [];

type Sent = Readonly<Record<string, unknown>>;

const isSent = ({ zero }: Filter, value: unknown) => value !== undefined && !(zero === 'all' && value === 0);

/** The conditions of all filters together, in their order; a promise only where a filter looks something up for them. */
export function filterConditions(
  filters: Named,
  sent: Sent,
  scope: Pick<FilterScope, 'handle' | 'row' | 'page'>,
): Soon<Condition[]> {
  const { handle, row, page } = scope;
  const isNarrowed = filters.some(([name, filter]) => filter.isNarrow && isSent(filter, sent[name]));
  const parts: Soon<readonly Condition[]>[] = [];
  const conditions: Condition[] = [];
  let isLate = false;
  for (const [name, filter] of filters) {
    const value = sent[name];
    const part = isSent(filter, value)
      ? filter.conditions(value, { handle, row, name, isNarrowed, page })
      : (filter.otherwise ?? NONE);
    parts.push(part);
    if (part instanceof Promise) isLate = true;
    else conditions.push(...part);
  }
  return isLate ? Promise.all(parts).then((made) => made.flat()) : conditions;
}

/** 404 for the first filter, in their order, whose value names no row. Nothing is waited for where there are no filters. */
export const requireNamed = (filters: Named, sent: Sent, handle: Handle): Soon<void> =>
  filters.length === 0 ? undefined : lookUpNamed(filters, sent, handle);

async function lookUpNamed(filters: Named, sent: Sent, handle: Handle): Promise<void> {
  for (const [name, { names, zero }] of filters) {
    for (const key of names ? ([sent[name]].flat() as (Key | undefined)[]) : []) {
      if (key !== undefined && !(key === 0 && zero !== 'value')) await requireReference(handle, ...names!, key);
    }
  }
}
