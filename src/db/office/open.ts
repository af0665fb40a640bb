import { mariadbPractice } from '../mariadb/practice.ts';
import { type DatabaseAddress, describeAddress } from '../mariadb/sessions/address.ts';
import { connect } from '../mariadb/sessions/connect.ts';
import { type ServerFeatures, sessionSetUp } from '../mariadb/sessions/server-features.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { readOfficeSchema } from '../mariadb/tables/database-schema.ts';
import type { Clock, Practice } from '../practice.ts';
import { mariadbQueries } from '../queries/mariadb-queries.ts';
import { answersInFile } from './answers.ts';
import { directRules, readOnlyRules } from './direct-writes.ts';
import { officeFindings, versionProblem } from './findings.ts';
import { notPublishedRefusal, readOnlyRefusal } from './guard.ts';
import { randomKeysProblem } from './random-keys.ts';
import { officeReading } from './reading.ts';
import { officeView } from './view.ts';
import { officeWatch, type WatchOptions } from './watch/watch.ts';
import { WRITES_OFFICE_ONLY, type WriteMode } from './write-mode.ts';

/** How an office's existing database is treated. */
export interface OfficeOptions {
  readonly writes: WriteMode;
  /** Bitewing's own file for what must not go into the office's database; `:memory:` for tests. */
  readonly control: string;
  /** Absent where nobody asked for what other programs write. */
  readonly watch?: WatchOptions | undefined;
}

interface OpenedOffice {
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
  const isDirect = options.writes.kind === 'direct';
  const random = isDirect ? await randomKeysProblem(session) : undefined;
  if (random) throw new Error(random);
  const view = officeView(schema);
  const answers = answersInFile(options.control);
  const setUp = [
    ...sessionSetUp(features, address.patience),
    ...(isDirect ? [] : ['SET SESSION TRANSACTION READ ONLY']),
  ];
  const pool = await connect(address, setUp, view.adapt);
  const refusal = options.writes.kind === 'through' ? notPublishedRefusal : readOnlyRefusal;
  const reading = officeReading(view.schema);
  const rules = isDirect ? directRules(reading, view, answers) : readOnlyRules(reading, answers, refusal);
  const queries = mariadbQueries({ address, ...features, isOffice: true, travels: clock !== undefined });
  const practice = mariadbPractice(pool, queries, rules, clock);
  const watched = options.watch && officeWatch(practice, view.schema, describeAddress(address), options.watch);
  return {
    practice: {
      ...practice,
      ...(watched ? { watch: watched.watch, feed: watched.feed } : {}),
      ...(options.writes.kind === 'through' ? { writesThrough: options.writes.url } : {}),
      async close() {
        await practice.close();
        watched?.close();
        answers.close();
      },
    },
    version: schema.version,
    warnings: [...officeFindings(schema).map(({ sentence }) => sentence), ...writeWarnings(options.writes)],
  };
}

/** What is asked for an office's database means nothing on one of our own. */
export function refuseOfficeSettings({ writes, watch }: OfficeOptions): void {
  if (writes.kind !== 'none') throw new Error(WRITES_OFFICE_ONLY);
  if (watch) {
    throw new Error('--watch is for a database that Open Dental created: one of our own tells its changes by itself.');
  }
}

function writeWarnings(writes: WriteMode): string[] {
  switch (writes.kind) {
    case 'none':
      return ['This office’s database is only read: every write is refused, unless --writes says where it goes.'];
    case 'direct':
      return [
        'The vendor of Open Dental forbids other programs to write into its database. --writes direct does so all the ' +
          'same: have a backup, and the office’s consent.',
      ];
    case 'through':
      return [`Every write is handed to the office’s own API service at ${writes.url}.`];
  }
}
