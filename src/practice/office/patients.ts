import type { Reader } from '../../db/handle.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PatStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';

/** The patient, or undefined; read once for all rules of a unit of work. */
export const patientRow = (reader: Reader, patNum: Key) => rememberedRow(reader, 'patient', patNum);

/** What rules about procedures, plans and estimates ask of a patient, whose row has 84 columns. */
export const CHART_COLUMNS = [
  'PatNum',
  'PatStatus',
  'Birthdate',
  'PriProv',
  'FeeSched',
  'ClinicNum',
  'ResponsParty',
] as const satisfies readonly (keyof Row<'patient'>)[];

export type ChartPatient = Pick<Row<'patient'>, (typeof CHART_COLUMNS)[number]>;

/** The same of a patient, or undefined; read once for all rules of a unit of work. */
export const chartPatient = (
  reader: Reader,
  patNum: Key,
  read: () => Promise<ChartPatient | undefined> = async () => (await readChartPatient(reader, patNum))[0],
): Promise<ChartPatient | undefined> => reader.remember(`chart patient ${patNum}`, read, ['patient']);

const readChartPatient = prepared((db, patNum: Key) =>
  db.selectFrom('patient').select(CHART_COLUMNS).where('PatNum', '=', patNum),
);

/** The same, or 404. */
export async function requireChartPatient(reader: Reader, patNum: Key): Promise<ChartPatient> {
  const patient = await chartPatient(reader, patNum);
  if (!patient) throw notFound('Patient');
  return patient;
}

/** The patient, or 404. */
export async function requirePatient(reader: Reader, patNum: Key): Promise<Row<'patient'>> {
  const patient = await patientRow(reader, patNum);
  if (!patient) throw notFound('Patient');
  return patient;
}

/** The patient, or 404; 400 for a deleted one, whose chart may not be changed (Patients page). */
export async function requireLivePatient(reader: Reader, patNum: Key): Promise<Row<'patient'>> {
  const patient = await requirePatient(reader, patNum);
  refuseDeletedPatient(patient);
  return patient;
}

/** The filter of a list by its patient, in `column`, where the page refuses a deleted patient. */
export const ofLivePatient =
  (column: string) =>
  async (patNum: Key, reader: Reader): Promise<Condition[]> => {
    await requireLivePatient(reader, patNum);
    return [[`${column} = ?`, patNum]];
  };

/** 400 where this row belongs to a deleted patient: nothing of such a patient may be changed (Patients page). */
export async function refuseOfDeletedPatient(reader: Reader, { PatNum }: { readonly PatNum: Key }): Promise<void> {
  const patient = await patientRow(reader, PatNum);
  if (patient) refuseDeletedPatient(patient);
}

export function refuseDeletedPatient(patient: Pick<Row<'patient'>, 'PatStatus'>, name = 'Patient'): void {
  if (patient.PatStatus === PatStatus.Deleted) throw badRequest(`${name} has been deleted.`);
}

/** 400 where a row that is named beside a patient is somebody else's. */
export function refuseOfAnother(thing: string, row: { readonly PatNum: Key } | undefined, patNum: Key): void {
  if (row && row.PatNum !== patNum) throw badRequest(`${thing} does not belong to the patient.`);
}
