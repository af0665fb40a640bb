import { sql } from 'kysely';
import type { Handle } from '../../db/handle.ts';
import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { answerPage } from '../../http/answers.ts';
import type { Call, Reply } from '../../http/operation.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { preference } from '../../practice/office/preferences.ts';
import { shortDate } from '../../wire/dotnet-format.ts';
import { rowEncoder } from '../../wire/encode.ts';
import type { documentFilters } from './inputs.ts';
import { documentListShape } from './row.ts';

/**
 * The beginning of a Note that holds the content of a file which the desktop program has not unpacked (Documents page).
 */
const PACKED = '_rawBase64_:';

/** A document or mount, named like the fields of the list. */
interface Entry {
  readonly DocNum: Key;
  readonly MountNum: Key;
  readonly DateCreated: string;
  readonly [field: string]: unknown;
}

/** Documents and mounts of a patient by DateCreated; of the same moment documents come first (Documents page). */
export async function listDocuments(
  handle: Handle,
  { query, page, formats }: Call<typeof documentFilters, Record<never, never>>,
): Promise<Reply> {
  const patient = await requirePatient(handle, query.PatNum);
  const names = new Map((await definitionsOf(handle, 'ImageCats')).map(({ DefNum, ItemName }) => [DefNum, ItemName]));
  const isInDatabase = (await preference(handle, 'AtoZfolderUsed')) === '0';
  const stamp = formats.dateTime ?? ((text: string) => text.slice(0, 19));
  const documents = (await documentsOf(handle, patient.PatNum, isInDatabase)).map(
    ({ FileName, isInRow, ...row }): Entry => ({
      ...row,
      MountNum: 0,
      Note: withoutContent(row.Note ?? ''),
      filePath: isInRow
        ? ''
        : (handle.documents.pathOf({ folder: patient.ImageFolder ?? '', name: FileName ?? '' }) ?? ''),
      docCategory: names.get(row.DocCategory),
      PrintHeading: row.PrintHeading ? 'true' : 'false',
      DateTStamp: stamp(row.DateTStamp),
    }),
  );
  const mounts = (await mountsOf(handle, patient.PatNum)).map(
    (row): Entry => ({
      ...row,
      DocNum: 0,
      Description: `${(formats.date ?? shortDate)(row.DateCreated.slice(0, 10))}: ${row.Description}`,
      docCategory: names.get(row.DocCategory),
    }),
  );
  const encode = rowEncoder(documentListShape, { formats });
  const fields = Object.keys(documentListShape.fields);
  return answerPage([...documents, ...mounts].sort(inOrder), page, (entry) =>
    encode(
      fields.map((name) => entry[name]),
      handle.now,
    ),
  );
}

const inOrder = (a: Entry, b: Entry): number =>
  compare(a.DateCreated, b.DateCreated) || compare(a.MountNum, b.MountNum) || compare(a.DocNum, b.DocNum);

/** A Note that holds a packed file is shortened to prefix and extension; its megabytes are not read. */
export function withoutContent(note: string): string {
  if (!note.startsWith(PACKED)) return note;
  const end = note.indexOf('_', PACKED.length);
  return end === -1 ? note : note.slice(0, end);
}

/** The documents without their large columns, and without the images of mounts, which the mounts stand for. */
function documentsOf(handle: Handle, patNum: Key, isInDatabase: boolean) {
  // What lies in the row lies in no folder, wherever new files are kept. MariaDB reads the content to tell its length, so
  // an office that keeps all of it in the database is not asked.
  const isInRow = isInDatabase ? sql<number>`1` : sql<number>`octet_length(RawBase64) > 0`;
  return handle.db
    .selectFrom('document')
    .select(['DocNum', 'FileName', 'Description', 'PatNum', 'DateCreated', 'DocCategory', 'ToothNumbers'])
    .select(['ProvNum', 'PrintHeading', 'DateTStamp', isInRow.as('isInRow')])
    .select(sql<string | null>`CASE WHEN Note LIKE ${`${PACKED}%`} THEN substr(Note, 1, 40) ELSE Note END`.as('Note'))
    .where('PatNum', '=', patNum)
    .where('MountItemNum', '=', 0)
    .execute();
}

function mountsOf(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('mount')
    .select(['MountNum', 'Description', 'PatNum', 'Note', 'DateCreated', 'DocCategory', 'ProvNum'])
    .where('PatNum', '=', patNum)
    .execute();
}
