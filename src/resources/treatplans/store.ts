import type { Handle, Transaction } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

/** The rows of a Saved plan in the order a signature binds them (`treatment-plans.md` 4.5). */
export function rowsOfPlan(handle: Handle, treatPlanNum: Key): Promise<Row<'proctp'>[]> {
  return handle.db
    .selectFrom('proctp')
    .selectAll()
    .where('TreatPlanNum', '=', treatPlanNum)
    .orderBy('ItemOrder')
    .orderBy('ProcTPNum')
    .execute();
}

export async function hasClinics(handle: Handle): Promise<boolean> {
  return (await handle.db.selectFrom('clinic').select('ClinicNum').limit(1).executeTakeFirst()) !== undefined;
}

export function findClinicPreference(handle: Handle, clinicNum: Key, name: string) {
  return handle.db
    .selectFrom('clinicpref')
    .select('ValueString')
    .where('ClinicNum', '=', clinicNum)
    .where('PrefName', '=', name)
    .orderBy('ClinicPrefNum')
    .executeTakeFirst();
}

export function fieldsOfSheet(handle: Handle, sheetDefNum: Key) {
  return handle.db
    .selectFrom('sheetdef as s')
    .innerJoin('sheetfielddef as f', 'f.SheetDefNum', 's.SheetDefNum')
    .select(['f.FieldType', 'f.FieldName'])
    .where('s.SheetDefNum', '=', sheetDefNum)
    .execute();
}

/** Removes everything that hangs on a plan, then the plan; documents stay (`treatment-plans.md` 6). */
export async function deletePlan(tx: Transaction, treatPlanNum: Key): Promise<void> {
  for (const table of ['proctp', 'treatplanattach', 'treatplanparam', 'treatplan'] as const) {
    await tx.db.deleteFrom(table).where('TreatPlanNum', '=', treatPlanNum).execute();
  }
}
