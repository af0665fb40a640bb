/**
 * Takes away what a load added, so that every round begins with the same practice. Otherwise each server would find the rows of
 * the others: the bare handler plans many more procedures in a second than Bitewing, which then puts all of them on the
 * patient's plan and reads them with every request.
 */
import type { MeasuredDatabase } from './databases.ts';

/** The tables that loads add rows to, and their keys. */
const GROWING = {
  procedurelog: 'ProcNum',
  claimproc: 'ClaimProcNum',
  treatplan: 'TreatPlanNum',
  treatplanattach: 'TreatPlanAttachNum',
  proctp: 'ProcTPNum',
  securitylog: 'SecurityLogNum',
};

/** Notes what is there now; what is answered takes away the rows that were added since. */
export async function noteRows(database: MeasuredDatabase): Promise<() => Promise<void>> {
  const removals: string[] = [];
  for (const [table, key] of Object.entries(GROWING)) {
    const last = await database.ask(`SELECT COALESCE(MAX(${key}), 0) FROM ${table}`);
    removals.push(`DELETE FROM ${table} WHERE ${key} > ${last}`);
  }
  return async () => {
    for (const removal of removals) await database.run(removal);
    await database.settle();
  };
}
