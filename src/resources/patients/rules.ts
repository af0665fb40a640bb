import type { Handle, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, invalid, notFound } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { definitionByName } from '../../practice/office/definitions.ts';
import { requireEmployerIfAny } from '../../practice/office/employers.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { findProvider } from '../../practice/office/providers.ts';
import { requireReferences, rowIfAny, rowOf } from '../../practice/office/references.ts';
import { isInUsa, refuseState } from '../../practice/office/region.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { patientInputs } from './inputs.ts';

export type SentPatient = ValuesOf<typeof patientInputs>;

/** The families of a patient as stored; a new patient is in none. */
type Families = Pick<Row<'patient'>, 'Guarantor' | 'SuperFamily'>;
const NO_FAMILIES: Families = { Guarantor: 0, SuperFamily: 0 };

/** What a body may name (`companions-people.md` 2.5). */
const REFERENCES = {
  Guarantor: rowOf('patient', 'Guarantor'),
  PriProv: requireOwnProviderIfAny,
  SecProv: requireOwnProviderIfAny,
  BillingType: (tx: Transaction, name: string, field: string) => definitionByName(tx, 'BillingTypes', name, field),
  EmployerNum: requireEmployerIfAny,
  ClinicNum: requireClinicIfAny,
  SuperFamily: rowIfAny('patient', 'SuperFamily'),
};

async function requireOwnProviderIfAny(tx: Transaction, provNum: Key, field: string): Promise<void> {
  if (provNum && !(await findProvider(tx, provNum))) throw notFound(field);
}

/** 404 for the first row that is missing; a family of the patient is not looked up again. Answers the billing type. */
export async function requireNamed(tx: Transaction, sent: SentPatient, stored = NO_FAMILIES): Promise<Key | undefined> {
  const changed = {
    ...sent,
    Guarantor: sent.Guarantor === stored.Guarantor ? undefined : sent.Guarantor,
    SuperFamily: sent.SuperFamily === stored.SuperFamily ? undefined : sent.SuperFamily,
  };
  return (await requireReferences(tx, changed, REFERENCES)).BillingType;
}

/** Refuses values that no patient may have, new or not. `own` is the patient who is changed. */
export async function refuseValues(tx: Transaction, sent: SentPatient, own: Key): Promise<void> {
  if (sent.Birthdate !== undefined && sent.Birthdate > tx.today) {
    throw badRequest('Birthdate cannot be in the future.');
  }
  if (sent.SSN && !/^\d{9}$/.test(sent.SSN) && (await isInUsa(tx))) {
    throw badRequest('SSN must be nine digits without dashes.');
  }
  await refuseState(tx, sent.State);
  for (const name of ['Ward', 'AdmitDate'] as const) {
    if (sent[name] !== undefined && (await isPreferenceOn(tx, 'EasyHideHospitals'))) {
      throw badRequest(`${name} cannot be set unless the Hospitals feature is enabled.`);
    }
  }
  await refuseLanguage(tx, sent.Language);
  if (sent.ChartNumber) await refuseUsedChartNumber(tx, sent.ChartNumber, own);
}

async function refuseLanguage(handle: Handle, language: string | undefined): Promise<void> {
  if (!language || /^[a-z]{3}$/i.test(language)) return;
  const custom = (await preference(handle, 'LanguagesUsedByPatients')).split(',').map((name) => name.trim());
  if (!custom.includes(language)) throw invalid('Language');
}

async function refuseUsedChartNumber(tx: Transaction, chartNumber: string, own: Key): Promise<void> {
  await lockShared(tx, 'patient');
  const holder = await tx.db
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
  return asColumns(plain);
}
