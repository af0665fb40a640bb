import { badRequest } from '../../domain/refusal.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateTimeInput, keyInput } from '../../wire/input.ts';
import { commlogInputs, createCommlog } from './create.ts';
import { commlogRow } from './row.ts';
import { commlogNoteInputs, updateCommlog } from './update.ts';

const target = rowInUrl('commlog', 'Commlog');

export const commlogOperations: readonly Operation[] = [
  getSingle({ path: '/commlogs/{CommlogNum}', added: '25.1.13', row: commlogRow, summary: 'Get one communication' }),
  getList({
    path: '/commlogs',
    added: '21.1',
    row: commlogRow,
    summary: 'List communications with a patient, newest first',
    filters: {
      PatNum: equal(keyInput({ description: 'Required without DateTStamp.' }), { names: ['patient', 'Patient'] }),
      DateTStamp: since(dateTimeInput()),
    },
    also({ PatNum, DateTStamp }) {
      if (PatNum === undefined && DateTStamp === undefined) throw badRequest('PatNum is required.');
      return [];
    },
    orderBy: ['CommDateTime DESC', 'CommlogNum DESC'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/commlogs',
    added: '21.1',
    permission: 'Comm',
    summary: 'Add a communication with a patient',
    body: commlogInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body, ignore }) => createCommlog(tx, body, ignore),
    audit: ({ PatNum, CommlogNum }) => ({ permission: 'CommlogCreate', patNum: PatNum, key: CommlogNum }),
    answer: { kind: 'row', row: commlogRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/commlogs/{CommlogNum}',
    added: '25.1.13',
    permission: 'Comm',
    summary: 'Change the note of a communication',
    body: commlogNoteInputs,
    target,
    patient: ({ target: commlog }) => commlog.PatNum,
    write: (tx, { target: commlog, body }) => updateCommlog(tx, commlog, body),
    audit: ({ PatNum, CommlogNum }) => ({ permission: 'CommlogEdit', patNum: PatNum, key: CommlogNum }),
    answer: { kind: 'row', row: commlogRow },
  }),
];
