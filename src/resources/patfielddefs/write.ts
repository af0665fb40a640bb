import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { PatFieldType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { lastPlace } from '../../practice/office/last-place.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Definition = Row<'patfielddef'>;

/** The types that the page lets a caller set; an office may have fields of the one that is left out. */
const { InCaseOfEmergency: _other, ...writableType } = PatFieldType;

const pickList = textInput({ verbatim: true, description: 'One choice per line; only with FieldType PickList.' });
const fieldName = { ...sized('patfielddef', 'FieldName'), verbatim: true, blank: false } as const;

/** Body of PatFieldDefs POST. */
export const newPatFieldDefInputs = {
  FieldName: textInput({ ...fieldName, required: true }),
  FieldType: namedInput(writableType, { required: true }),
  PickList: pickList,
  IsHidden: flagInput({ description: 'Default: false.' }),
};

/** Body of PatFieldDefs PUT. */
export const patFieldDefInputs = {
  FieldName: textInput(fieldName),
  FieldType: namedInput(writableType),
  PickList: pickList,
  IsHidden: flagInput(),
};

const CARE_CREDIT: readonly number[] = [
  PatFieldType.CareCreditStatus,
  PatFieldType.CareCreditPreApprovalAmt,
  PatFieldType.CareCreditAvailableCredit,
];

/** A field that every patient may have a value of (`companions-people.md` 13). */
export async function createDefinition(
  tx: Transaction,
  sent: ValuesOf<typeof newPatFieldDefInputs>,
): Promise<Definition> {
  const entries = entriesOf(sent.PickList);
  refusePickList(sent.FieldType === PatFieldType.PickList, sent.PickList, entries);
  await refuseUsedName(tx, sent.FieldName, 0);
  const definition = await insertRow(tx, 'patfielddef', {
    FieldName: sent.FieldName,
    FieldType: sent.FieldType,
    IsHidden: sent.IsHidden ? 1 : 0,
    ItemOrder: await lastPlace(tx, 'patfielddef'),
  });
  await insertEntries(tx, definition.PatFieldDefNum, entries);
  return definition;
}

/** When the name changes, the values that patients have get the new name too. */
export async function updateDefinition(
  tx: Transaction,
  definition: Definition,
  sent: ValuesOf<typeof patFieldDefInputs>,
): Promise<Definition> {
  const becomesList = sent.FieldType === PatFieldType.PickList && definition.FieldType !== PatFieldType.PickList;
  const entries = entriesOf(sent.PickList);
  refusePickList(becomesList, sent.PickList, entries);
  const values = await rowsWhere(tx, 'patfield', 'FieldName', definition.FieldName);
  const own = values.filter(({ FieldName }) => FieldName === definition.FieldName);
  if (sent.FieldName !== undefined && sent.FieldName !== definition.FieldName) {
    if (own.length > 0 && CARE_CREDIT.includes(definition.FieldType)) {
      throw badRequest('FieldName of a CareCredit field that is in use cannot be changed.');
    }
    await refuseUsedName(tx, sent.FieldName, definition.PatFieldDefNum);
    for (const value of own) await updateRow(tx, 'patfield', value, { FieldName: sent.FieldName });
  }
  if (becomesList) {
    // A field that was a list once still has the entries of that time.
    await removeEntries(tx, definition);
    await insertEntries(tx, definition.PatFieldDefNum, entries);
  }
  const { PickList: _entries, ...columns } = sent;
  return updateRow(tx, 'patfielddef', definition, asColumns(columns));
}

export async function removeDefinition(tx: Transaction, definition: Definition): Promise<void> {
  await lockShared(tx, 'patfielddef');
  const values = await rowsWhere(tx, 'patfield', 'FieldName', definition.FieldName);
  const patients = new Set(values.filter((one) => one.FieldName === definition.FieldName).map(({ PatNum }) => PatNum));
  if (patients.size > 0) throw badRequest(`PatFieldDef is in use by ${patients.size} patients.`);
  await removeEntries(tx, definition);
  await deleteRows(tx, 'patfielddef', [definition]);
}

async function removeEntries(tx: Transaction, { PatFieldDefNum }: Definition): Promise<void> {
  await deleteRows(tx, 'patfieldpickitem', await rowsWhere(tx, 'patfieldpickitem', 'PatFieldDefNum', PatFieldDefNum));
}

const entriesOf = (text = '') => text.split(/\r?\n/).filter((line) => line.trim() !== '');

function refusePickList(isNeeded: boolean, sent: string | undefined, entries: readonly string[]): void {
  if (isNeeded && entries.length === 0) throw badRequest('PickList is required.');
  if (!isNeeded && sent !== undefined) throw badRequest('PickList is only allowed when FieldType becomes PickList.');
  if (entries.some((entry) => [...entry].length > 255))
    throw badRequest('PickList cannot exceed 255 characters a line.');
}

async function refuseUsedName(tx: Transaction, name: string, own: Key): Promise<void> {
  await lockShared(tx, 'patfielddef');
  const all = await tx.db.selectFrom('patfielddef').select(['PatFieldDefNum', 'FieldName']).execute();
  const isSame = (other: string | null) => (other ?? '').toLowerCase() === name.toLowerCase();
  if (all.some(({ PatFieldDefNum, FieldName }) => PatFieldDefNum !== own && isSame(FieldName))) {
    throw badRequest('A PatFieldDef with that name already exists.');
  }
}

async function insertEntries(tx: Transaction, PatFieldDefNum: Key, entries: readonly string[]): Promise<void> {
  for (const [ItemOrder, Name] of entries.entries()) {
    await insertRow(tx, 'patfieldpickitem', { PatFieldDefNum, Name, ItemOrder });
  }
}
