import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { feeRow, writtenFeeRow } from './row.ts';
import { createFee, feeInputs, newFeeInputs, removeFee, updateFee } from './write.ts';

const target = rowInUrl('fee', 'Fee');
const answer = { kind: 'row', row: writtenFeeRow } as const;

export const feeOperations: readonly Operation[] = [
  getSingle({ path: '/fees/{FeeNum}', added: '23.3.11', row: feeRow, summary: 'Get one fee' }),
  getList({
    path: '/fees',
    added: '23.3.11',
    row: feeRow,
    summary: 'List fees',
    filters: {
      FeeSched: equal(keyInput({ description: 'FeeSchedNum; 0 = every schedule.' }), {
        zero: 'all',
        names: ['feesched', 'FeeSched'],
      }),
      CodeNum: equal(keyInput({ description: '0 = every code.' }), {
        zero: 'all',
        names: ['procedurecode', 'CodeNum'],
      }),
      ClinicNum: equal(keyInput({ description: '0 = fees that are not for a single clinic.' }), {
        zero: 'none',
        names: ['clinic', 'Clinic'],
      }),
      ProvNum: equal(keyInput({ description: '0 = fees that are not for a single provider.' }), {
        zero: 'none',
        names: ['provider', 'Provider'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/fees',
    added: '23.3.11',
    permission: 'AllOthers',
    summary: 'Create a fee',
    body: newFeeInputs,
    patient: 'none',
    write: (tx, { body }) => createFee(tx, body),
    answer: { ...answer, status: 200 },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/fees/{FeeNum}',
    added: '23.3.11',
    permission: 'AllOthers',
    summary: 'Change the amount of a fee',
    body: feeInputs,
    target,
    patient: 'none',
    write: (tx, { target: fee, body }) => updateFee(tx, fee, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/fees/{FeeNum}',
    added: '23.3.11',
    permission: 'AllOthers',
    summary: 'Delete a fee',
    target,
    patient: 'none',
    write: (tx, { target: fee }) => removeFee(tx, fee),
    answer: { kind: 'empty' },
  }),
];
