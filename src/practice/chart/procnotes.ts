import type { Handle, Transaction } from '../../db/practice.ts';
import { insertRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { digitalStamp } from '../../signing/stamp.ts';

export interface NewNote {
  readonly patNum: Key;
  /** The procedure, or the row of the group note. */
  readonly procNum: Key;
  readonly note: string;
  /** Name of the developer whose program signs it; absent = unsigned. */
  readonly signedBy?: string | undefined;
}

/** What the column holds, in bytes. */
const LONGEST_NOTE = 65_535;

const BREAK = '(?:\\r\\n|\\n|\\r(?!\\n))';
const BLANK_LINES = new RegExp(`(${BREAK})(?:[ \\t]*${BREAK}){49,}`, 'g');

/**
 * The note of a procedure: notes only grow, and the newest row is *the* note (`procedures.md` 24.3). Newest is the
 * latest EntryDateTime, then the largest ProcNoteNum (`procedures.md` 5).
 */
export async function newestNote(handle: Handle, procNum: Key): Promise<Row<'procnote'> | undefined> {
  return handle.db
    .selectFrom('procnote')
    .selectAll()
    .where('ProcNum', '=', procNum)
    .orderBy('EntryDateTime', 'desc')
    .orderBy('ProcNoteNum', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whether a note counts as signed: its Signature is not blank (`procedures.md` 5). */
export function isSigned(note: Row<'procnote'> | undefined): boolean {
  return (note?.Signature ?? '').trim() !== '';
}

/** The text of the earlier note, an empty line, the addition; the addition alone where there was no text (`doAppendNote`). */
export function appendedNote(earlier: Row<'procnote'> | undefined, addition: string): string {
  return earlier?.Note ? `${earlier.Note}\r\n\r\n${addition}` : addition;
}

/** A run of 50 or more line breaks leaves one, so that the lines around it stay apart (`procedures.md` 24.3). */
export function withoutBlankLines(note: string): string {
  return note.replace(BLANK_LINES, '$1');
}

/**
 * Stores a note as the newest of its procedure, dated now, by no user; earlier ones stay untouched. Runs of blank lines
 * are dropped first, so take the stored text from the row answered. A signature is the digital stamp in plain words
 * (`procedures.md` 24.4). 400 when the text is longer than the column.
 */
export async function insertNote(tx: Transaction, { patNum, procNum, note, signedBy }: NewNote) {
  const text = withoutBlankLines(note);
  if (Buffer.byteLength(text) > LONGEST_NOTE) throw badRequest(`Note cannot exceed ${LONGEST_NOTE} characters.`);
  return insertRow(tx, 'procnote', {
    PatNum: patNum,
    ProcNum: procNum,
    EntryDateTime: tx.now,
    UserNum: 0,
    Note: text,
    Signature: signedBy === undefined ? '' : digitalStamp(signedBy, tx.now),
  });
}
