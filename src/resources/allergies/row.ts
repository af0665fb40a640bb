import { tableRow } from '../../db/rows/table-row.ts';
import { SnomedAllergy } from '../../domain/enums.ts';
import { dateField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Allergies page. */
export const allergyRow = tableRow({
  name: 'Allergy',
  table: 'allergy',
  alias: 'a',
  joins: { d: ['allergydef', 'd.AllergyDefNum = a.AllergyDefNum'] },
  fields: {
    AllergyNum: keyField({}),
    AllergyDefNum: keyField({}),
    PatNum: keyField({}),
    defDescription: textField({ sql: 'd.Description' }),
    defSnomedType: namedField(SnomedAllergy, { sql: 'COALESCE(d.SnomedType, 0)' }),
    Reaction: textField({}),
    StatusIsActive: flagField({}),
    DateAdverseReaction: dateField({}),
  },
});
