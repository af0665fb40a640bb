import { unless } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { flagInput } from '../../wire/input.ts';
import { createUserod, newUserodInputs, newUserodShape, newUserodValues } from './create.ts';
import { userodRow } from './row.ts';
import { updateUserod, userodInputs } from './write.ts';

const target = rowInUrl('userod', 'User');
const answer = { kind: 'row', row: userodRow } as const;

export const userodOperations: readonly Operation[] = [
  getList({
    path: '/userods',
    added: '21.3',
    row: userodRow,
    summary: 'List users',
    filters: {
      includeHidden: unless(
        flagInput({ added: '22.4.24', description: 'Also hidden users. Default: false.' }),
        'u.IsHidden = 0',
      ),
      includeCEMT: unless(
        flagInput({ added: '25.1.10', description: 'Also users of the central manager. Default: false.' }),
        'u.UserNumCEMT = 0',
      ),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/userods',
    added: '22.1',
    permission: 'Setup',
    summary: 'Create a user',
    body: newUserodInputs,
    secrets: ['Password'],
    patient: 'none',
    write: (tx, { body }) => createUserod(tx, body),
    audit: ({ user: { UserNum, UserName } }) => ({
      permission: 'AddNewUser',
      patNum: 0,
      key: UserNum,
      detail: `User ${UserName}`,
    }),
    answer: {
      kind: 'object',
      row: newUserodShape,
      values: newUserodValues,
      location: ({ user }) => `/userods/${user.UserNum}`,
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/userods/{UserNum}',
    added: '22.4.20',
    permission: 'Setup',
    summary: 'Change a user',
    body: userodInputs,
    target,
    patient: 'none',
    write: (tx, { target: user, body }) => updateUserod(tx, user, body),
    audit: ({ UserNum, UserName }) => ({
      permission: 'SecurityAdmin',
      patNum: 0,
      key: UserNum,
      detail: `User ${UserName}`,
    }),
    answer,
  }),
];
