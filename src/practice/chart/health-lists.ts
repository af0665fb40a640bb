import type { Audited } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, rowsNamed, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { lastPlace } from '../office/last-place.ts';

// The office's lists of allergies, problems and medications get a new row when a patient is given one that is not on
// the list. Names are compared as a whole, without regard to letter case; of several rows with a name the oldest counts
// (`companions-people.md` 12).

/** A row of a patient with what the office's list calls it. */
export type Listed<R> = R & { readonly listed: string };

/** What the audit trail says of such a row: its name and what was done, `Penicillin added`. */
export const listedEntry =
  <R extends { readonly PatNum: Key }>(permission: Audited['permission'], keyOf: (row: R) => Key) =>
  (done: 'added' | 'edited' | 'deleted') =>
  (row: Listed<R>): Audited => ({
    permission,
    patNum: row.PatNum,
    key: keyOf(row),
    detail: `${row.listed} ${done}`,
  });

const isSame = (one: string | null, other: string) => (one ?? '').toLowerCase() === other.toLowerCase();

export async function findAllergyDef(handle: Handle, name: string): Promise<Row<'allergydef'> | undefined> {
  const known = await rowsNamed(handle, 'allergydef', 'Description', name);
  return known.find(({ Description }) => isSame(Description, name));
}

export const addAllergyDef = (tx: Transaction, Description: string) => insertRow(tx, 'allergydef', { Description });

export async function findDiseaseDef(handle: Handle, name: string): Promise<Row<'diseasedef'> | undefined> {
  const known = await rowsNamed(handle, 'diseasedef', 'DiseaseName', name);
  return known.find(({ DiseaseName }) => isSame(DiseaseName, name));
}

/** Adds a problem at the end of the list. */
export async function addDiseaseDef(tx: Transaction, DiseaseName: string): Promise<Row<'diseasedef'>> {
  return insertRow(tx, 'diseasedef', { DiseaseName, ItemOrder: await lastPlace(tx, 'diseasedef') });
}

export async function findMedication(handle: Handle, name: string): Promise<Row<'medication'> | undefined> {
  const known = await rowsNamed(handle, 'medication', 'MedName', name);
  return known.find(({ MedName }) => isSame(MedName, name));
}

/** A medication without a generic is itself the generic: its GenericNum is its own number. */
export async function addMedication(
  tx: Transaction,
  MedName: string,
  { Notes = '', generic }: { Notes?: string | undefined; generic?: Row<'medication'> | undefined } = {},
): Promise<Row<'medication'>> {
  const medication = await insertRow(tx, 'medication', { MedName, Notes, GenericNum: generic?.MedicationNum ?? 0 });
  if (generic) return medication;
  return updateRow(tx, 'medication', medication, { GenericNum: medication.MedicationNum });
}
