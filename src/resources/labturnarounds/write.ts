import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import { highest, sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

type LabTurnaround = Row<'labturnaround'>;

const days = { from: 0, to: highest('labturnaround', 'DaysActual') } as const;
const description = { ...sized('labturnaround', 'Description'), blank: false } as const;
const published = wholeInput({ ...days, description: 'What the laboratory promises.' });

/** Body of LabTurnarounds POST. */
export const newLabTurnaroundInputs = {
  LaboratoryNum: keyInput({ required: true }),
  Description: textInput({ ...description, required: true }),
  DaysActual: wholeInput({ ...days, required: true, description: 'The time that it really takes.' }),
  DaysPublished: published,
};

/** Body of LabTurnarounds PUT. */
export const labTurnaroundInputs = {
  Description: textInput(description),
  DaysPublished: published,
  DaysActual: wholeInput(days),
};

/** How long a laboratory takes for a service (`companions-people.md` 12). */
export async function createLabTurnaround(
  tx: Transaction,
  sent: ValuesOf<typeof newLabTurnaroundInputs>,
): Promise<LabTurnaround> {
  await requireRow(tx, 'laboratory', sent.LaboratoryNum, 'Laboratory');
  return insertRow(tx, 'labturnaround', asColumns(sent));
}

export const updateLabTurnaround = (
  tx: Transaction,
  turnaround: LabTurnaround,
  sent: ValuesOf<typeof labTurnaroundInputs>,
): Promise<LabTurnaround> => updateRow(tx, 'labturnaround', turnaround, asColumns(sent));
