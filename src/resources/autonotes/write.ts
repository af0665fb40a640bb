import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type AutoNote = Row<'autonote'>;

const name = { ...sized('autonote', 'AutoNoteName'), blank: false } as const;
const mainText = { ...sized('autonote', 'MainText'), verbatim: true, blank: false } as const;
const category = keyInput({ description: 'DefNum of category 41. Default: 0 (none).' });

/** Body of AutoNotes POST. */
export const newAutoNoteInputs = {
  AutoNoteName: textInput({ ...name, required: true }),
  MainText: textInput({ ...mainText, required: true, description: 'Prompts as [Prompt:"Descript"].' }),
  Category: category,
};

/** Body of AutoNotes PUT. */
export const autoNoteInputs = { AutoNoteName: textInput(name), MainText: textInput(mainText), Category: category };

export async function createAutoNote(tx: Transaction, sent: ValuesOf<typeof newAutoNoteInputs>): Promise<AutoNote> {
  await requireDefinitionIfAny(tx, 'AutoNoteCats', sent.Category, 'Category');
  return insertRow(tx, 'autonote', asColumns(sent));
}

export async function updateAutoNote(
  tx: Transaction,
  note: AutoNote,
  sent: ValuesOf<typeof autoNoteInputs>,
): Promise<AutoNote> {
  await requireDefinitionIfAny(tx, 'AutoNoteCats', sent.Category, 'Category');
  return updateRow(tx, 'autonote', note, asColumns(sent));
}
