import type { DatabaseAddress } from '../mariadb/address.ts';
import { connect } from '../mariadb/connect.ts';
import { mariadbPractice } from '../mariadb/practice.ts';
import { type ServerFeatures, sessionSetUp } from '../mariadb/server-features.ts';
import type { Session } from '../mariadb/session.ts';
import type { Clock, Practice } from '../practice.ts';
import { answersInFile } from './answers.ts';
import { directRules, readOnlyRules } from './direct-writes.ts';
import { readOfficeSchema } from './schema.ts';
import { officeView } from './view.ts';
import type { WriteMode } from './write-mode.ts';

/** How an office's existing database is treated. */
export interface OfficeOptions {
  readonly writes: WriteMode;
  /** Bitewing's own file for what must not go into the office's database; `:memory:` for tests. */
  readonly control: string;
}

export interface OpenedOffice {
  readonly practice: Practice;
  /** Its DataBaseVersion. */
  readonly version: string;
  readonly warnings: readonly string[];
}

/**
 * Opens a database that Open Dental created. No statement of ours ever changes its structure; unless `--writes direct`
 * was given, the sessions cannot change its rows either.
 */
export async function openOffice(
  address: DatabaseAddress,
  session: Session,
  features: ServerFeatures,
  options: OfficeOptions,
  clock?: Clock,
): Promise<OpenedOffice> {
  const schema = await readOfficeSchema(session);
  const view = officeView(schema);
  const answers = answersInFile(options.control);
  const isDirect = options.writes.kind === 'direct';
  const setUp = [...sessionSetUp(features), ...(isDirect ? [] : ['SET SESSION TRANSACTION READ ONLY'])];
  const pool = await connect(address, setUp, view.adapt);
  const rules = isDirect ? directRules(view.schema, answers) : readOnlyRules(answers);
  const practice = mariadbPractice(pool, rules, clock);
  return {
    practice: {
      ...practice,
      ...(options.writes.kind === 'through' ? { writesThrough: options.writes.url } : {}),
      async close() {
        await practice.close();
        answers.close();
      },
    },
    version: schema.version,
    warnings: writeWarnings(options.writes),
  };
}

function writeWarnings(writes: WriteMode): string[] {
  switch (writes.kind) {
    case 'none':
      return [];
    case 'direct':
      return [
        'The vendor of Open Dental forbids other programs to write into its database. --writes direct does so all the ' +
          'same: have a backup, and the office’s consent.',
      ];
    case 'through':
      return [`Every write is handed to the office’s own API service at ${writes.url}.`];
  }
}
