import type { Transaction } from '../../db/handle.ts';
import { highest } from '../../db/schema/sized.ts';

/** Tables whose rows stand in an order of the office's. */
type Ordered =
  | 'appointmenttype'
  | 'apptfielddef'
  | 'codegroup'
  | 'definition'
  | 'diseasedef'
  | 'feesched'
  | 'patfielddef'
  | 'provider'
  | 'refattach';

/** The ItemOrder of a new row: behind all others of its table. */
export async function lastPlace(tx: Transaction, table: Ordered): Promise<number> {
  const { last } = await tx.db
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>('ItemOrder').as('last'))
    .executeTakeFirstOrThrow();
  return placeBehind(table, last === null ? [] : [{ ItemOrder: last }]);
}

/** The same behind these rows: 0 if there are none. Where the column holds no higher place, it is beside the last. */
export function placeBehind(table: Ordered, others: readonly { readonly ItemOrder: number }[]): number {
  const last = others.reduce((most, { ItemOrder }) => Math.max(most, ItemOrder), -1);
  return Math.min(last + 1, highest(table, 'ItemOrder'));
}
