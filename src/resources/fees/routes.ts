import { equals } from '../../db/select.ts';
import { getList, getSingle, requireReference } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { feeRow } from './row.ts';

export const feeOperations: readonly Operation[] = [
  getSingle({ path: '/fees/{FeeNum}', added: '23.3.11', row: feeRow, summary: 'Get one fee' }),
  getList({
    path: '/fees',
    added: '23.3.11',
    row: feeRow,
    summary: 'List fees',
    query: {
      FeeSched: keyInput({ description: 'FeeSchedNum; 0 = every schedule.' }),
      CodeNum: keyInput({ description: '0 = every code.' }),
      ClinicNum: keyInput({ description: '0 = fees that are no override for a clinic.' }),
      ProvNum: keyInput({ description: '0 = fees that are no override for a provider.' }),
    },
    where: async ({ FeeSched, CodeNum, ClinicNum, ProvNum }, handle) => {
      await requireReference(handle, 'feesched', FeeSched || undefined, 'FeeSched');
      await requireReference(handle, 'procedurecode', CodeNum || undefined, 'CodeNum');
      await requireReference(handle, 'clinic', ClinicNum || undefined, 'Clinic');
      await requireReference(handle, 'provider', ProvNum || undefined, 'Provider');
      return [
        ...equals(feeRow, 'FeeSched', FeeSched || undefined),
        ...equals(feeRow, 'CodeNum', CodeNum || undefined),
        ...equals(feeRow, 'ClinicNum', ClinicNum),
        ...equals(feeRow, 'ProvNum', ProvNum),
      ];
    },
  }),
];
