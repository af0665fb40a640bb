import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, type Input, keyInput, moneyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { narrowed } from '../../wire/narrowed-inputs.ts';
import { wholeInput } from '../../wire/whole-input.ts';

type Vitalsign = Row<'vitalsign'>;

/** How the table says that a percentile was not computed. */
const NO_PERCENTILE = -1;

const LARGEST_MEASURE = 10_000;

/** Inches or pounds, with two decimals at most. */
function measureInput(description: string): Input<number, false> {
  const measure = narrowed(moneyInput({ description }), (sent) => sent <= LARGEST_MEASURE);
  return { ...measure, schema: { ...measure.schema, maximum: LARGEST_MEASURE } };
}

/** Body of Vitalsigns PUT. */
export const vitalsignInputs = {
  Height: measureInput('Inches.'),
  Weight: measureInput('Pounds.'),
  BpSystolic: wholeInput({ from: 0, to: 1000 }),
  BpDiastolic: wholeInput({ from: 0, to: 1000 }),
  DateTaken: dateInput({ description: 'Default for POST: today.' }),
  Documentation: textInput({ ...sized('vitalsign', 'Documentation'), verbatim: true }),
  Pulse: wholeInput({ from: 0, to: 1000, description: 'Beats a minute.' }),
};

/** Body of Vitalsigns POST. */
export const newVitalsignInputs = { PatNum: keyInput({ required: true }), ...vitalsignInputs };

export async function createVitalsign(tx: Transaction, sent: ValuesOf<typeof newVitalsignInputs>): Promise<Vitalsign> {
  await requireLivePatient(tx, sent.PatNum);
  return insertRow(tx, 'vitalsign', { DateTaken: tx.today, BMIPercentile: NO_PERCENTILE, ...asColumns(sent) });
}

export async function updateVitalsign(
  tx: Transaction,
  vitalsign: Vitalsign,
  sent: ValuesOf<typeof vitalsignInputs>,
): Promise<Vitalsign> {
  await refuseOfDeletedPatient(tx, vitalsign);
  return updateRow(tx, 'vitalsign', vitalsign, asColumns(sent));
}

export async function removeVitalsign(tx: Transaction, vitalsign: Vitalsign): Promise<void> {
  await refuseOfDeletedPatient(tx, vitalsign);
  await deleteRows(tx, 'vitalsign', [vitalsign]);
}
