import { getSingle } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { etransMessageTextRow } from './row.ts';

export const etransMessageTextOperations: readonly Operation[] = [
  getSingle({
    path: '/etransmessagetexts/{EtransMessageTextNum}',
    added: '23.2.11',
    row: etransMessageTextRow,
    summary: 'Get one text of an electronic transaction',
  }),
];
