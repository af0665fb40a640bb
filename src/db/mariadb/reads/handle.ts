import type { Kysely } from 'kysely';
import { noDocuments } from '../../documents/documents.ts';
import { noEvidence } from '../../evidence-log.ts';
import type { BareHandle, Handle } from '../../handle.ts';
import type { OfficeReading } from '../../rows/office-reading.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import type { Memories } from '../facts/kept-facts.ts';

/** The practice as a read sees it, and the part of a unit of work that reads. */
export function handleOn(
  db: Kysely<PracticeTables>,
  select: Handle['select'],
  now: string,
  jsonRows: Handle['jsonRows'],
  office: OfficeReading | undefined,
  memories: Memories,
): BareHandle {
  return {
    db,
    engine: 'mariadb',
    tablesInBraces: office !== undefined,
    office,
    now,
    today: now.slice(0, 10),
    ...memories,
    evidence: noEvidence,
    select,
    documents: noDocuments,
    jsonRows,
  };
}
