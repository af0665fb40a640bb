import type { Asking } from '../../http/lasting.ts';
import type { Call, Reply } from '../../http/operation.ts';
import { sent } from '../../http/over-sftp/send.ts';
import { answerQuery, readQuery } from './answer-query.ts';
import type { sendQueryInputs } from './inputs.ts';

/** All rows: their characters are limited, their number is not. */
const ALL_ROWS = { limit: 10_000_000, offset: 0 };

/** Name of the file if the address names none. */
const USUAL_NAME = 'query.csv';

/**
 * Runs a query and sends its rows as a CSV file. A bad query is refused first; an address that cannot be sent to is
 * refused before the query runs.
 */
export async function sendQuery(
  asking: Asking,
  { body }: Pick<Call<Record<never, never>, typeof sendQueryInputs>, 'body'>,
): Promise<Reply> {
  const query = await readQuery(asking, body.SqlCommand);
  const place = asking.sftp.placeOf(body);
  const text = await answerQuery(asking, query, { slice: ALL_ROWS, form: 'csv' });
  const file = { name: place.name || USUAL_NAME, bytes: Buffer.from(text) };
  const load = async () => [file];
  if (body.IsAsync) asking.sendAfterwards(place, load);
  else await asking.sftp.send(place, load);
  return sent(place, file);
}
