import type { Handle } from '../db/practice.ts';
import type { Condition } from '../db/select.ts';
import type { Key } from '../domain/key.ts';
import type { Filter, FilterScope } from './filters.ts';
import { requireReference } from './references.ts';

type Named = readonly (readonly [name: string, filter: Filter])[];
type Sent = Readonly<Record<string, unknown>>;

const isSent = ({ zero }: Filter, value: unknown) => value !== undefined && !(zero === 'all' && value === 0);

/** The conditions of all filters together, in their order; a promise only where a filter looks something up for them. */
export function filterConditions(
  filters: Named,
  sent: Sent,
  scope: Pick<FilterScope, 'handle' | 'row'>,
): Condition[] | Promise<Condition[]> {
  const isNarrowed = filters.some(([name, filter]) => filter.isNarrow && isSent(filter, sent[name]));
  const parts: ReturnType<Filter['conditions']>[] = [];
  for (const [name, filter] of filters) {
    const value = sent[name];
    if (isSent(filter, value)) parts.push(filter.conditions(value, { ...scope, name, isNarrowed }));
    else if (filter.otherwise) parts.push(filter.otherwise);
  }
  return parts.some((part) => part instanceof Promise)
    ? Promise.all(parts).then((made) => made.flat())
    : (parts as (readonly Condition[])[]).flat();
}

/** 404 for the first filter, in their order, whose value names no row. */
export async function requireNamed(filters: Named, sent: Sent, handle: Handle): Promise<void> {
  for (const [name, { names, zero }] of filters) {
    for (const key of names ? ([sent[name]].flat() as (Key | undefined)[]) : []) {
      if (key !== undefined && !(key === 0 && zero !== 'value')) await requireReference(handle, ...names!, key);
    }
  }
}
