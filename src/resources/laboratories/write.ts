import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetTypeEnum } from '../../domain/enums.ts';
import { notFound } from '../../domain/refusal.ts';
import { refuseState } from '../../practice/office/region.ts';
import { zipInput } from '../../wire/address-inputs.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Laboratory = Row<'laboratory'>;

const text = (column: keyof Laboratory & string) => textInput({ ...sized('laboratory', column), verbatim: true });

const details = {
  Phone: text('Phone'),
  Notes: text('Notes'),
  Slip: keyInput({ description: 'sheetdef.SheetDefNum of a lab slip; 0 = the built-in one.' }),
  Address: text('Address'),
  City: text('City'),
  State: text('State'),
  Zip: zipInput,
  Email: text('Email'),
  WirelessPhone: text('WirelessPhone'),
  IsHidden: flagInput({ description: 'No longer in use.' }),
};
const description = { ...sized('laboratory', 'Description'), blank: false } as const;

/** Body of Laboratories POST. */
export const newLaboratoryInputs = { Description: textInput({ ...description, required: true }), ...details };

/** Body of Laboratories PUT. */
export const laboratoryInputs = { Description: textInput(description), ...details };

type Sent = ValuesOf<typeof laboratoryInputs>;

/** A laboratory that works for the office (`companions-people.md` 12). */
export async function createLaboratory(tx: Transaction, sent: Sent): Promise<Laboratory> {
  await check(tx, sent);
  return insertRow(tx, 'laboratory', { Phone: '', Notes: '', ...asColumns(sent) });
}

export async function updateLaboratory(tx: Transaction, laboratory: Laboratory, sent: Sent): Promise<Laboratory> {
  await check(tx, sent);
  return updateRow(tx, 'laboratory', laboratory, asColumns(sent));
}

async function check(handle: Handle, { Slip, State }: Sent): Promise<void> {
  const slip = Slip ? await findRow(handle, 'sheetdef', Slip) : undefined;
  if (Slip && slip?.SheetType !== SheetTypeEnum.LabSlip) throw notFound('SheetDef');
  await refuseState(handle, State);
}
