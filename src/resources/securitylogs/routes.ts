import { contains } from '../../db/rows/text-conditions.ts';
import { LogSource, PermType } from '../../domain/enums.ts';
import { equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { namedInput } from '../../wire/input.ts';
import { securityLogRow } from './row.ts';

export const securityLogOperations: readonly Operation[] = [
  getList({
    path: '/securitylogs',
    added: '23.1.33',
    row: securityLogRow,
    summary: 'List the audit log of the calling developer, newest first',
    filters: {
      PermType: equal(namedInput(PermType)),
      PatNum: ofPatient(),
    },
    where: [[`l.LogSource = ${LogSource.API}`]],
    also: (_sent, handle, { developerName }) => contains('l.LogText')(`by ${developerName} through`, handle),
    orderBy: ['SecurityLogNum DESC'],
  }),
];
