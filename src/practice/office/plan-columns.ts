import type { Handle } from '../../db/handle.ts';

/** DisplayFieldCategory of the Treatment Plan Module. */
const TREATMENT_PLAN_MODULE = 7;

/** The columns that the office chose for its treatment plans, in order; none if it chose nothing. */
export const planColumns = ({ db }: Handle) =>
  db
    .selectFrom('displayfield')
    .select(['InternalName', 'Description', 'ColumnWidth'])
    .where('Category', '=', TREATMENT_PLAN_MODULE)
    .orderBy('ItemOrder')
    .orderBy('DisplayFieldNum')
    .execute();
