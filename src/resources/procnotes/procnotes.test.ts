import { beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { startTestPractice, testPractice } from '../../../test/support/test-practice.ts';
import { PermType } from '../../domain/enums.ts';

const REVIEW = String.raw`"Health asked \nWhat hurts: Gums bleed, cheek thick \nNext: \"\"\nPressure: 118 / 72 Pulse: 83 \n Come again"`;

const NOTES_OF_1234 = `[
{
"ProcNoteNum": 17591,
"PatNum": 426,
"ProcNum": 1234,
"EntryDateTime": "2024-09-10 11:56:29",
"UserNum": 1,
"Note": ${REVIEW},
"SigIsTopaz": "false",
"isSigned": "true"
},
{
"ProcNoteNum": 17390,
"PatNum": 426,
"ProcNum": 1234,
"EntryDateTime": "2024-09-03 11:45:48",
"UserNum": 1,
"Note": ${REVIEW},
"SigIsTopaz": "false",
"isSigned": "false"
}
]`;

const APPENDED = `{
"ProcNoteNum": 591,
"PatNum": 74,
"ProcNum": 868,
"EntryDateTime": "2024-09-10 11:56:29",
"UserNum": 0,
"Note": ${REVIEW.slice(0, -1)}\\r\\n\\r\\nSigned for the dentist who was there.",
"SigIsTopaz": "false",
"isSigned": "true"
}`;

const SIGN_AND_APPEND = {
  PatNum: 74,
  ProcNum: 868,
  Note: 'Signed for the dentist who was there.',
  isSigned: 'true',
  doAppendNote: 'true',
};

describe.each(engines)('notes of procedures on %s', (engine) => {
  const practice = testPractice({ engine, now: '2024-09-10 11:56:29' });
  beforeEach(async () => {
    await practice.clear();
    await practice.lay('patient', { PatNum: 74 }, { PatNum: 426 }, { PatNum: 500, PatStatus: 4 });
    await practice.lay('procedurecode', { CodeNum: 1, ProcCode: 'D2740' }, { CodeNum: 2, ProcCode: '~GRP~' });
    await practice.lay(
      'procedurelog',
      { ProcNum: 868, PatNum: 74, CodeNum: 1, ProcStatus: 2 },
      { ProcNum: 869, PatNum: 74, CodeNum: 1, ProcStatus: 1 },
      { ProcNum: 870, PatNum: 74, CodeNum: 1, ProcStatus: 2, IsLocked: 1 },
      { ProcNum: 871, PatNum: 74, CodeNum: 1, ProcStatus: 6 },
      { ProcNum: 872, PatNum: 74, CodeNum: 2, ProcStatus: 3 },
      { ProcNum: 873, PatNum: 500, CodeNum: 1, ProcStatus: 1 },
      { ProcNum: 1234, PatNum: 426, CodeNum: 1, ProcStatus: 2 },
    );
    const review = { UserNum: 1, Note: JSON.parse(REVIEW) as string };
    const of1234 = { ...review, PatNum: 426, ProcNum: 1234 };
    await practice.lay(
      'procnote',
      { ...of1234, ProcNoteNum: 17390, EntryDateTime: '2024-09-03 11:45:48', Signature: ' ' },
      { ...of1234, ProcNoteNum: 17591, EntryDateTime: '2024-09-10 11:56:29', Signature: 'x' },
      { ...review, ProcNoteNum: 590, PatNum: 74, ProcNum: 868, EntryDateTime: '2024-09-01 08:00:00' },
      { ProcNoteNum: 589, PatNum: 74, ProcNum: 868, EntryDateTime: '2024-08-01 08:00:00', Note: 'older' },
    );
  });

  describe('GET', () => {
    it('answers as the page shows, the newest first', async () => {
      expect((await practice.get('/procnotes?PatNum=426&ProcNum=1234')).text).toBe(asSent(NOTES_OF_1234));
    });

    it.each([
      ['', [17591, 17390, 590, 589]],
      ['?PatNum=74', [590, 589]],
      ['?PatNum=426&ProcNum=868', []],
      ['?ProcNum=868', [590, 589]],
      ['?PatNum=0&ProcNum=0', [17591, 17390, 590, 589]],
      ['?ProcNum=869', []],
      ['?Limit=2&Offset=1', [17390, 590]],
    ])('%s finds %j', async (query, nums) => {
      const { body } = await practice.get(`/procnotes${query}`);
      expect(body.map((note: { ProcNoteNum: number }) => note.ProcNoteNum)).toEqual(nums);
    });

    it.each([
      ['?PatNum=9', 404, 'Patient not found.'],
      ['?ProcNum=9', 404, 'Procedure not found.'],
      ['?PatNum=x', 400, 'PatNum is invalid.'],
      ['?ProcNum=x', 400, 'ProcNum is invalid.'],
    ])('%s is answered %i %s', async (query, status, sentence) => {
      expect(await practice.get(`/procnotes${query}`)).toMatchObject({ status, body: sentence });
    });
  });

  describe('POST', () => {
    it('answers as the page shows', async () => {
      const answer = await practice.post('/procnotes', SIGN_AND_APPEND);
      const { ProcNoteNum } = answer.body;
      expect(answer.status).toBe(201);
      expect(answer.text).toBe(asSent(APPENDED).replace(':591,', `:${ProcNoteNum},`));
      expect(answer.headers.get('location')).toBe(`${practice.url}/procnotes/${ProcNoteNum}`);
    });

    it('keeps every earlier note as it was', async () => {
      const before = await practice.rows('procnote');
      await practice.post('/procnotes', SIGN_AND_APPEND);
      const after = await practice.rows('procnote');
      expect(after).toHaveLength(before.length + 1);
      expect(after).toEqual(expect.arrayContaining(before));
    });

    it('signs with the developer’s name and the time', async () => {
      await practice.post('/procnotes', SIGN_AND_APPEND);
      const [signed] = await practice.rows('procnote', (note) => note.UserNum === 0 && note.Note !== 'older');
      expect(signed?.Signature).toBe('Digitally Signed by Amazing Smiles\r\nDate Signed: 09/10/2024 11:56:29 AM');
    });

    it('replaces the note when it does not append, unsigned, exactly as sent', async () => {
      const Note = '  two\nlines \r\n';
      const { body } = await practice.post('/procnotes', { PatNum: '74', ProcNum: '868', Note });
      expect(body).toMatchObject({ Note, isSigned: 'false' });
      const [newest] = (await practice.get('/procnotes?ProcNum=868')).body;
      expect(newest).toEqual(body);
    });

    it('takes the later of two notes of one second as the newest', async () => {
      for (const Note of ['first', 'second']) {
        await practice.post('/procnotes', { PatNum: 74, ProcNum: 869, Note, doAppendNote: true });
      }
      const { body } = await practice.get('/procnotes?ProcNum=869');
      expect(body.map((note: { Note: string }) => note.Note)).toEqual(['first\r\n\r\nsecond', 'first']);
    });

    it('drops runs of 50 blank lines', async () => {
      const { body } = await practice.post('/procnotes', { PatNum: 74, ProcNum: 869, Note: `a${'\n'.repeat(60)}b` });
      expect(body.Note).toBe('a\nb');
    });

    it('appends to a locked procedure', async () => {
      const { status } = await practice.post('/procnotes', { ...SIGN_AND_APPEND, ProcNum: 870 });
      expect(status).toBe(201);
    });

    it.each([
      [868, PermType.ProcCompleteNote],
      [869, PermType.ProcEdit],
    ])('writes an audit row for procedure %i', async (ProcNum, permission) => {
      await practice.post('/procnotes', { ...SIGN_AND_APPEND, ProcNum });
      expect(await practice.rows('securitylog')).toMatchObject([
        {
          PermType: permission,
          PatNum: 74,
          FKey: ProcNum,
          LogText: 'Created by Amazing Smiles through API. Note of procedure D2740, signed',
        },
      ]);
    });

    it.each([
      [{ PatNum: undefined }, 400, 'PatNum is required.'],
      [{ ProcNum: undefined }, 400, 'ProcNum is required.'],
      [{ Note: undefined }, 400, 'Note is required.'],
      [{ Note: '' }, 400, 'Note is required.'],
      [{ Note: ' \n' }, 400, 'Note is required.'],
      [{ PatNum: 'x' }, 400, 'PatNum is invalid.'],
      [{ ProcNum: 1.5 }, 400, 'ProcNum is invalid.'],
      [{ Note: 7 }, 400, 'Note is invalid.'],
      [{ isSigned: 'yes' }, 400, 'isSigned is invalid.'],
      [{ doAppendNote: 1 }, 400, 'doAppendNote is invalid.'],
      [{ PatNum: 9 }, 404, 'Patient not found.'],
      [{ ProcNum: 9 }, 404, 'Procedure not found.'],
      [{ ProcNum: 1234 }, 400, 'PatNum does not match the procedure.'],
      [{ PatNum: 500, ProcNum: 873 }, 400, 'Patient has been deleted.'],
      [{ ProcNum: 871 }, 400, 'Procedure has been deleted.'],
      [{ ProcNum: 872 }, 400, 'Group notes must be updated with PUT GroupNote.'],
      [{ ProcNum: 870, doAppendNote: false }, 400, 'Procedure is locked. The Note can only be appended.'],
      [{ Note: 'é'.repeat(32_768) }, 400, 'Note cannot exceed 65535 characters.'],
    ])('%# %o is answered %i %s and writes nothing', async (changes, status, sentence) => {
      const answer = await practice.post('/procnotes', { ...SIGN_AND_APPEND, ...changes });
      expect([answer.status, answer.body]).toEqual([status, sentence]);
      expect(await practice.rows('procnote')).toHaveLength(4);
      expect(await practice.rows('securitylog')).toEqual([]);
    });
  });

  it('are written with the permission for everything else', async () => {
    const reader = await startTestPractice({ engine, permissions: ['ReadAll', 'ProcedureLogs'] });
    try {
      expect((await reader.get('/procnotes')).status).toBe(200);
      expect((await reader.post('/procnotes', SIGN_AND_APPEND)).status).toBe(401);
    } finally {
      await reader.stop();
    }
  });
});
