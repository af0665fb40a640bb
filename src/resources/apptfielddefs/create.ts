import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { ApptFieldType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { placeBehind } from '../../practice/office/last-place.ts';
import { namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of ApptFieldDefs POST. */
export const apptFieldDefInputs = {
  FieldName: textInput({ ...sized('apptfielddef', 'FieldName'), required: true }),
  FieldType: namedInput(ApptFieldType, { description: 'Default Text.' }),
  PickList: textInput({
    ...sized('apptfielddef', 'PickList'),
    verbatim: true,
    description: 'Choices, one per CR LF line; with FieldType PickList only.',
  }),
};

/** A field that the office adds to its appointments, last in its order (`companions-people.md` 7). */
export async function createApptFieldDef(
  tx: Transaction,
  sent: ValuesOf<typeof apptFieldDefInputs>,
  ignore: (name: string) => void,
): Promise<Row<'apptfielddef'>> {
  const FieldType = sent.FieldType ?? ApptFieldType.Text;
  const isPickList = FieldType === ApptFieldType.PickList;
  if (isPickList && !sent.PickList?.trim()) throw badRequest('PickList is required.');
  if (!isPickList && sent.PickList) ignore('PickList');
  await lockShared(tx, 'apptfielddef');
  const others = await tx.db.selectFrom('apptfielddef').select(['FieldName', 'ItemOrder']).execute();
  const name = sent.FieldName.toLowerCase();
  if (others.some(({ FieldName }) => FieldName.toLowerCase() === name)) {
    throw badRequest('An ApptFieldDef with that name already exists.');
  }
  return insertRow(tx, 'apptfielddef', {
    FieldName: sent.FieldName,
    FieldType,
    PickList: isPickList ? sent.PickList! : '',
    ItemOrder: placeBehind('apptfielddef', others),
  });
}
