import { CHANGE_KINDS } from '../../db/feed/feed.ts';
import { tables } from '../../db/schema/tables.ts';

const number = { type: 'integer', format: 'int64' };

/** What a 410 answers: where to begin anew. */
export const goneSchema = {
  title: 'ChangesGone',
  type: 'object',
  required: ['oldest', 'head', 'message'],
  properties: {
    oldest: { ...number, description: 'The first number that is kept.' },
    head: { ...number, description: 'The number of the newest change: follow after it once everything is read anew.' },
    message: { type: 'string' },
  },
};

export const changesSchema = {
  title: 'Changes',
  type: 'object',
  required: ['changes', 'next', 'oldest'],
  properties: {
    changes: {
      type: 'array',
      items: {
        title: 'Change',
        type: 'object',
        required: ['number', 'table', 'key', 'kind', 'at', 'PatNum', 'row'],
        properties: {
          number,
          table: { type: 'string', enum: Object.keys(tables).sort() },
          key: number,
          kind: { type: 'string', enum: CHANGE_KINDS },
          at: { type: 'string', examples: ['2026-01-31 08:00:00'] },
          PatNum: { type: ['integer', 'null'], format: 'int64' },
          row: { type: ['object', 'null'], description: 'The row as it is now, as its own GET gives it.' },
        },
      },
    },
    next: { ...number, description: 'The `after` of the next question.' },
    oldest: { ...number, description: 'The first number that is kept.' },
  },
};
