import { type Key, toKey } from '../../domain/key.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { isTransactional, type OfficeSchema } from '../mariadb/tables/database-schema.ts';
import type { Bound } from '../rows/select.ts';
import { idColumn, type TableName } from '../schema/tables.ts';
import type { WriteStatement } from './statements.ts';

/** Puts back what a unit of work changed in tables that know no ROLLBACK (`treatment-plans.md` 0.6, MyISAM). */
interface UndoLog {
  /** Remembers the rows a statement is about to change, until what it answers is called: the statement was refused as a whole. */
  before(statement: WriteStatement): Promise<() => void>;
  /** Remembers the row an INSERT made. */
  inserted(statement: WriteStatement, insertId: bigint): void;
  /** Whether a statement was sent that only this undoes. */
  isNeeded(): boolean;
  /** Takes everything back, the last change first. */
  undo(): Promise<void>;
}

export function undoLog(session: Session, schema: OfficeSchema): UndoLog {
  const steps: (() => Promise<unknown>)[] = [];
  let sent = 0;
  const needsUndo = ({ table }: WriteStatement) => !isTransactional(schema.tables.get(table));

  const remove = (table: string, key: Key) => () =>
    session.run(`DELETE FROM \`${table}\` WHERE \`${idColumn(table as TableName)}\` = ?`, [key]);

  const putBack = (table: string, row: Record<string, unknown>) => () => {
    const names = Object.keys(row);
    const columns = names.map((name) => `\`${name}\``).join(', ');
    const places = names.map(() => '?').join(', ');
    return session.run(`REPLACE INTO \`${table}\` (${columns}) VALUES (${places})`, Object.values(row) as Bound[]);
  };

  return {
    async before(statement) {
      if (!needsUndo(statement)) return () => {};
      const known = steps.length;
      if (statement.verb !== 'insert') {
        const { table, where } = statement;
        const condition = where ? ` WHERE ${where.sql}` : '';
        for (const row of await session.all(`SELECT * FROM \`${table}\`${condition}`, where?.parameters)) {
          steps.push(putBack(table, row));
        }
      }
      sent++;
      return () => {
        sent--;
        steps.length = known;
      };
    },
    inserted(statement, insertId) {
      if (needsUndo(statement)) steps.push(remove(statement.table, toKey(insertId)));
    },
    isNeeded: () => sent > 0,
    async undo() {
      for (const step of steps.reverse()) await step();
    },
  };
}
