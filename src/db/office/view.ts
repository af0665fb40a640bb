import { BoundedMap, remember } from '../../domain/remember.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import type { OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { namingTables } from '../mariadb/tables/table-trouble.ts';
import { needsAdministrator } from '../trouble.ts';
import { withinCharacterSets } from './characters.ts';
import { freshSchema } from './fresh-schema.ts';
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

export function officeView(first: OfficeSchema): OfficeView {
  const adapted = new BoundedMap<string, string>(REMEMBERED);
  let adaptSelect = selectAdapter(first);
  const fresh = freshSchema(first, (schema) => {
    adaptSelect = selectAdapter(schema);
    adapted.clear();
  });
  const adaptedSql = (sql: string): string => remember(adapted, sql, () => adaptSelect(sql));
  const unlessLocked = lockedStatements();
  const words = {
    missingTable: (name: string) => missingTable(fresh.now(), name),
    missingColumn: (name: string) =>
      needsAdministrator(
        `The office's database (version ${fresh.now().version}) has no column "${name}", which this needs.`,
      ),
  };
  return {
    schema: fresh.now,
    doubt: fresh.doubt,
    adapt(session) {
      const fitting = withinCharacterSets(session);
      const read = <T>(sql: string, ask: () => Promise<T>) => unlessLocked(sql, () => fresh.use(session, ask));
      return namingTables(
        {
          ...session,
          all: (sql, parameters) => read(sql, () => fitting.all(adaptedSql(sql), parameters)),
          arrays: (sql, parameters, isExact, table) =>
            read(sql, async () => {
              requireMainTable(fresh.now(), table);
              return fitting.arrays(adaptedSql(sql), parameters, isExact, table);
            }),
          run: (sql, parameters) => fresh.use(session, () => fitting.run(sql, parameters), true),
        },
        words,
      );
    },
  };
}
