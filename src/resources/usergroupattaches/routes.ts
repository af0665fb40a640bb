import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { userGroupAttachRow } from './row.ts';

export const userGroupAttachOperations: readonly Operation[] = [
  getList({
    path: '/usergroupattaches',
    added: '23.3.7',
    row: userGroupAttachRow,
    summary: 'List members of user groups',
    filters: {
      UserNum: equal(keyInput({ description: '0 = every user.' }), { zero: 'all', names: ['userod', 'User'] }),
      UserGroupNum: equal(keyInput({ description: '0 = every group.' }), {
        zero: 'all',
        names: ['usergroup', 'UserGroup'],
      }),
    },
  }),
];
