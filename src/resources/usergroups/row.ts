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
    UserGroupNumCEMT: keyField('Central-manager group id; 0 local.'),
  },
});
