import type { Handle } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { requireClinic } from '../../practice/chart/references.ts';
import { findDefinitionNamed } from '../../practice/office/definitions.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { findProvider } from '../../practice/office/providers.ts';
import { isInUsa, refuseState } from '../../practice/office/region.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { patientInputs } from './inputs.ts';

export type SentPatient = ValuesOf<typeof patientInputs>;

/** The families of a patient as stored; a new patient is in none. */
type Families = Pick<Row<'patient'>, 'Guarantor' | 'SuperFamily'>;
const NO_FAMILIES: Families = { Guarantor: 0, SuperFamily: 0 };

/** Rows the body refers to, in page order (`companions-people.md` 2.5); 404 for the first missing one. */
export async function requireReferences(
  handle: Handle,
  sent: SentPatient,
  stored = NO_FAMILIES,
): Promise<{ billingType: Key | undefined }> {
  const { Guarantor = stored.Guarantor, SuperFamily = stored.SuperFamily } = sent;
  if (Guarantor !== stored.Guarantor && !(await findRow(handle, 'patient', Guarantor))) throw notFound('Guarantor');
  for (const name of ['PriProv', 'SecProv'] as const) {
    if (sent[name] && !(await findProvider(handle, sent[name]))) throw notFound(name);
  }
  const billing =
    sent.BillingType === undefined ? undefined : await findDefinitionNamed(handle, 'BillingTypes', sent.BillingType);
  if (sent.BillingType !== undefined && !billing) throw notFound('BillingType');
  if (sent.EmployerNum && !(await findRow(handle, 'employer', sent.EmployerNum))) throw notFound('Employer');
  await requireClinic(handle, sent.ClinicNum);
  const joins = SuperFamily !== 0 && SuperFamily !== stored.SuperFamily;
  if (joins && !(await findRow(handle, 'patient', SuperFamily))) throw notFound('SuperFamily');
  return { billingType: billing?.DefNum };
}

/** Refuses values that no patient may have, new or not. `own` is the patient who is changed. */
export async function refuseValues(handle: Handle, sent: SentPatient, own: Key): Promise<void> {
  if (sent.Birthdate !== undefined && sent.Birthdate > handle.today) {
    throw badRequest('Birthdate cannot be in the future.');
  }
  if (sent.SSN && !/^\d{9}$/.test(sent.SSN) && (await isInUsa(handle))) {
    throw badRequest('SSN must be nine digits without dashes.');
  }
  await refuseState(handle, sent.State);
  for (const name of ['Ward', 'AdmitDate'] as const) {
    if (sent[name] !== undefined && (await isPreferenceOn(handle, 'EasyHideHospitals'))) {
      throw badRequest(`${name} cannot be set unless the Hospitals feature is enabled.`);
    }
  }
  await refuseLanguage(handle, sent.Language);
  if (sent.ChartNumber) await refuseUsedChartNumber(handle, sent.ChartNumber, own);
}

async function refuseLanguage(handle: Handle, language: string | undefined): Promise<void> {
  if (!language || /^[a-z]{3}$/i.test(language)) return;
  const custom = (await preference(handle, 'LanguagesUsedByPatients')).split(',').map((name) => name.trim());
  if (!custom.includes(language)) throw badRequest('Language is invalid.');
}

async function refuseUsedChartNumber(handle: Handle, chartNumber: string, own: Key): Promise<void> {
  const holder = await handle.db
    .selectFrom('patient')
    .select(['LName', 'FName'])
    .where('ChartNumber', '=', chartNumber)
    .where('PatNum', '<>', own)
    .orderBy('PatNum')
    .executeTakeFirst();
  if (holder) throw badRequest(`ChartNumber is already used by ${holder.LName}, ${holder.FName}.`);
}

/** Columns that store a value just as it was sent. */
export function plainColumns(sent: SentPatient): Partial<Row<'patient'>> {
  const { Guarantor: _guarantor, SuperFamily: _super, BillingType: _billing, ...plain } = sent;
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}
