import { askOperation, type Operation, ok } from '../../http/operation.ts';
import { noSftp, sftpInputs } from '../../practice/office/sftp.ts';
import { parseStatements } from '../../sql/parse.ts';
import { flagInput, keyInput, textInput } from '../../wire/input.ts';
import { shortQuery } from './short-query.ts';

/** Rows of one answer at most, whatever the mode (`companions-people.md` 11.3). */
const MOST_ROWS = 100;

const sqlCommand = textInput({
  required: true,
  blank: false,
  verbatim: true,
  description: 'One SELECT in MySQL’s dialect, after any number of SET @name = value. At most 65,535 characters.',
});

/** A row of an answer: names and values are the query's own. */
const anyRows = { type: 'array', items: { type: 'object', additionalProperties: true } };

export const queryOperations: readonly Operation[] = [
  askOperation({
    verb: 'PUT',
    path: '/queries/ShortQuery',
    added: '21.2',
    permission: 'Queries',
    summary: 'Answer a read-only query of your own, at most 100 rows',
    description: 'Days and moments are written 2021-05-01T00:00:00. Offset skips rows of the result.',
    body: { SqlCommand: sqlCommand },
    paged: true,
    answer: { kind: 'schema', schema: anyRows },
    ask: async (asking, { body, page }) => {
      const slice = { limit: Math.min(page.limit, MOST_ROWS), offset: page.offset };
      return ok(await shortQuery(asking, body.SqlCommand, slice));
    },
  }),
  askOperation({
    verb: 'POST',
    path: '/queries',
    added: '21.1',
    permission: 'Queries',
    summary:
      'Write the rows of a query to an SFTP server: refused after its checks, since this server opens no SFTP connection',
    body: {
      SqlCommand: sqlCommand,
      ...sftpInputs,
      SftpPort: keyInput({ description: 'Default 22.' }),
      IsAsync: flagInput({ added: '23.3.26' }),
    },
    answer: { kind: 'empty' },
    ask: async (_asking, { body }) => {
      parseStatements(body.SqlCommand);
      throw noSftp();
    },
  }),
];
