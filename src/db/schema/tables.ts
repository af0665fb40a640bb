import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import * as accounts from './accounts.ts';
import * as chart from './chart.ts';
import * as claims from './claims.ts';
import type { Column, TableDefinition, ValueOf } from './columns.ts';
import * as documents from './documents.ts';
import * as fees from './fees.ts';
import * as health from './health.ts';
import * as insurance from './insurance.ts';
import * as lab from './lab.ts';
import * as logs from './logs.ts';
import * as messages from './messages.ts';
import * as office from './office.ts';
import * as patients from './patients.ts';
import * as perio from './perio.ts';
import * as providers from './providers.ts';
import * as recalls from './recalls.ts';
import * as referrals from './referrals.ts';
import * as schedule from './schedule.ts';
import * as sheets from './sheets.ts';
import * as tasks from './tasks.ts';
import * as templates from './templates.ts';
import * as treatmentPlans from './treatment-plans.ts';
import * as users from './users.ts';

/** Every practice table, by its published name. */
export const tables = {
  ...office,
  ...providers,
  ...users,
  ...logs,
  ...patients,
  ...schedule,
  ...recalls,
  ...chart,
  ...health,
  ...perio,
  ...lab,
  ...referrals,
  ...treatmentPlans,
  ...sheets,
  ...documents,
  ...messages,
  ...tasks,
  ...templates,
  ...fees,
  ...insurance,
  ...claims,
  ...accounts,
} as const;

type Tables = typeof tables;
export type TableName = keyof Tables;

/** A whole row of a table. */
export type Row<T extends TableName> = { -readonly [C in keyof Tables[T]]: ValueOf<Tables[T][C]> };

/** The shape of a practice for the query builder. */
export type PracticeTables = { [T in TableName]: Row<T> };

/** Tables younger than 21.1 and the version that added them. */
export const tableSince: Partial<Record<TableName, string>> = {
  treatplanparam: '21.2',
  apikey: '21.4',
  insplanpreference: '21.4',
  apisubscription: '22.1',
  codegroup: '23.2',
  patfieldpickitem: '24.1',
  // Older, but not in the data model at hand: an office's database may show them or not.
  patientlink: '24.4',
  guardian: '24.4',
  vitalsign: '24.4',
  insbluebook: '24.4',
  insbluebookrule: '24.4',
  orthoplanlink: '24.4',
  orthoschedule: '24.4',
};

/**
 * Tables of which it is not known with which version they came, and the version from which on an office may have them. They
 * are read only in offices that use what they hold, and then their rows decide amounts: such an office has them.
 */
export const tableDecidesSince: Partial<Record<TableName, string>> = {
  // insplan.IsBlueBookEnabled came with 21.2.
  insbluebook: '21.2',
  insbluebookrule: '21.2',
  orthoplanlink: '21.1',
  orthoschedule: '21.1',
};

export function columnsOf(table: TableName): readonly [name: string, column: Column][] {
  return columnsByTable[table];
}

export const idColumn = (table: TableName): string => namesByTable[table].id;

export const stampColumn = (table: TableName): string | undefined => namesByTable[table].stamp;

const byTable = <T>(make: (table: TableName) => T) =>
  Object.fromEntries(Object.keys(tables).map((table) => [table, make(table as TableName)])) as Record<TableName, T>;

const columnsByTable = byTable((table): [string, Column][] => Object.entries(tables[table] as TableDefinition));

const namesByTable = byTable((table) => {
  const named = (role: Column['role']) => columnsByTable[table].find(([, column]) => column.role === role)?.[0];
  return { id: named('id')!, stamp: named('stamp') };
});

/** What a column holds when an insert does not name it. */
export function emptyValue(column: Column): string | number | null {
  // Six legacy columns declare a zero date, which strict mode refuses: ours start at the empty date.
  if (column.default !== undefined) {
    return typeof column.default === 'string' ? column.default.replace(/^0000-00-00/, MIN_DATE) : column.default;
  }
  if (column.nullable) return null;
  switch (column.kind) {
    case 'key':
    case 'whole':
    case 'real':
      return 0;
    case 'date':
      return MIN_DATE;
    case 'dateTime':
      return MIN_DATE_TIME;
    case 'time':
      return '00:00:00';
    case 'text':
      return '';
  }
}
