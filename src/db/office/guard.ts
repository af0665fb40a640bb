import { badRequest } from '../../domain/refusal.ts';
import { columnsOf, type TableName, tables } from '../schema/tables.ts';

/** Open Dental checks a SecurityHash in every row of these tables, and nobody else can make one. */
export const GUARDED_TABLES: readonly string[] = (Object.keys(tables) as TableName[]).filter((table) =>
  columnsOf(table).some(([column]) => column === 'SecurityHash'),
);

export const readOnlyRefusal = () =>
  badRequest(
    'This server only reads this office’s database. Start it with --writes through=URL to hand writes to the office’s ' +
      'own API service, or with --writes direct to write into the database.',
  );

/** The same where published writes go to the office's own API service, which knows no others. */
export const notPublishedRefusal = () =>
  badRequest(
    'The office’s own API service does not know this operation, and this server only reads the office’s database. Start it ' +
      'with --writes direct to write into the database.',
  );

/** Refuses a write to a table that only Open Dental itself may change. */
export function refuseGuarded(table: string): void {
  if (!GUARDED_TABLES.includes(table)) return;
  throw badRequest(
    `This would change the table "${table}", which Open Dental guards with a SecurityHash, so it cannot be done with ` +
      '--writes direct. Start the server with --writes through=URL to hand it to the office’s own API service.',
  );
}
