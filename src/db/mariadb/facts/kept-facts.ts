import { BoundedMap } from '../../../domain/remember.ts';
import { MOST_FACTS, type Remember, remembering, writesFacts } from '../../facts.ts';
import type { Handle } from '../../handle.ts';
import type { Lend } from '../sessions/dialect.ts';
import type { Session } from '../sessions/session.ts';
import { versionIn } from './fact-version.ts';

/** Facts of the versions that somebody works with. */
export interface KeptFacts {
  at(version: string): Map<string, unknown>;
  /** Of the version that was met last; it may have passed. */
  latest(): ReadonlyMap<string, unknown> | undefined;
}

/** Work that began before a change may still use the version before it. */
const MOST_VERSIONS = 2;

export function keptFacts(): KeptFacts {
  const versions = new BoundedMap<string, Map<string, unknown>>(MOST_VERSIONS);
  let latest: Map<string, unknown> | undefined;
  return {
    latest: () => latest,
    at(version) {
      const known = versions.get(version) ?? new BoundedMap(MOST_FACTS);
      versions.set(version, known);
      latest = known;
      return known;
    },
  };
}

/** How one handle knows which facts hold for it. */
interface FactView {
  /** The version of the facts that it sees; undefined where the database keeps none. */
  version(): Promise<string | undefined>;
  /** Whether it has changed facts itself. Then nobody else may see what it reads. */
  hasWrittenFacts(): boolean;
  /** Whether what was just read is of this version. */
  isStill(version: string): Promise<boolean>;
}

/**
 * Answers a fact that earlier work has read, as long as the version is the same. Only values that are there are
 * shared, never a read that is still running: it may need the very session that the one who waits holds.
 */
function factReader(kept: KeptFacts, remember: Remember, view: FactView) {
  return <T>(name: string, make: () => Promise<T>): Promise<T> =>
    remember(`fact ${name}`, async () => {
      const version = view.hasWrittenFacts() ? undefined : await view.version();
      if (version === undefined) return make();
      const known = kept.at(version);
      if (known.has(name)) return known.get(name) as T;
      const value = await make();
      if (!view.hasWrittenFacts() && (await view.isStill(version))) known.set(name, value);
      return value;
    });
}

/**
 * The two memories of a handle. On an office's database facts are remembered only for one unit of work, since other
 * programs may change them in between.
 */
export type Memories = Pick<Handle, 'remember' | 'fact' | 'trustFacts'>;

/**
 * Each statement of a read sees its own moment. So what was read belongs to a version only if that version is still
 * the newest afterwards.
 */
export function readingFacts(kept: KeptFacts, lend: Lend, factVersionSql: string | undefined): Memories {
  const remember = remembering();
  if (factVersionSql === undefined) return { remember, fact: remember };
  const ask = () => lend((session) => versionOf(session, factVersionSql));
  const view = {
    version: () => remember('version of facts', ask),
    hasWrittenFacts: () => false,
    isStill: async (version: string) => (await ask()) === version,
  };
  const asking = factReader(kept, remember, view);
  let trusted: ReadonlyMap<string, unknown> | undefined;
  return {
    remember,
    trustFacts() {
      trusted = kept.latest();
    },
    async fact<T>(name: string, make: () => Promise<T>) {
      return trusted?.has(name) ? (trusted.get(name) as T) : asking(name, make);
    },
  };
}

/** Undefined while a dump is loaded that has not come to the rows of the versions: nothing is kept then. */
async function versionOf(session: Session, factVersionSql: string): Promise<string | undefined> {
  return versionIn(await session.all(`SELECT ${factVersionSql}`)) || undefined;
}

interface UnitFacts extends Pick<FactView, 'hasWrittenFacts'> {
  readonly factVersionSql: string | undefined;
  /** The version that was read when the unit began, if one was. */
  readonly factVersion: string | undefined;
  readonly remember: Remember;
}

/**
 * A unit of work sees one moment, so everything it reads belongs to the version that it read first, until it changes
 * facts itself.
 */
export function factsOfUnit(
  kept: KeptFacts,
  lend: Lend,
  { factVersionSql, factVersion, hasWrittenFacts, remember }: UnitFacts,
): Memories {
  if (factVersionSql === undefined) return { remember, fact: remember };
  let version = factVersion;
  const view = {
    version: async () => (version ??= await lend((session) => versionOf(session, factVersionSql))),
    hasWrittenFacts,
    isStill: async () => true,
  };
  return { remember, fact: factReader(kept, remember, view) };
}

/** The session with its writes watched; `tellWrite` names one that is sent later. */
export function watchingFacts(session: Session) {
  let hasWrittenFacts = false;
  const tellWrite = (sql: string): void => {
    hasWrittenFacts ||= writesFacts(sql);
  };
  const watched: Session = {
    ...session,
    run(sql, parameters) {
      tellWrite(sql);
      return session.run(sql, parameters);
    },
  };
  return { session: watched, tellWrite, hasWrittenFacts: () => hasWrittenFacts };
}
