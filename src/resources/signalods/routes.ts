import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { dateTimeInput } from '../../wire/input.ts';
import { signalodRow } from './row.ts';

export const signalodOperations: readonly Operation[] = [
  getList({
    path: '/signalods',
    added: '21.2',
    row: signalodRow,
    summary: 'List signals since a time: which rows workstations must reload',
    filters: {
      // Signals of the current second are left for the next call, which would otherwise miss those that are still to
      // come in it.
      SigDateTime: where(
        dateTimeInput({ required: true, description: 'The serverDateTime of your last response.' }),
        (since, { now }) => [
          ['s.SigDateTime > ?', since],
          ['s.SigDateTime < ?', now],
        ],
      ),
    },
  }),
];
