import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { digitalStamp } from '../../signing/stamp.ts';

interface NewNote {
  readonly patNum: Key;
  /** The procedure, or the row of the group note. */
  readonly procNum: Key;
  readonly note: string;
  /** Name of the developer whose program signs it; absent = unsigned. */
  readonly signedBy?: string | undefined;
}

/** What the column holds, in bytes. */
const LONGEST_NOTE = 65_535;

/** From this many line breaks in a row on, only the first is kept. */
const BLANK_RUN = 50;

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

/** Replaces 50 or more line breaks in a row by one, so that the lines around it stay apart (`procedures.md` 24.3). */
export function withoutBlankLines(note: string): string {
  let kept = '';
  let from = 0;
  for (let start = nextBreak(note, 0); start < note.length; ) {
    const first = start + breakLength(note, start);
    let end = first;
    let breaks = 1;
    for (let next = afterBlanks(note, end); breakLength(note, next) > 0; next = afterBlanks(note, end)) {
      end = next + breakLength(note, next);
      breaks++;
    }
    if (breaks >= BLANK_RUN) {
      kept += note.slice(from, first);
      from = end;
    }
    start = nextBreak(note, end);
  }
  return kept + note.slice(from);
}

/** The length of the line break at this place: 2 for CR LF, 1 for CR or LF alone, 0 if there is none. */
function breakLength(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
}

function nextBreak(text: string, from: number): number {
  let at = from;
  while (at < text.length && breakLength(text, at) === 0) at++;
  return at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/**
 * Stores a note as the newest of its procedure, dated now, by no user; earlier notes stay untouched. Runs of blank
 * lines are removed first, so take the stored text from the row that is answered. The signature is the digital stamp in
 * plain words (`procedures.md` 24.4). 400 when the text is longer than the column.
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
