import { Refusal } from '../../domain/refusal.ts';
import { BoundedMap, remember } from '../../domain/remember.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { type OfficeSchema, officeVersion, readOfficeSchema } from '../mariadb/tables/database-schema.ts';
import { useOf } from '../mariadb/tables/new-rights.ts';
import { isAboutColumns, isAboutShape, namingTables } from '../mariadb/tables/table-trouble.ts';
import { Conflict, needsAdministrator } from '../trouble.ts';
import { withinCharacterSets } from './characters.ts';
import { versionProblem } from './findings.ts';
import { lockedStatements } from './locked-statements.ts';
import { missingTable } from './missing.ts';
import { requireMainTable, selectAdapter } from './select.ts';

/** An office's database as its sessions see it: with every column this server knows, whatever its version. */
export interface OfficeView {
  schema(): OfficeSchema;
  /** What the last look showed refuses a write, which no statement notices: the next one looks again. */
  doubt(): void;
  /** The session with every SELECT adapted, and missing tables told in a sentence. */
  adapt(session: Session): Session;
}

/** Adapted statements remembered; beyond it the oldest leave, so odd filters cannot fill the memory. */
const REMEMBERED = 1000;

/** Milliseconds after which the office's version is asked for again: it may be updated while this server runs. */
const VERSION_GOOD_FOR = 10_000;

/** Milliseconds between two looks at the tables, however many statements fail. */
const LOOK_EVERY = 2_000;

export function officeView(first: OfficeSchema): OfficeView {
  let schema = first;
  let adaptSelect = selectAdapter(schema);
  const unlessLocked = lockedStatements();
  const adapted = new BoundedMap<string, string>(REMEMBERED);
  let versionAskedAt = performance.now();
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Why nothing can be answered, while the version is none that this server knows. */
  let unknownVersion: Refusal | undefined;
  let isDoubted = false;

  const adaptedSql = (sql: string): string => remember(adapted, sql, () => adaptSelect(sql));

  async function readAgain(session: Session): Promise<void> {
    await takeNewRights(session);
    const found = await readOfficeSchema(session);
    lookedAt = performance.now();
    versionAskedAt = lookedAt;
    isDoubted = false;
    const problem = versionProblem(found.version);
    unknownVersion = problem === undefined ? undefined : needsAdministrator(problem);
    if (unknownVersion) throw unknownVersion;
    schema = found;
    adaptSelect = selectAdapter(schema);
    adapted.clear();
  }

  /**
   * Tables of a version that came while this server ran must not go on counting as empty, and a version that a start
   * would refuse is refused now.
   */
  async function followVersion(session: Session): Promise<void> {
    if (isDoubted && performance.now() - lookedAt > LOOK_EVERY) return readAgain(session);
    if (performance.now() - versionAskedAt < (unknownVersion ? LOOK_EVERY : VERSION_GOOD_FOR)) {
      if (unknownVersion) throw unknownVersion;
      return;
    }
    versionAskedAt = performance.now();
    // While the table is locked or damaged, the version is the one that was seen last.
    const version = await officeVersion(session).catch(() => schema.version);
    if (unknownVersion || (version ?? '') !== schema.version) await readAgain(session);
  }

  /** The office may have been updated while this server ran: then its tables are looked at again. */
  async function withFreshView<T>(session: Session, work: () => Promise<T>, isWrite = false): Promise<T> {
    await followVersion(session);
    try {
      return await work();
    } catch (error) {
      const isFresh = performance.now() - lookedAt < LOOK_EVERY;
      if (!isAboutShape(error) && (isFresh || !(error instanceof Refusal))) throw error;
      await (isFresh ? takeNewRights(session) : readAgain(session));
      if (isWrite && !isFresh && isAboutColumns(error)) {
        throw new Conflict('It was made for other columns.', { cause: error, atOnce: true });
      }
    }
    return work();
  }

  const words = {
    missingTable: (name: string) => missingTable(schema, name),
    missingColumn: (name: string) =>
      needsAdministrator(
        `The office's database (version ${schema.version}) has no column "${name}", which this needs.`,
      ),
  };

  return {
    schema: () => schema,
    doubt: () => {
      isDoubted = true;
    },
    adapt: (session) => {
      const fitting = withinCharacterSets(session);
      return namingTables(
        {
          ...session,
          all: (sql, parameters) =>
            unlessLocked(sql, () => withFreshView(session, () => fitting.all(adaptedSql(sql), parameters))),
          arrays: (sql, parameters, isExact, table) =>
            unlessLocked(sql, () =>
              withFreshView(session, async () => {
                requireMainTable(schema, table);
                return fitting.arrays(adaptedSql(sql), parameters, isExact, table);
              }),
            ),
          run: (sql, parameters) => withFreshView(session, () => fitting.run(sql, parameters), true),
        },
        words,
      );
    },
  };
}

/** Rights granted on the whole database count for a session from the next USE on. */
async function takeNewRights(session: Session): Promise<void> {
  const [row] = await session.all('SELECT DATABASE() AS name');
  await session.command(useOf(String(row!.name)));
}
