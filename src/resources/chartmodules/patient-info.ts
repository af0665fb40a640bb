import { sql } from 'kysely';
import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ageAt, MIN_DATE } from '../../domain/calendar.ts';
import { PatRestrictType, ProblemStatus, ReferralType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { findProvider } from '../../practice/office/providers.ts';
import { REFERRAL_NAME } from '../../practice/people/referrals.ts';
import { shape, textField } from '../../wire/shape.ts';

/** ChartModules page, GET PatientInfo. */
export const patientInfoShape = shape({
  name: 'PatientInfoLine',
  fields: {
    Field: textField('The name of the line; problems, medications and allergies come after a dash.'),
    Content: textField({}),
  },
});

interface Line {
  readonly Field: string;
  readonly Content: string;
}

const line = (Field: string, content: string | null | undefined): Line => ({ Field, Content: content ?? '' });

/** A line for each, or one line that says there are none. */
const each = (heading: string, lines: readonly Line[]): readonly Line[] =>
  lines.length > 0 ? lines : [line(heading, 'None')];

/** What the chart shows next to the teeth, in the page's order. `dateText` writes dates as the caller wants them. */
export async function patientInfo(handle: Handle, patNum: Key, dateText: (date: string) => string): Promise<Line[]> {
  const patient = await requirePatient(handle, patNum);
  const notes = await findRow(handle, 'patientnote', patNum);
  const billingTypes = await definitionsOf(handle, 'BillingTypes');
  const [primary, secondary] = await carriersOf(handle, patNum);
  return [
    line('Age', patient.Birthdate === MIN_DATE ? '' : String(ageAt(patient.Birthdate, handle.today))),
    line('ABC0', patient.CreditType),
    line('Billing Type', billingTypes.find(({ DefNum }) => DefNum === patient.BillingType)?.ItemName),
    line('Referred From', (await referredFrom(handle, patNum)).join(', ')),
    line('Date First Visit', patient.DateFirstVisit > MIN_DATE ? dateText(patient.DateFirstVisit) : ''),
    line('Prov. (Pri, Sec)', await providersOf(handle, patient)),
    line('Pri Ins', primary),
    line('Sec Ins', secondary),
    line('Payor Types', await payorType(handle, patNum)),
    ...(patient.Premed ? [line('Premedicate', '')] : []),
    ...each('Problems', await problemsOf(handle, patNum)),
    line('Med Urgent', patient.MedUrgNote),
    line('Medical Summary', notes?.Medical),
    line('Service Notes', notes?.Service),
    ...each('Medications', await medicationsOf(handle, patNum)),
    ...each('Allergies', await allergiesOf(handle, patNum)),
    ...each('Pat Restrictions', await restrictionsOf(handle, patNum)),
  ];
}

async function providersOf(handle: Handle, { PriProv, SecProv }: Row<'patient'>): Promise<string> {
  const found = [await findProvider(handle, PriProv), await findProvider(handle, SecProv)];
  return found.flatMap((provider) => provider?.Abbr || []).join(', ');
}

/** Names of the carriers, the primary's first. */
async function carriersOf({ db }: Handle, patNum: Key): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('patplan as l')
    .innerJoin('inssub as s', 's.InsSubNum', 'l.InsSubNum')
    .innerJoin('insplan as p', 'p.PlanNum', 's.PlanNum')
    .leftJoin('carrier as c', 'c.CarrierNum', 'p.CarrierNum')
    .select('c.CarrierName')
    .where('l.PatNum', '=', patNum)
    .orderBy('l.Ordinal')
    .orderBy('l.PatPlanNum')
    .execute();
  return rows.map(({ CarrierName }) => CarrierName);
}

async function referredFrom({ db }: Handle, patNum: Key): Promise<string[]> {
  const rows = await db
    .selectFrom('refattach as a')
    .innerJoin('referral as r', 'r.ReferralNum', 'a.ReferralNum')
    .select(sql<string | null>`${sql.raw(REFERRAL_NAME)}`.as('name'))
    .where('a.PatNum', '=', patNum)
    .where('a.RefType', '=', ReferralType.RefFrom)
    .orderBy('a.ItemOrder')
    .orderBy('a.RefAttachNum')
    .execute();
  return rows.flatMap(({ name }) => name || []);
}

/** The payor type that holds today. */
async function payorType({ db, today }: Handle, patNum: Key): Promise<string | undefined> {
  const row = await db
    .selectFrom('payortype as t')
    .leftJoin('sop as s', 's.SopCode', 't.SopCode')
    .select(['t.SopCode', 's.Description'])
    .where('t.PatNum', '=', patNum)
    .where('t.DateStart', '<=', today)
    .orderBy('t.DateStart', 'desc')
    .orderBy('t.PayorTypeNum', 'desc')
    .executeTakeFirst();
  return row && (row.Description ?? row.SopCode);
}

async function problemsOf({ db }: Handle, patNum: Key): Promise<Line[]> {
  const rows = await db
    .selectFrom('disease as d')
    .leftJoin('diseasedef as f', 'f.DiseaseDefNum', 'd.DiseaseDefNum')
    .select(['f.DiseaseName', 'd.PatNote'])
    .where('d.PatNum', '=', patNum)
    .where('d.ProbStatus', '<>', ProblemStatus.Resolved)
    .orderBy('d.DiseaseNum')
    .execute();
  return rows.map(({ DiseaseName, PatNote }) => line(`Problem - ${DiseaseName ?? ''}`, PatNote));
}

/** Medications that are still taken; a brand is followed by its generic name. */
async function medicationsOf({ db, today }: Handle, patNum: Key): Promise<Line[]> {
  const rows = await db
    .selectFrom('medicationpat as t')
    .leftJoin('medication as m', 'm.MedicationNum', 't.MedicationNum')
    .leftJoin('medication as g', (join) =>
      join.onRef('g.MedicationNum', '=', 'm.GenericNum').onRef('g.MedicationNum', '<>', 'm.MedicationNum'),
    )
    .select(['t.MedDescript', 't.PatNote', 'm.MedName', 'g.MedName as generic'])
    .where('t.PatNum', '=', patNum)
    .where((where) => where.or([where('t.DateStop', '<=', MIN_DATE), where('t.DateStop', '>=', today)]))
    .orderBy('t.MedicationPatNum')
    .execute();
  return rows.map(({ MedDescript, MedName, generic, PatNote }) =>
    line(`Medication - ${MedName ?? MedDescript}${generic ? `(${generic})` : ''}`, PatNote),
  );
}

async function allergiesOf({ db }: Handle, patNum: Key): Promise<Line[]> {
  const rows = await db
    .selectFrom('allergy as a')
    .leftJoin('allergydef as d', 'd.AllergyDefNum', 'a.AllergyDefNum')
    .select(['d.Description', 'a.Reaction'])
    .where('a.PatNum', '=', patNum)
    .where('a.StatusIsActive', '=', 1)
    .orderBy('a.AllergyNum')
    .execute();
  return rows.map(({ Description, Reaction }) => line(`Allergy - ${Description ?? ''}`, Reaction));
}

async function restrictionsOf({ db }: Handle, patNum: Key): Promise<Line[]> {
  const rows = await db
    .selectFrom('patrestriction')
    .select('PatRestrictType')
    .where('PatNum', '=', patNum)
    .orderBy('PatRestrictionNum')
    .execute();
  const names = Object.entries(PatRestrictType);
  return rows.flatMap(({ PatRestrictType: type }) =>
    names
      .filter(([, stored]) => stored === type && stored !== PatRestrictType.None)
      .map(([name]) => line('Pat Restrictions', name)),
  );
}
