import { tableRow } from '../../db/rows/table-row.ts';
import { GuardianRelationship } from '../../domain/enums.ts';
import { flagField, keyField, namedField } from '../../wire/shape.ts';

/** Guardians page. */
export const guardianRow = tableRow({
  name: 'Guardian',
  table: 'guardian',
  fields: {
    GuardianNum: keyField({}),
    PatNumChild: keyField('patient.PatNum of the child.'),
    PatNumGuardian: keyField('patient.PatNum of the mother, if Relationship is Mother.'),
    Relationship: namedField(GuardianRelationship),
    IsGuardian: flagField('Whether this person may decide for the child.'),
  },
});
