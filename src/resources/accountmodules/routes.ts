import { answerPage } from '../../http/answers.ts';
import { type Operation, ok, readOperation } from '../../http/operation.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { flagInput } from '../../wire/input.ts';
import { agingOf, patientBalancesOf } from './read.ts';
import { serviceLines } from './service-dates.ts';
import { serviceRows } from './service-lines.ts';
import { agingShape, patientBalanceShape, serviceDateShape } from './shapes.ts';

export const accountModuleOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/accountmodules/{PatNum}/Aging',
    added: '22.3.6',
    permission: 'ReadAll',
    summary: 'Get the aging of a family’s balance',
    answer: { kind: 'object', row: agingShape },
    read: async (handle, { id, formats }) => ok(objectEncoder(agingShape, formats)(await agingOf(handle, id))),
  }),
  readOperation({
    verb: 'GET',
    path: '/accountmodules/{PatNum}/PatientBalances',
    added: '22.1',
    permission: 'ReadAll',
    summary: 'List the balances of a patient’s family, and their total',
    paged: true,
    answer: { kind: 'list', row: patientBalanceShape },
    read: async (handle, { id, page, formats }) =>
      answerPage(await patientBalancesOf(handle, id), page, objectEncoder(patientBalanceShape, formats)),
  }),
  readOperation({
    verb: 'GET',
    path: '/accountmodules/{PatNum}/ServiceDateView',
    added: '22.3.32',
    permission: 'ReadAll',
    summary: 'List the charges and credits of an account, day after day, with totals',
    paged: true,
    query: { isFamily: flagInput({ description: 'The patient’s whole family. Default: false.' }) },
    answer: { kind: 'list', row: serviceDateShape },
    read: async (handle, { id, query, page, formats }) => {
      const lines = await serviceLines(handle, id, query.isFamily ?? false);
      const rows = serviceRows(lines, query.isFamily ? 'Family Total:' : 'Patient Total:', formats.date ?? String);
      return answerPage(rows, page, objectEncoder(serviceDateShape, formats));
    },
  }),
];
