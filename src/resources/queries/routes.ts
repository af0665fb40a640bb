import { type Operation, ok, readOperation } from '../../http/operation.ts';
import { answerQuery, readQuery } from './answer-query.ts';
import { sendQueryInputs, shortQueryInputs } from './inputs.ts';
import { sendQuery } from './send-query.ts';

/** Most rows of one answer, whatever the mode (`companions-people.md` 11.3). */
const MOST_ROWS = 100;

/** A row of an answer: names and values depend on the query. */
const anyRows = { type: 'array', items: { type: 'object', additionalProperties: true } };

export const queryOperations: readonly Operation[] = [
  readOperation({
    verb: 'PUT',
    path: '/queries/ShortQuery',
    added: '21.2',
    permission: 'Queries',
    summary: 'Run a read-only SQL query, at most 100 rows',
    description: 'Dates and times are written 2021-05-01T00:00:00. Offset skips rows of the result.',
    body: shortQueryInputs,
    paged: true,
    answer: { kind: 'schema', schema: anyRows },
    ask: async (asking, { body, page }) => {
      const slice = { limit: Math.min(page.limit, MOST_ROWS), offset: page.offset };
      const { gone } = asking;
      return ok(await answerQuery(asking, await readQuery(asking, body.SqlCommand), { slice, form: 'json', gone }));
    },
  }),
  readOperation({
    verb: 'POST',
    path: '/queries',
    added: '21.1',
    permission: 'Queries',
    summary: 'Send the rows of an SQL query to an SFTP server, as CSV',
    description: 'The first line has the names; the file of a query without rows says OK.',
    body: sendQueryInputs,
    answer: { kind: 'sent' },
    ask: sendQuery,
  }),
];
