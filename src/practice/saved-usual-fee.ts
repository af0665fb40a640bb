import type { Handle } from '../db/practice.ts';
import type { Row } from '../db/schema/tables.ts';
import type { Key } from '../domain/key.ts';
import { feeOrZero, loadFees } from './fees.ts';
import { isPreferenceOn } from './preferences.ts';
import { findProvider } from './providers.ts';

export type PricedProcedure = Pick<Row<'procedurelog'>, 'CodeNum' | 'MedicalCode' | 'ProvNum' | 'ClinicNum'>;

/**
 * What the patient would be charged for one unit without insurance, in dollars, 0 without a fee: the patient's own
 * schedule, else that of the provider; for a medical code, where the office charges those, that of the code
 * (`treatment-plans.md` 3.8, CatPercUCR). A fixed number of queries.
 */
export async function usualFees(
  handle: Handle,
  patNum: Key,
  procedures: readonly PricedProcedure[],
): Promise<(procedure: PricedProcedure) => number> {
  const patient = await handle.db
    .selectFrom('patient')
    .select(['FeeSched', 'PriProv'])
    .where('PatNum', '=', patNum)
    .executeTakeFirst();
  const scheduleOf = async (provNum: Key) => (await findProvider(handle, provNum))?.FeeSched ?? 0;
  const ofPrimary = await scheduleOf(patient?.PriProv ?? 0);
  const schedules = new Map<Key, Key>([[0, ofPrimary]]);
  for (const { ProvNum } of procedures) if (ProvNum !== 0) schedules.set(ProvNum, await scheduleOf(ProvNum));
  const medicalCodes = await medicalCodeNums(handle, procedures);
  const book = await loadFees(
    handle,
    [...procedures.map((procedure) => procedure.CodeNum), ...(medicalCodes?.values() ?? [])],
    [patient?.FeeSched ?? 0, ...schedules.values()],
  );
  return ({ CodeNum, MedicalCode, ProvNum, ClinicNum }) => {
    if (MedicalCode && medicalCodes) {
      const medical = medicalCodes.get(MedicalCode) ?? 0;
      return feeOrZero(book, medical, patient?.FeeSched || ofPrimary, ClinicNum, ProvNum);
    }
    return feeOrZero(book, CodeNum, patient?.FeeSched || schedules.get(ProvNum) || 0, ClinicNum, ProvNum);
  };
}

/** CodeNums of the medical codes; undefined where the office does not charge medical fees for new procedures. */
async function medicalCodeNums(
  handle: Handle,
  procedures: readonly PricedProcedure[],
): Promise<ReadonlyMap<string, Key> | undefined> {
  const codes = procedures.flatMap(({ MedicalCode }) => MedicalCode || []);
  if (codes.length === 0 || !(await isPreferenceOn(handle, 'MedicalFeeUsedForNewProcs'))) return undefined;
  const rows = await handle.db
    .selectFrom('procedurecode')
    .select(['ProcCode', 'CodeNum'])
    .where('ProcCode', 'in', codes)
    .execute();
  return new Map(rows.map(({ ProcCode, CodeNum }) => [ProcCode, CodeNum]));
}
