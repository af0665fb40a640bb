import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { Gender } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { definitionsOf, findDefinition } from '../../practice/office/definitions.ts';
import { clinicPreference, preferenceKey } from '../../practice/office/preferences.ts';
import { practiceDefaultProvider } from '../../practice/office/providers.ts';
import { foundSuperFamily, requireGuarantor, requireSuperFamilyHead } from '../../practice/people/families.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { refuseDuplicate } from './duplicates.ts';
import type { newPatientInputs } from './inputs.ts';
import { plainColumns, refuseValues, requireNamed } from './rules.ts';

/** POST patients: a new patient, alone, in a family, or with a family in a super family (`companions-people.md` 2.5). */
export async function createPatient(tx: Transaction, sent: ValuesOf<typeof newPatientInputs>): Promise<Row<'patient'>> {
  if (sent.Guarantor && sent.SuperFamily) throw badRequest('Guarantor and SuperFamily cannot both be specified.');
  const billingType = await requireNamed(tx, sent);
  const guarantor = sent.Guarantor ? await requireGuarantor(tx, sent.Guarantor) : undefined;
  const head = sent.SuperFamily ? await requireSuperFamilyHead(tx, sent.SuperFamily) : undefined;
  if (sent.FamFinUrgNote && guarantor) throw badRequest('FamFinUrgNote can only be set for a guarantor.');
  await refuseValues(tx, sent, 0);
  await refuseDuplicate(tx, sent);

  if (head) await foundSuperFamily(tx, head);
  const inserted = await insertRow(tx, 'patient', {
    Gender: Gender.Unknown,
    ...plainColumns(sent),
    FamFinUrgNote: sent.FamFinUrgNote ?? '',
    AddrNote: '',
    PriProv: sent.PriProv || (await practiceDefaultProvider(tx)),
    BillingType: billingType ?? (await defaultBillingType(tx, sent.ClinicNum ?? 0)),
    SuperFamily: head?.PatNum ?? guarantor?.SuperFamily ?? 0,
    HasSuperBilling: head ? 1 : 0,
    SecDateEntry: tx.today,
  });
  await insertRow(tx, 'patientnote', { PatNum: inserted.PatNum, SecDateTEntry: tx.now });
  return updateRow(tx, 'patient', inserted, {
    Guarantor: guarantor?.PatNum ?? inserted.PatNum,
    ImageFolder: `${letters(sent.LName)}${letters(sent.FName)}${inserted.PatNum}`,
  });
}

/** The clinic's own default, else the practice's, else the first billing type. */
async function defaultBillingType(tx: Transaction, clinicNum: Key): Promise<Key> {
  const ofClinic = clinicNum === 0 ? undefined : await clinicPreference(tx, clinicNum, 'PracticeDefaultBillType');
  const wanted = Number(ofClinic) || (await preferenceKey(tx, 'PracticeDefaultBillType'));
  if (wanted && (await findDefinition(tx, 'BillingTypes', wanted))) return wanted;
  return (await definitionsOf(tx, 'BillingTypes')).find((definition) => !definition.IsHidden)?.DefNum ?? 0;
}

/** The name of a folder consists of letters only; every other character is dropped (page sample `SmithJane48`). */
const letters = (name: string) => name.replace(/\P{L}/gu, '').slice(0, 40);
