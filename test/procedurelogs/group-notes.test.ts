import { describe, expect, it } from 'vitest';
import { PatStatus, ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, NOW, procedure, TODAY } from './fixture.ts';
import { all, find, onFixture, refuse, setPreference, succeed } from './on-fixture.ts';

const { C, EC, EO, TP, D } = ProcStatus;

onFixture('group notes (procedures.md 5, 7, 10, 12, 24)', (practice) => {
  const write = (more: object = {}) =>
    succeed(practice, 'POST', '/GroupNote', { PatNum: 10, ProcNums: [105, 106], Note: 'x', ...more });
  const change = (procNum: number, more: object) =>
    succeed(practice, 'PUT', `/${procNum}/GroupNote`, { PatNum: 10, Note: 'B', ...more });
  const refused = (more: object, status: number, sentence: string) =>
    refuse(
      practice,
      ['POST', '/GroupNote', { PatNum: 10, ProcNums: [105, 106], Note: 'x', ...more }],
      status,
      sentence,
    );
  const note = (ProcNum: number, Note: string, values = {}) =>
    practice.lay('procnote', { PatNum: 10, ProcNum, Note, ...values });
  const notesOf = async (procNum: number) =>
    (await all(practice, 'procnote', { ProcNum: procNum })).map(({ Note }) => Note);

  describe('GET', () => {
    it('takes the newest note by moment, then by number', async () => {
      await note(120, 'late', { ProcNoteNum: 90, EntryDateTime: '2025-03-09 10:00:00' });
      await note(120, 'later number', { ProcNoteNum: 91, EntryDateTime: '2025-03-09 10:00:00', Signature: ' ' });
      await note(120, 'early', { ProcNoteNum: 92, EntryDateTime: '2025-03-01 10:00:00', Signature: 'x' });
      const [, item] = await succeed(practice, 'GET', '/GroupNotes?PatNum=10');
      expect(item).toEqual({
        PatNum: 10,
        ProvNum: 2,
        ProcNum: 120,
        ProcNums: [105, 106],
        Note: 'later number',
        isSigned: 'false',
      });
    });

    it('names members that were deleted since, and no members or note where there are none', async () => {
      await practice.change('procedurelog', { ProcNum: 106 }, { ProcStatus: D });
      await practice.lay('procedurelog', procedure(122, '~GRP~', { ProcStatus: EC }));
      const notes = await succeed(practice, 'GET', '/GroupNotes?PatNum=10');
      expect(notes).toMatchObject([
        { ProcNum: 122, ProcNums: [], Note: '', isSigned: 'false' },
        { ProcNum: 121 },
        { ProcNum: 120, ProcNums: [105, 106] },
      ]);
    });

    it('leaves deleted notes out, and ignores paging', async () => {
      expect(await succeed(practice, 'GET', '/GroupNotes?PatNum=10&Limit=1&Offset=1')).toHaveLength(2);
      await practice.change('procedurelog', { ProcNum: 121 }, { ProcStatus: D });
      expect(await succeed(practice, 'GET', '/groupnotes?patnum=10')).toHaveLength(1);
    });

    it.each([
      ['', 400, 'PatNum is required.'],
      ['?PatNum=x', 400, 'PatNum is invalid.'],
      ['?PatNum=999', 404, 'Patient not found.'],
      ['?PatNum=11', 404, 'No GroupNote(s) found for PatNum 11.'],
    ])('GroupNotes%s → %i %s', (query, status, sentence) =>
      refuse(practice, ['GET', `/GroupNotes${query}`], status, sentence),
    );
  });

  describe('POST', () => {
    it.each([
      [{ PatNum: '' }, 400, 'PatNum is required.'],
      [{ ProcNums: null }, 400, 'ProcNums is required.'],
      [{ ProcNums: [] }, 400, 'ProcNums is required.'],
      [{ Note: ' \r\n ' }, 400, 'Note is required.'],
      [{ ProcNums: '105,106' }, 400, 'Invalid JSON.'],
      [{ ProcNums: 105 }, 400, 'ProcNums is invalid.'],
      [{ ProcNums: [105, 'x'] }, 400, 'ProcNums is invalid.'],
      [{ ProcNums: [105, 1.5] }, 400, 'ProcNums is invalid.'],
      [{ isSigned: 'yes' }, 400, 'isSigned is invalid.'],
      [{ PatNum: 999 }, 404, 'Patient not found.'],
      [{ ProvNum: 99 }, 404, 'Provider not found.'],
      [{ ProvNum: 99, ProcNums: [105, 999] }, 404, 'Procedure 999 not found.'],
      [{ ProvNum: 99, ProcNums: [103] }, 404, 'Provider not found.'],
      [{ ProcNums: [105, 999] }, 404, 'Procedure 999 not found.'],
      [{ ProcNums: [105, 103] }, 400, 'Procedure 103 does not belong to the patient.'],
      [{ ProcNums: [105, 120] }, 400, 'ProcNums must not contain a group note.'],
      [{ ProcNums: [105, 100] }, 400, 'ProcNums must all have a ProcStatus of C.'],
      [{ ProcNums: [105, 110] }, 400, 'ProcNums must all have a ProcStatus of C.'],
      [{ ProcNums: [105, 107] }, 400, 'ProcNums must all have the same ProcDate.'],
    ])('%j → %i %s', (more, status, sentence) => refused(more, status, sentence));

    it('wants one clinic, one provider, no lock', async () => {
      await practice.change('procedurelog', { ProcNum: 106 }, { ProvNum: 3 });
      await refused({}, 400, 'ProcNums must all have the same ProvNum.');
      await practice.change('procedurelog', { ProcNum: 106 }, { ClinicNum: 2 });
      await refused({}, 400, 'ProcNums must all have the same ClinicNum.');
      await practice.change('procedurelog', { ProcNum: 106 }, { IsLocked: 1 });
      await refused({}, 400, 'ProcNums must not contain locked procedures.');
    });

    it('takes what was done here or elsewhere, and digits as text', async () => {
      const elsewhere = { ProcDate: day(-5) };
      await practice.lay(
        'procedurelog',
        procedure(130, 'D0120', { ...elsewhere, ProcStatus: EC }),
        procedure(131, 'D0120', { ...elsewhere, ProcStatus: EO }),
      );
      expect(await write({ ProcNums: ['131', 105, 130] })).toMatchObject({ ProcNums: [131, 105, 130] });
    });

    it('stores the row of a group note', async () => {
      await practice.change('patient', { PatNum: 10 }, { PriProv: 3 });
      const { ProcNum } = await write();
      expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({
        PatNum: 10,
        ProcStatus: EC,
        CodeNum: codeNums['~GRP~'],
        ProvNum: 3,
        ClinicNum: 1,
        ProcDate: day(-5),
        ProcFee: 0,
        DateEntryC: TODAY,
        DateTP: '0001-01-01',
        Priority: 0,
        Dx: 0,
        AptNum: 0,
        PlaceService: 8,
        DateComplete: '0001-01-01',
      });
      expect(await all(practice, 'procnote', { ProcNum })).toMatchObject([
        { Note: 'x', EntryDateTime: NOW, UserNum: 0, SigIsTopaz: 0, Signature: '', PatNum: 10 },
      ]);
      expect(await all(practice, 'procgroupitem', { GroupNum: ProcNum as number })).toHaveLength(2);
      expect(await all(practice, 'claimproc', { ProcNum })).toEqual([]);
      expect(await all(practice, 'treatplanattach', { ProcNum })).toEqual([]);
    });

    it('takes the practice’s provider where the patient has none', async () => {
      await practice.change('patient', { PatNum: 10 }, { PriProv: 0 });
      expect(await write()).toMatchObject({ ProvNum: 1 });
    });

    it('makes the code where the office lacks it', async () => {
      await practice.change('procedurecode', { ProcCode: '~GRP~' }, { ProcCode: 'gone' });
      await practice.lay(
        'definition',
        { DefNum: 901, Category: 11, ItemOrder: 1 },
        { DefNum: 902, Category: 11, ItemOrder: 2 },
      );
      const { ProcNum } = await write();
      const code = await find(practice, 'procedurecode', { ProcCode: '~GRP~' });
      expect(code).toMatchObject({
        Descript: 'Group Note',
        AbbrDesc: 'GrpNote',
        ProcTime: '/X/',
        TreatArea: 0,
        ProcCat: 902,
      });
      expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({ CodeNum: code?.CodeNum });
    });

    it('signs with the name of the program that calls', async () => {
      const { ProcNum } = await write({ isSigned: true });
      const [signed] = await all(practice, 'procnote', { ProcNum });
      expect(signed?.Signature).toContain('Amazing Smiles');
      expect(signed?.Signature).toContain('03/10/2025 09:00:00');
    });

    it('takes over the notes of its procedures where the office aggregates', async () => {
      await note(105, 'old', { EntryDateTime: '2025-03-01 00:00:00' });
      await note(105, 'five', { EntryDateTime: '2025-03-02 00:00:00' });
      await note(106, 'six', { Signature: 'signed' });
      expect(await write({ ProcNums: [106, 105], Note: 'x' })).toMatchObject({ Note: 'x' });
      await setPreference(practice, 'ProcGroupNoteDoesAggregate', '1');
      expect(await write({ ProcNums: [106, 105], Note: 'x' })).toMatchObject({ Note: 'six\r\nfive\r\nx' });
      // The unsigned note moved, the signed one stays.
      expect([await notesOf(105), await notesOf(106)]).toEqual([['old', 'five', ''], ['six']]);
      expect(await write({ ProcNums: [106, 105], Note: 'x' })).toMatchObject({ Note: 'six\r\nx' });
    });

    it('drops runs of 50 line breaks and keeps shorter ones', async () => {
      const short = `a${'\n'.repeat(49)}b`;
      expect(await write({ Note: short })).toMatchObject({ Note: short });
      const { Note } = await write({ Note: `a${'\r\n'.repeat(50)}b` });
      expect(Note.length).toBeLessThan(10);
    });
  });

  describe('PUT', () => {
    it.each([
      ['/999/GroupNote', {}, 404, 'Procedure not found.'],
      ['/101/GroupNote', {}, 400, 'ProcNum is not a GroupNote.'],
      ['/120/GroupNote', { PatNum: null }, 400, 'PatNum is required.'],
      ['/120/GroupNote', { Note: '' }, 400, 'Note is required.'],
      ['/120/GroupNote', { PatNum: 999 }, 404, 'Patient not found.'],
      ['/120/GroupNote', { ProvNum: 99 }, 404, 'Provider not found.'],
      ['/120/GroupNote', { PatNum: 11 }, 400, 'PatNum does not match the GroupNote.'],
      ['/120/GroupNote', { doAppendNote: 'x' }, 400, 'doAppendNote is invalid.'],
    ])('%s %j → %i %s', (path, more, status, sentence) =>
      refuse(practice, ['PUT', path, { PatNum: 10, Note: 'B', ...more }], status, sentence),
    );

    const LOCKED = 'GroupNote is locked. The Note can only be appended.';
    const INVALIDATED = 'GroupNote has been invalidated.';
    it.each([
      ['as it is, open', { ProcStatus: EC, IsLocked: 0 }, false, 'B'],
      ['as it is, open, appended', { ProcStatus: EC, IsLocked: 0 }, true, 'GroupNote must be locked to append a Note.'],
      ['locked', { ProcStatus: EC, IsLocked: 1 }, false, LOCKED],
      ['locked, appended', { ProcStatus: EC, IsLocked: 1 }, true, 'A\r\n\r\nB'],
      ['invalidated', { ProcStatus: D, IsLocked: 1 }, false, INVALIDATED],
      ['invalidated, appended', { ProcStatus: D, IsLocked: 1 }, true, INVALIDATED],
      ['deleted', { ProcStatus: D, IsLocked: 0 }, false, 'Procedure has been deleted.'],
      ['deleted, appended', { ProcStatus: D, IsLocked: 0 }, true, 'Procedure has been deleted.'],
    ])('%s', async (_title, state, doAppendNote, outcome) => {
      await practice.change('procedurelog', { ProcNum: 120 }, state);
      const body = { PatNum: 10, Note: 'B', doAppendNote };
      const answer = await practice.put('/procedurelogs/120/GroupNote', body);
      if (answer.status === 200) expect(answer.body.Note).toBe(outcome);
      else expect([answer.status, answer.text]).toEqual([400, outcome]);
      expect(answer.status === 200).toBe(outcome.endsWith('B'));
    });

    it('changes the provider of an open note only', async () => {
      expect(await change(120, { ProvNum: 3 })).toMatchObject({ ProvNum: 3, ProcNums: [105, 106] });
      const locked = { PatNum: 10, Note: 'B', doAppendNote: 'true', ProvNum: 3 };
      await refuse(practice, ['PUT', '/121/GroupNote', locked], 400, LOCKED);
    });

    it('adds a row only where text or signature differ, line ends aside', async () => {
      await change(120, { Note: 'one\ntwo' });
      await change(120, { Note: 'one\r\ntwo' });
      expect(await notesOf(120)).toEqual(['A', 'one\ntwo']);
      await change(120, { Note: 'one\ntwo', isSigned: 'true' });
      await change(120, { Note: 'one\ntwo' });
      expect(await notesOf(120)).toHaveLength(3);
    });

    // Signature before, isSigned sent, same text or another → signed afterwards
    it.each([
      ['', undefined, 'A', 'false'],
      ['s', undefined, 'A', 'true'],
      ['s', undefined, 'B', 'false'],
      ['', 'true', 'A', 'true'],
      ['s', 'true', 'B', 'true'],
      ['s', 'false', 'A', 'false'],
      ['s', 'false', 'B', 'false'],
    ])('signature %j, isSigned %j, text %j → %s', async (Signature, isSigned, Note, signed) => {
      await practice.change('procnote', { ProcNum: 120 }, { Signature });
      expect(await change(120, { Note, ...(isSigned ? { isSigned } : {}) })).toMatchObject({ isSigned: signed, Note });
      const [first] = await all(practice, 'procnote', { ProcNum: 120 });
      expect(first).toMatchObject({ Note: 'A', Signature });
    });

    it('refuses a deleted patient', async () => {
      await practice.change('patient', { PatNum: 10 }, { PatStatus: PatStatus.Deleted });
      const sent = ['PUT', '/120/GroupNote', { PatNum: 10, Note: 'B' }] as const;
      await refuse(practice, sent, 400, 'Patient has been deleted.');
      await refused({}, 400, 'Patient has been deleted.');
    });
  });

  describe('DELETE', () => {
    it.each([
      ['/999/GroupNote', 404, 'Procedure not found.'],
      ['/101/GroupNote', 400, 'ProcNum is not a GroupNote.'],
      ['/121/GroupNote', 400, 'Locked GroupNotes cannot be deleted.'],
    ])('%s → %i %s', (path, status, sentence) => refuse(practice, ['DELETE', path], status, sentence));

    it('tells a deleted one before a locked one, and what holds it last', async () => {
      await practice.lay('adjustment', { ProcNum: 120 });
      const held = 'Procedure has adjustments and cannot be deleted.';
      await refuse(practice, ['DELETE', '/120/GroupNote'], 400, held);
      await practice.change('procedurelog', { ProcNum: 121 }, { ProcStatus: D });
      await refuse(practice, ['DELETE', '/121/GroupNote'], 400, 'Procedure has been deleted.');
    });

    it('lets its members go, signed or not, and keeps every note', async () => {
      await practice.change('procnote', { ProcNum: 120 }, { Signature: 's' });
      await succeed(practice, 'DELETE', '/120/GroupNote');
      expect(await find(practice, 'procedurelog', { ProcNum: 120 })).toMatchObject({ ProcStatus: D, DateTStamp: NOW });
      expect((await practice.rows('procgroupitem')).map(({ GroupNum }) => GroupNum)).toEqual([121]);
      expect(await notesOf(120)).toEqual(['A']);
      expect(await find(practice, 'procedurelog', { ProcNum: 105 })).toMatchObject({ ProcStatus: C });
    });

    it.each([
      [C, 185],
      [TP, 49],
    ])('is recorded by the status of its members: %i', async (status, permission) => {
      for (const ProcNum of [105, 106]) await practice.change('procedurelog', { ProcNum }, { ProcStatus: status });
      await succeed(practice, 'DELETE', '/120/GroupNote');
      expect(await practice.rows('securitylog')).toMatchObject([{ PermType: permission, FKey: 120, PatNum: 10 }]);
    });
  });
});
