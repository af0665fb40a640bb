import { CHANGE_KINDS } from '../../db/feed/feed.ts';
import { tables } from '../../db/schema/tables.ts';
import { key, keyOrNull, listOf, object, oneOf, text } from '../../wire/schema-parts.ts';

/** What a 410 answers: where to begin anew. */
export const goneSchema = object(
  {
    oldest: { ...key, description: 'The first number that is kept.' },
    head: {
      ...key,
      description: 'The number of the newest change: continue after it once you have read everything again.',
    },
    message: text,
  },
  { title: 'ChangesGone' },
);

const change = object(
  {
    number: key,
    table: oneOf(Object.keys(tables).sort()),
    key,
    kind: oneOf(CHANGE_KINDS),
    at: { ...text, examples: ['2026-01-31 08:00:00'] },
    PatNum: keyOrNull,
    row: { type: ['object', 'null'], description: 'The row as it is now, as its own GET returns it.' },
  },
  { title: 'Change' },
);

export const changesSchema = object(
  {
    changes: listOf(change),
    next: { ...key, description: 'Send this as `after` next time.' },
    oldest: { ...key, description: 'The first number that is kept.' },
  },
  { title: 'Changes' },
);
