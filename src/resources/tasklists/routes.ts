import type { Condition } from '../../db/rows/select.ts';
import { TaskListStatus } from '../../domain/enums.ts';
import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { namedInput } from '../../wire/input.ts';
import { taskListRow } from './row.ts';

export const taskListOperations: readonly Operation[] = [
  getList({
    path: '/tasklists',
    added: '22.3.15',
    row: taskListRow,
    summary: 'List task lists',
    filters: {
      TaskListStatus: where(namedInput(TaskListStatus, { description: 'Default: Active.' }), withStatus, {
        otherwise: withStatus(TaskListStatus.Active),
      }),
    },
  }),
];

function withStatus(status: TaskListStatus): Condition[] {
  return [['t.TaskListStatus = ?', status]];
}
