import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { keyInput, type ValuesOf } from '../../wire/input.ts';

/** Body of PaySplits PUT. */
export const paySplitInputs = {
  ProvNum: keyInput({
    description: '0 = none. Unearned money has none unless the preference AllowPrepayProvider is on.',
  }),
  ClinicNum: keyInput({ description: '0 = none.' }),
};

export async function updatePaySplit(
  tx: Transaction,
  split: Row<'paysplit'>,
  sent: ValuesOf<typeof paySplitInputs>,
): Promise<Row<'paysplit'>> {
  const isOther = sent.ProvNum !== undefined && sent.ProvNum !== split.ProvNum;
  if (isOther) await requireProviderIfAny(tx, sent.ProvNum);
  await requireClinicIfAny(tx, sent.ClinicNum);
  await refuseOfDeletedPatient(tx, split);
  if (isOther && split.UnearnedType && !(await isPreferenceOn(tx, 'AllowPrepayProvider'))) {
    throw badRequest(
      'ProvNum cannot be updated for unearned paysplits when the AllowPrepayProvider preference is off.',
    );
  }
  return updateRow(tx, 'paysplit', split, sent);
}
