import { describe, expect, it } from 'vitest';
import { appendedNote, isSigned, withoutBlankLines } from './procnotes.ts';

const note = (values: { Note?: string | null; Signature?: string | null }) => ({
  ProcNoteNum: 1,
  PatNum: 2,
  ProcNum: 3,
  EntryDateTime: '2025-03-10 09:00:00',
  UserNum: 0,
  Note: '',
  SigIsTopaz: 0,
  Signature: '',
  ...values,
});

describe('blank lines', () => {
  it.each([
    ['49 line breaks stay', `a${'\n'.repeat(49)}b`, `a${'\n'.repeat(49)}b`],
    ['50 become one', `a${'\n'.repeat(50)}b`, 'a\nb'],
    ['in Windows form too', `a${'\r\n'.repeat(50)}b`, 'a\r\nb'],
    ['where 25 pairs are not 50 breaks', `a${'\r\n'.repeat(25)}b`, `a${'\r\n'.repeat(25)}b`],
    ['lines of nothing but blanks count as blank', `a\n${' \t\n'.repeat(49)}b`, 'a\nb'],
    ['every run goes', `a${'\n'.repeat(60)}b${'\n'.repeat(70)}c`, 'a\nb\nc'],
  ])('%s', (_title, sent, stored) => {
    expect(withoutBlankLines(sent)).toBe(stored);
  });
});

describe('appending', () => {
  it.each([
    ['goes below an empty line', note({ Note: 'before' }), 'before\r\n\r\nafter'],
    ['is the whole note where there was none', undefined, 'after'],
    ['is the whole note where it was empty', note({ Note: null }), 'after'],
  ])('%s', (_title, earlier, expected) => {
    expect(appendedNote(earlier, 'after')).toBe(expected);
  });
});

describe('a note is signed', () => {
  it.each([
    [undefined, false],
    [note({ Signature: null }), false],
    [note({ Signature: ' ' }), false],
    [note({ Signature: 'x' }), true],
  ])('%# by any signature that is not blank', (found, expected) => {
    expect(isSigned(found)).toBe(expected);
  });
});
