import { equals } from '../../db/select.ts';
import { getList, requireReference } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { toothInitialRow } from './row.ts';

export const toothInitialOperations: readonly Operation[] = [
  getList({
    path: '/toothinitials',
    added: '24.2.3',
    row: toothInitialRow,
    summary: 'List missing, hidden, primary and moved teeth and drawings',
    query: { PatNum: keyInput({ description: '0 = every patient.' }) },
    where: async (query, handle) => {
      const patNum = query.PatNum || undefined;
      await requireReference(handle, 'patient', patNum, 'Patient');
      return equals(toothInitialRow, 'PatNum', patNum);
    },
  }),
];
