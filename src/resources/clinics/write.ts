import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PatStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { formed } from '../../wire/narrowed-inputs.ts';

type Clinic = Row<'clinic'>;

const text = (column: keyof Clinic & string) => textInput({ ...sized('clinic', column), verbatim: true });

const phone = formed(/^\d{10}$/, textInput({ max: 10, description: 'Exactly ten digits.' }));

/** Body of Clinics PUT, in page order. */
export const clinicInputs = {
  Description: textInput({ ...sized('clinic', 'Description'), verbatim: true, blank: false }),
  Phone: phone,
  BillingAddress: text('BillingAddress'),
  BillingAddress2: text('BillingAddress2'),
  BillingCity: text('BillingCity'),
  BillingState: text('BillingState'),
  BillingZip: text('BillingZip'),
  PayToAddress: text('PayToAddress'),
  PayToAddress2: text('PayToAddress2'),
  PayToCity: text('PayToCity'),
  PayToState: text('PayToState'),
  PayToZip: text('PayToZip'),
  Abbr: textInput({ ...sized('clinic', 'Abbr'), verbatim: true, blank: false }),
  IsHidden: flagInput({ description: 'Only a clinic without patients can be hidden.' }),
};

/** `PO Box 7`, `P.O. Box 7`, `Post Office Box 7`. */
const PO_BOX = /\b(p\.?\s{0,5}o\.?|post\s{1,5}office)\s{0,5}box\b/i;

/** Name, contact and billing data of a clinic (`companions-people.md` 14). */
export async function updateClinic(
  tx: Transaction,
  clinic: Clinic,
  sent: ValuesOf<typeof clinicInputs>,
): Promise<Clinic> {
  if (clinic.UseBillAddrOnClaims && sent.BillingAddress !== undefined && PO_BOX.test(sent.BillingAddress)) {
    throw badRequest('BillingAddress cannot be a PO Box while it is used on claims.');
  }
  if (sent.IsHidden && !clinic.IsHidden && (await hasPatients(tx, clinic))) {
    throw badRequest('Clinic cannot be hidden because patients are attached.');
  }
  const changed = await updateRow(tx, 'clinic', clinic, asColumns(sent));
  if (changed !== clinic) await signalSetup(tx, 'Providers');
  return changed;
}

async function hasPatients(tx: Transaction, { ClinicNum }: Clinic): Promise<boolean> {
  const patient = await tx.db
    .selectFrom('patient')
    .select('PatNum')
    .where('ClinicNum', '=', ClinicNum)
    .where('PatStatus', '<>', PatStatus.Deleted)
    .limit(1)
    .executeTakeFirst();
  return patient !== undefined;
}
