import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AutoNoteControlType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Control = Row<'autonotecontrol'>;

const descript = { ...sized('autonotecontrol', 'Descript'), blank: false } as const;
const label = { ...sized('autonotecontrol', 'ControlLabel'), verbatim: true, blank: false } as const;
const options = textInput({
  ...sized('autonotecontrol', 'ControlOptions'),
  verbatim: true,
  description: 'Responses, one per line; required unless ControlType is Text.',
});

/** Body of AutoNoteControls POST. */
export const newAutoNoteControlInputs = {
  Descript: textInput({ ...descript, required: true }),
  ControlType: namedInput(AutoNoteControlType, { required: true }),
  ControlLabel: textInput({ ...label, required: true }),
  ControlOptions: options,
};

/** Body of AutoNoteControls PUT. */
export const autoNoteControlInputs = {
  Descript: textInput(descript),
  ControlType: namedInput(AutoNoteControlType),
  ControlLabel: textInput(label),
  ControlOptions: options,
};

export async function createAutoNoteControl(
  tx: Transaction,
  sent: ValuesOf<typeof newAutoNoteControlInputs>,
): Promise<Control> {
  const control = { ControlOptions: '', ...asColumns(sent) };
  refuseWithoutOptions(control);
  return insertRow(tx, 'autonotecontrol', control);
}

export async function updateAutoNoteControl(
  tx: Transaction,
  control: Control,
  sent: ValuesOf<typeof autoNoteControlInputs>,
): Promise<Control> {
  refuseWithoutOptions({ ...control, ...asColumns(sent) });
  return updateRow(tx, 'autonotecontrol', control, asColumns(sent));
}

function refuseWithoutOptions({ ControlType, ControlOptions }: Partial<Control>): void {
  if (ControlType !== AutoNoteControlType.Text && !ControlOptions?.trim()) {
    throw badRequest('ControlOptions is required.');
  }
}
