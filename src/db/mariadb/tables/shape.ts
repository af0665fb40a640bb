import { readMarks } from '../../upgrade/marks.ts';
import type { FoundShape } from '../../upgrade/plan.ts';
import type { Session } from '../sessions/session.ts';
import { readTables } from './database-schema.ts';

/** The shape of a database of ours as it stands; `isUnfinished` when its first creation was not completed. */
export async function readShape(session: Session, isUnfinished = false): Promise<FoundShape> {
  const tables = await readTables(session);
  const rows = tables.has('bitewing_meta') ? await session.all('SELECT Name, Value FROM bitewing_meta') : [];
  const marks = readMarks(rows);
  return {
    tables: new Map([...tables].map(([name, { columns }]) => [name, new Set(columns.keys())])),
    indexes: new Map(
      [...tables].flatMap(([name, { indexes }]) =>
        [...indexes].map(([index, on]) => [`${name}.${index.toLowerCase()}`, on.join(' ')]),
      ),
    ),
    marks: isUnfinished ? { ...marks, version: 0 } : marks,
  };
}
