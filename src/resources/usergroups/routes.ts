import { unless } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { flagInput } from '../../wire/input.ts';
import { userGroupRow } from './row.ts';

export const userGroupOperations: readonly Operation[] = [
  getList({
    path: '/usergroups',
    added: '23.2.21',
    row: userGroupRow,
    summary: 'List user groups',
    filters: {
      includeCEMT: unless(
        flagInput({ description: 'Also groups of the central manager. Default: false.' }),
        'g.UserGroupNumCEMT = 0',
      ),
    },
  }),
];
