import { getSingle } from '../../http/answers.ts';
import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { statementRow } from './row.ts';
import { createStatement, newStatementInputs, removeStatement } from './write.ts';

const target = rowInUrl('statement', 'Statement');

export const statementOperations: readonly Operation[] = [
  getSingle({ path: '/statements/{StatementNum}', added: '24.2.23', row: statementRow, summary: 'Get one statement' }),
  getList({
    path: '/statements',
    added: '24.2.23',
    row: statementRow,
    summary: 'List statements',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/statements',
    added: '25.3.26',
    permission: 'AllOthers',
    summary: 'Record a statement that was sent',
    body: newStatementInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createStatement(tx, body),
    answer: { kind: 'row', row: statementRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/statements/{StatementNum}',
    added: '',
    permission: 'AllOthers',
    summary: 'Delete a statement that invoices nothing',
    target,
    patient: ({ target: statement }) => statement.PatNum,
    write: (tx, { target: statement }) => removeStatement(tx, statement),
    answer: { kind: 'empty' },
  }),
];
