import type { DatabaseAddress } from '../mariadb/address.ts';
import { connect } from '../mariadb/connect.ts';
import { readOfficeSchema } from '../mariadb/database-schema.ts';
import { mariadbPractice } from '../mariadb/practice.ts';
import { type ServerFeatures, sessionSetUp } from '../mariadb/server-features.ts';
import type { Session } from '../mariadb/session.ts';
import type { Clock, Practice } from '../practice.ts';
import { mariadbQueries } from '../queries/mariadb-queries.ts';
import { answersInFile } from './answers.ts';
import { directRules, readOnlyRules } from './direct-writes.ts';
import { officeFindings, versionProblem } from './findings.ts';
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
  const broken = versionProblem(schema.version);
  if (broken) throw new Error(broken);
  if (options.writes.kind === 'direct') await requireCountedKeys(session);
  const view = officeView(schema);
  const answers = answersInFile(options.control);
  const isDirect = options.writes.kind === 'direct';
  const setUp = [...sessionSetUp(features), ...(isDirect ? [] : ['SET SESSION TRANSACTION READ ONLY'])];
  const pool = await connect(address, setUp, view.adapt);
  const rules = isDirect ? directRules(view.schema, answers) : readOnlyRules(answers);
  const queries = mariadbQueries({ address, ...features, isOffice: true, travels: clock !== undefined });
  const practice = mariadbPractice(pool, queries, rules, clock);
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
    warnings: [...officeFindings(schema).map(({ sentence }) => sentence), ...writeWarnings(options.writes)],
  };
}

/** Offices that replicate give each row a random key, so that two servers never give the same; the database counts on. */
async function requireCountedKeys(session: Session): Promise<void> {
  const sql = "SELECT ValueString AS isRandom FROM preference WHERE PrefName = 'RandomPrimaryKeys'";
  const [row] = await session.all(sql);
  if (row === undefined || ['', '0'].includes(String(row.isRandom ?? ''))) return;
  throw new Error(
    'This office gives its rows random keys (preference RandomPrimaryKeys), which --writes direct does not. Use --writes ' +
      'through=URL, or serve it without writes.',
  );
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
