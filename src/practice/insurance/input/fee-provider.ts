import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { isPreferenceOn } from '../../office/preferences.ts';

/** Whether the office charges hygiene at an appointment by the dentist's fees, whoever does it (MED-2). */
export const chargesHygieneByDentist = (handle: Handle) => isPreferenceOn(handle, 'EnterpriseHygProcUsePriProvFee');

/** The provider whose fees are charged for a procedure that is not stored yet, or is about to change. */
export async function feeProvider(
  handle: Handle,
  { ProvNum, AptNum }: Pick<Row<'procedurelog'>, 'ProvNum' | 'AptNum'>,
  { IsHygiene }: Pick<Row<'procedurecode'>, 'IsHygiene'>,
): Promise<Key> {
  if (AptNum === 0 || !IsHygiene || !(await chargesHygieneByDentist(handle))) return ProvNum;
  return (await findRow(handle, 'appointment', AptNum))?.ProvNum || ProvNum;
}

/** Stored procedures that are charged by the fees of another provider than their own, with that provider. One query. */
export async function feeProviders(handle: Handle, procNums: readonly Key[]): Promise<ReadonlyMap<Key, Key>> {
  if (procNums.length === 0 || !(await chargesHygieneByDentist(handle))) return new Map();
  const rows = await handle.db
    .selectFrom('procedurelog as p')
    .innerJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .innerJoin('appointment as a', 'a.AptNum', 'p.AptNum')
    .select(['p.ProcNum', 'a.ProvNum'])
    .where('p.ProcNum', 'in', procNums)
    .where('c.IsHygiene', '<>', 0)
    .where('a.ProvNum', '<>', 0)
    .execute();
  return new Map(rows.map(({ ProcNum, ProvNum }) => [ProcNum, ProvNum]));
}
