import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { carrierInputs, newCarrierInputs } from './inputs.ts';
import { writtenPhone } from './phone.ts';

type Carrier = Row<'carrier'>;

/** POST carriers: always makes a new one, whatever its name (`companions-insurance.md` 2). */
export function createCarrier(tx: Transaction, sent: ValuesOf<typeof newCarrierInputs>): Promise<Carrier> {
  return insertRow(tx, 'carrier', { ...columns(sent), SecDateEntry: tx.today });
}

/** PUT carriers: its plans stay, and no estimate depends on it. */
export async function updateCarrier(
  tx: Transaction,
  carrier: Carrier,
  sent: ValuesOf<typeof carrierInputs>,
): Promise<Carrier> {
  // What was read is no change, however its digits are written.
  const Phone = sent.Phone === carrier.Phone ? undefined : sent.Phone;
  const updated = await updateRow(tx, 'carrier', carrier, columns({ ...sent, Phone }));
  if (updated === carrier) return carrier;
  const entry = { patNum: 0, key: carrier.CarrierNum, action: 'Updated' as const };
  await recordAudit(tx, { ...entry, permission: 'CarrierEdit', detail: updated.CarrierName ?? '' });
  if (updated.CarrierName !== carrier.CarrierName) {
    await recordAudit(tx, {
      ...entry,
      permission: 'InsPlanChangeCarrierName',
      detail: `Carrier name changed from ${carrier.CarrierName} to ${updated.CarrierName}.`,
    });
  }
  return updated;
}

function columns(sent: ValuesOf<typeof carrierInputs>): Partial<Carrier> {
  return { ...asColumns(sent), ...(sent.Phone === undefined ? {} : { Phone: writtenPhone(sent.Phone) }) };
}
