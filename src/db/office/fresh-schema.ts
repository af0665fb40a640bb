import { Refusal } from '../../domain/refusal.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { type OfficeSchema, officeVersion, readOfficeSchema } from '../mariadb/tables/database-schema.ts';
import { useOf } from '../mariadb/tables/new-rights.ts';
import { isAboutColumns, isAboutShape } from '../mariadb/tables/table-trouble.ts';
import { Conflict, needsAdministrator } from '../trouble.ts';
import { versionProblem } from './findings.ts';

/** The tables of an office's database as they were seen last: they are looked at again when something speaks against it. */
interface FreshSchema {
  now(): OfficeSchema;
  /** What the last look showed refuses a write, which no statement notices: the next one looks again. */
  doubt(): void;
  /** Does what needs the tables. The office may have been updated while this server ran: then it looks, and does it again. */
  use<T>(session: Session, work: () => Promise<T>, isWrite?: boolean): Promise<T>;
}

/** Milliseconds after which the office's version is asked for again: it may be updated while this server runs. */
const VERSION_GOOD_FOR = 10_000;

/** Milliseconds between two looks at the tables, however many statements fail. */
const LOOK_EVERY = 2_000;

/** `onLook` is told of what each later look found. */
export function freshSchema(first: OfficeSchema, onLook: (schema: OfficeSchema) => void): FreshSchema {
  let schema = first;
  let versionAskedAt = performance.now();
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Why nothing can be answered, while the version is none that this server knows. */
  let unknownVersion: Refusal | undefined;
  let isDoubted = false;

  async function lookAgain(session: Session): Promise<void> {
    await takeNewRights(session);
    const found = await readOfficeSchema(session);
    lookedAt = performance.now();
    versionAskedAt = lookedAt;
    isDoubted = false;
    const problem = versionProblem(found.version);
    unknownVersion = problem === undefined ? undefined : needsAdministrator(problem);
    if (unknownVersion) throw unknownVersion;
    schema = found;
    onLook(schema);
  }

  /**
   * Tables of a version that came while this server ran must not go on counting as empty, and a version that a start
   * would refuse is refused now.
   */
  async function followVersion(session: Session): Promise<void> {
    if (isDoubted && performance.now() - lookedAt > LOOK_EVERY) return lookAgain(session);
    if (performance.now() - versionAskedAt < (unknownVersion ? LOOK_EVERY : VERSION_GOOD_FOR)) {
      if (unknownVersion) throw unknownVersion;
      return;
    }
    versionAskedAt = performance.now();
    // While the table is locked or damaged, the version is the one that was seen last.
    const version = await officeVersion(session).catch(() => schema.version);
    if (unknownVersion || (version ?? '') !== schema.version) await lookAgain(session);
  }

  return {
    now: () => schema,
    doubt() {
      isDoubted = true;
    },
    async use(session, work, isWrite = false) {
      await followVersion(session);
      try {
        return await work();
      } catch (error) {
        const isFresh = performance.now() - lookedAt < LOOK_EVERY;
        if (!isAboutShape(error) && (isFresh || !(error instanceof Refusal))) throw error;
        await (isFresh ? takeNewRights(session) : lookAgain(session));
        if (isWrite && !isFresh && isAboutColumns(error)) {
          throw new Conflict('It was made for other columns.', { cause: error, atOnce: true });
        }
      }
      return work();
    },
  };
}

/** Rights granted on the whole database count for a session from the next USE on. */
async function takeNewRights(session: Session): Promise<void> {
  const [row] = await session.all('SELECT DATABASE() AS name');
  await session.command(useOf(String(row!.name)));
}
