import { compare } from '../../domain/compare.ts';
import {
  type CheckedOperation,
  operationName,
  type TableReport,
  type WriteObstacle,
  type WriteReport,
} from '../database-report.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { isTransactional, type OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { isReadOnlySession, noRight } from '../mariadb/tables/table-trouble.ts';
import { idColumn, type TableName, tableSince } from '../schema/tables.ts';
import { GUARDED_TABLES } from './guard.ts';
import { isDoubtfulTable, isLostTable, lostColumns, missingTable } from './missing.ts';
import { signalsFollow } from './signals.ts';

/** `LOCK`: the row is locked while the patient is written to, which wants a right that reading does not. */
type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'LOCK';

/** What one operation does with one table. */
interface Need {
  readonly operation: string;
  readonly table: TableName;
  readonly right: Right;
}

/**
 * What keeps writes from working under `--writes direct`, as far as recorded requests tell which tables each
 * touches. Nothing is run: the database prepares a statement for each right, and refuses where the user lacks it.
 */
export async function writeReport(
  session: Session,
  schema: OfficeSchema,
  reports: readonly TableReport[],
  operations: readonly CheckedOperation[],
): Promise<WriteReport> {
  const writes = operations.filter(({ write, touches }) => write && touches);
  const needs = writes.flatMap((operation) => needsOf(operation, schema));
  const tables = [...Map.groupBy(needs, ({ table }) => table)].sort(([one], [other]) => compare(one, other));
  const obstacles: WriteObstacle[] = [];
  const sound: Need[] = [];
  for (const [table, of] of tables) {
    const { trouble = '' } = reports.find(({ name }) => name === table) ?? {};
    const unfit = unfitTable(schema, trouble, table, of);
    if (unfit) obstacles.push(unfit);
    else if (schema.tables.has(table)) sound.push(...of);
    const guarded = of.filter(({ right }) => isChange(right));
    if (GUARDED_TABLES.includes(table) && guarded.length > 0) {
      const sentence = `Open Dental guards table ${table} with a SecurityHash, so only its own API service may change it (--writes through=URL).`;
      obstacles.push(stopping(sentence, guarded));
    }
  }
  const others = writes.filter(({ touches }) => Object.keys(touches!).length === 0).map(operationName);
  if (others.length > 0) {
    obstacles.push({ sentence: 'An office’s database has no place for what these keep.', operations: others });
  }
  obstacles.push(...(await lackingRights(session, sound)));
  const changed = tables.filter(([table, of]) => schema.tables.has(table) && of.some(({ right }) => isChange(right)));
  return {
    operations: writes.length,
    obstacles,
    withoutTransactions: changed.flatMap(([table]) => (isTransactional(schema.tables.get(table)) ? [] : [table])),
    refusedWhenRecorded: writes.filter(({ touches }) => touches?.isRefused).map(operationName),
  };
}

const isChange = (right: Right) => right !== 'SELECT' && right !== 'LOCK';

const stopping = (sentence: string, needs: readonly Need[]): WriteObstacle => ({
  sentence,
  operations: [...new Set(needs.map(({ operation }) => operation))],
});

function needsOf(checked: CheckedOperation, schema: OfficeSchema): Need[] {
  const { touches = {}, locksPatient } = checked;
  const { read = [], insert = [], update = [], delete: removed = [] } = touches;
  const locked: TableName[] = locksPatient && isTransactional(schema.tables.get('patient')) ? ['patient'] : [];
  const told: TableName[] = signalsFollow([...insert, ...update, ...removed]) ? ['signalod'] : [];
  const byRight: [Right, readonly TableName[]][] = [
    ['SELECT', read],
    ['INSERT', [...new Set([...insert, ...told])]],
    ['UPDATE', update],
    ['DELETE', removed],
    ['LOCK', locked],
  ];
  const operation = operationName(checked);
  return byRight.flatMap(([right, names]) => names.map((table) => ({ operation, table, right })));
}

/** A table that the operations cannot use as it is; one that came later counts as empty, so only an insert misses it. */
function unfitTable(schema: OfficeSchema, trouble: string, table: TableName, of: readonly Need[]) {
  const { version } = schema;
  if (isLostTable(schema, table)) {
    return stopping(`Table ${table} is missing, or the user may not see it: grant SELECT on it.`, of);
  }
  if (isDoubtfulTable(schema, table)) return stopping(missingTable(schema, table).message, of);
  if (!schema.tables.has(table)) {
    const inserts = of.filter(({ right }) => right === 'INSERT');
    const sentence = `Table ${table} is missing: it came with version ${tableSince[table]}, and this is ${version}.`;
    return inserts.length > 0 ? stopping(sentence, inserts) : undefined;
  }
  const lost = lostColumns(schema, table);
  if (lost.length > 0) {
    return stopping(`Table ${table} has no ${lost.join(', ')}, although version ${version} has.`, of);
  }
  return trouble ? stopping(trouble, of) : undefined;
}

/** Tables from which on a right that is lacking on all of them is told once. */
const MANY = 4;

async function lackingRights(session: Session, needs: readonly Need[]): Promise<WriteObstacle[]> {
  const lacking: Need[] = [];
  const obstacles: WriteObstacle[] = [];
  for (const [right, of] of Map.groupBy(needs, ({ right }) => right)) {
    const tables = Map.groupBy(of, ({ table }) => table);
    const without: Need[] = [];
    let refused = 0;
    for (const [table, wanted] of tables) {
      if (await mayPrepare(session, statementOf(right, table))) continue;
      without.push(...wanted);
      refused += 1;
    }
    if (refused === tables.size && refused >= MANY) {
      const sentence = `The database user has no ${right} right on any of the ${refused} tables that writes need it on: grant ${right} on the database.`;
      obstacles.push(stopping(sentence, without));
    } else lacking.push(...without);
  }
  for (const [table, of] of Map.groupBy(lacking, ({ table }) => table)) {
    const rights = [...new Set(of.map(({ right }) => (right === 'LOCK' ? 'UPDATE' : right)))].join(', ');
    const why = of.every(({ right }) => right === 'LOCK') ? ', which locking a patient wants' : '';
    obstacles.push(stopping(`The database user has no ${rights} right on table ${table}${why}: grant it.`, of));
  }
  return obstacles;
}

/** A statement that the database prepares only for a user with this right; it is never run. */
function statementOf(right: Right, table: TableName): string {
  const key = `\`${idColumn(table)}\``;
  switch (right) {
    case 'SELECT':
      return `SELECT ${key} FROM \`${table}\``;
    case 'INSERT':
      return `INSERT INTO \`${table}\` (${key}) VALUES (?)`;
    case 'UPDATE':
      return `UPDATE \`${table}\` SET ${key} = ?`;
    case 'DELETE':
      return `DELETE FROM \`${table}\``;
    case 'LOCK':
      return `SELECT ${key} FROM \`${table}\` WHERE ${key} = ? FOR UPDATE`;
  }
}

/** False where the user lacks the right. What else is wrong with a table was told when it was read. */
async function mayPrepare(session: Session, sql: string): Promise<boolean> {
  try {
    await session.command(`PREPARE bitewing_look FROM '${sql}'`);
  } catch (error) {
    if (noRight(error)) return false;
    // Rights are looked at first; that the session only reads comes after.
    if (isReadOnlySession(error)) return true;
    throw error;
  }
  await session.command('DEALLOCATE PREPARE bitewing_look');
  return true;
}
