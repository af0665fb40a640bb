import { tableRow } from '../../db/rows/table-row.ts';
import { SnomedAllergy } from '../../domain/enums.ts';
import { dateTimeField, flagField, keyField, namedOrEmptyField, textField } from '../../wire/shape.ts';

/** None is shown as an empty text here, unlike on the Allergies page. */
const { None: _, ...namedTypes } = SnomedAllergy;

/** AllergyDefs page. */
export const allergyDefRow = tableRow({
  name: 'AllergyDef',
  table: 'allergydef',
  fields: {
    AllergyDefNum: keyField({}),
    Description: textField({}),
    IsHidden: flagField({}),
    DateTStamp: dateTimeField({}),
    SnomedType: namedOrEmptyField(namedTypes),
    MedicationNum: keyField({}),
    UniiCode: textField({}),
  },
});
