import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { carrierInputs, newCarrierInputs } from './inputs.ts';
import { carrierRow } from './row.ts';
import { createCarrier, updateCarrier } from './write.ts';

const target = rowInUrl('carrier', 'Carrier');

export const carrierOperations: readonly Operation[] = [
  getSingle({ path: '/carriers/{CarrierNum}', added: '24.4.5', row: carrierRow, summary: 'Get one insurance carrier' }),
  getList({
    path: '/carriers',
    added: '22.4.16',
    row: carrierRow,
    summary: 'List insurance carriers, hidden ones too',
  }),
  writeOperation({
    verb: 'POST',
    path: '/carriers',
    added: '21.4',
    permission: 'AllOthers',
    summary: 'Create an insurance carrier',
    body: newCarrierInputs,
    patient: 'none',
    write: (tx, { body }) => createCarrier(tx, body),
    audit: ({ CarrierNum, CarrierName }) => ({
      permission: 'CarrierCreate',
      patNum: 0,
      key: CarrierNum,
      detail: CarrierName ?? '',
    }),
    answer: { kind: 'row', row: carrierRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/carriers/{CarrierNum}',
    added: '21.4',
    permission: 'AllOthers',
    summary: 'Change an insurance carrier, or hide it',
    body: carrierInputs,
    target,
    patient: 'none',
    write: (tx, { target, body }) => updateCarrier(tx, target, body),
    answer: { kind: 'row', row: carrierRow },
  }),
];
