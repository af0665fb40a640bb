import { tableRow } from '../../db/rows/table-row.ts';
import { SubstitutionCondition } from '../../domain/enums.ts';
import { keyField, namedField, textField } from '../../wire/shape.ts';

/** SubstitutionLinks page. */
export const substitutionLinkRow = tableRow({
  name: 'SubstitutionLink',
  table: 'substitutionlink',
  fields: {
    SubstiutionLinkNum: keyField({
      column: 'SubstitutionLinkNum',
      description: 'Spelled this way in the published GET.',
    }),
    PlanNum: keyField({}),
    CodeNum: keyField('procedurecode.CodeNum of the procedure.'),
    SubstitutionCode: textField({}),
    SubstOnlyIf: namedField(SubstitutionCondition),
  },
});

const { SubstiutionLinkNum: _misspelled, ...rest } = substitutionLinkRow.fields;

/** The same as POST and PUT answer it, spelled correctly. */
export const writtenSubstitutionLinkRow = tableRow({
  name: 'WrittenSubstitutionLink',
  table: 'substitutionlink',
  fields: { SubstitutionLinkNum: keyField({}), ...rest },
});
