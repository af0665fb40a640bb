import type { Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateEach, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { ApptFieldType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { placeBehind } from '../../practice/office/last-place.ts';
import { namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Definition = Row<'apptfielddef'>;

const fieldName = sized('apptfielddef', 'FieldName');
const kind = {
  FieldType: namedInput(ApptFieldType, { description: 'Default: Text.' }),
  PickList: textInput({
    ...sized('apptfielddef', 'PickList'),
    verbatim: true,
    description: 'Choices, one per line (CR LF); only with FieldType PickList.',
  }),
};

/** Body of ApptFieldDefs POST. */
export const newApptFieldDefInputs = { FieldName: textInput({ ...fieldName, required: true }), ...kind };

/** Body of ApptFieldDefs PUT. */
export const apptFieldDefInputs = { FieldName: textInput({ ...fieldName, blank: false }), ...kind };

/** A field that the office adds to its appointments, last in its order (`companions-people.md` 7). */
export async function createApptFieldDef(
  tx: Transaction,
  sent: ValuesOf<typeof newApptFieldDefInputs>,
  ignore: (name: string) => void,
): Promise<Definition> {
  const columns = kindOf({ FieldType: ApptFieldType.Text, PickList: '' }, sent, ignore);
  const others = await othersThan(tx, sent.FieldName);
  return insertRow(tx, 'apptfielddef', {
    FieldName: sent.FieldName,
    ...columns,
    ItemOrder: placeBehind('apptfielddef', others),
  });
}

/** When the name changes, the values that appointments have get the new name too. */
export async function updateApptFieldDef(
  tx: Transaction,
  definition: Definition,
  { FieldName = definition.FieldName, ...sent }: ValuesOf<typeof apptFieldDefInputs>,
  ignore: (name: string) => void,
): Promise<Definition> {
  const columns = kindOf(definition, sent, ignore);
  if (FieldName !== definition.FieldName) {
    await othersThan(tx, FieldName, definition);
    const values = await rowsWhere(tx, 'apptfield', 'FieldName', definition.FieldName);
    const own = values.filter((value) => value.FieldName === definition.FieldName);
    await updateEach(
      tx,
      'apptfield',
      own.map((row) => ({ row, changes: { FieldName } })),
    );
  }
  return updateRow(tx, 'apptfielddef', definition, { FieldName, ...columns });
}

/** What the field will take: a list has choices, and nothing else has any. */
function kindOf(
  before: Pick<Definition, 'FieldType' | 'PickList'>,
  { FieldType = before.FieldType as ApptFieldType, PickList: sent }: ValuesOf<typeof kind>,
  ignore: (name: string) => void,
): Pick<Definition, 'FieldType' | 'PickList'> {
  const isPickList = FieldType === ApptFieldType.PickList;
  const PickList = isPickList ? (sent ?? before.PickList) : '';
  if (isPickList && !PickList.trim()) throw badRequest('PickList is required.');
  if (!isPickList && sent) ignore('PickList');
  return { FieldType, PickList };
}

/** The office's other fields; 400 if one of them has the name already. */
async function othersThan(tx: Transaction, name: string, own?: Definition) {
  await lockShared(tx, 'apptfielddef');
  const all = await tx.db.selectFrom('apptfielddef').select(['ApptFieldDefNum', 'FieldName', 'ItemOrder']).execute();
  const others = all.filter(({ ApptFieldDefNum }) => ApptFieldDefNum !== own?.ApptFieldDefNum);
  if (others.some(({ FieldName }) => FieldName.toLowerCase() === name.toLowerCase())) {
    throw badRequest('An ApptFieldDef with that name already exists.');
  }
  return others;
}
