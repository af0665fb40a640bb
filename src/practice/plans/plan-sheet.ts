import type { Handle } from '../../db/handle.ts';
import { findRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { clinicPreference, isPreferenceOn, preference } from '../office/preferences.ts';

/** The clinic whose sheet and heading a plan gets: that of its first line, else the patient's; 0 without clinics (4.2). */
export async function clinicOfPlan(
  handle: Handle,
  patient: Pick<Row<'patient'>, 'ClinicNum'> | undefined,
  rows: readonly Pick<Row<'proctp'>, 'ClinicNum'>[],
): Promise<Key> {
  const usesClinics = !(await isPreferenceOn(handle, 'EasyNoClinics')) && (await hasClinics(handle));
  return usesClinics ? (rows[0]?.ClinicNum ?? patient?.ClinicNum ?? 0) : 0;
}

/** SheetDefNum of the clinic's own default treatment plan sheet, else of the practice's; 0 is the internal one (4.2). */
export async function defaultSheet(handle: Handle, clinicNum: Key): Promise<Key> {
  const own = clinicNum === 0 ? undefined : await clinicPreference(handle, clinicNum, 'SheetsDefaultTreatmentPlan');
  const value = (own ?? (await preference(handle, 'SheetsDefaultTreatmentPlan'))).trim();
  const sheetDefNum = /^\d{1,18}$/.test(value) ? toKey(value) : 0;
  return sheetDefNum !== 0 && (await findRow(handle, 'sheetdef', sheetDefNum)) ? sheetDefNum : 0;
}

/** The fields of a sheet in the order they were laid. */
export function fieldsOfSheet(handle: Handle, sheetDefNum: Key): Promise<Row<'sheetfielddef'>[]> {
  return rowsWhere(handle, 'sheetfielddef', 'SheetDefNum', sheetDefNum);
}

async function hasClinics(handle: Handle): Promise<boolean> {
  return (await handle.db.selectFrom('clinic').select('ClinicNum').limit(1).executeTakeFirst()) !== undefined;
}
