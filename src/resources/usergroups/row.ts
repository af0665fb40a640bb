import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** UserGroups page. */
export const userGroupRow = tableRow({
  name: 'UserGroup',
  table: 'usergroup',
  alias: 'g',
  fields: {
    UserGroupNum: keyField({}),
    Description: textField({}),
    UserGroupNumCEMT: keyField('Number of the group in the central manager; 0 = local.'),
  },
});
