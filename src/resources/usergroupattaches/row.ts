import { tableRow } from '../../db/rows/table-row.ts';
import { keyField } from '../../wire/shape.ts';

/** UserGroupAttaches page. */
export const userGroupAttachRow = tableRow({
  name: 'UserGroupAttach',
  table: 'usergroupattach',
  fields: {
    UserGroupAttachNum: keyField({}),
    UserNum: keyField({}),
    UserGroupNum: keyField({}),
  },
});
