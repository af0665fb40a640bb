import { ClaimProcStatus, ProcStatus, ToothInitialType, TPStatus } from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { codeNums, day, LAID, NOW, TODAY } from './fixture.ts';

/** One request of a row, what it must answer, and what the database must hold afterwards. */
export interface Step {
  readonly given?: (practice: TestPractice) => Promise<void>;
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{new}` stands for the ProcNum of the row created last. */
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  /** Fields of the answer, or its whole sentence. */
  readonly answer?: unknown;
  readonly location?: true;
  /** Looks into the database; `procNum` is that of the row created last. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came
  readonly holds?: (practice: TestPractice, expect: any, procNum: number, answer: any) => Promise<void>;
}

export interface AcceptanceRow {
  readonly row: number;
  /** The row continues from the one before it instead of the fixture (`↓`). */
  readonly continues?: true;
  readonly steps: readonly Step[];
}

const base = { PatNum: 10, ProcDate: TODAY, ProcStatus: 'TP' };

type Expected = Omit<Step, 'verb' | 'path' | 'body' | 'status'>;

const request =
  (verb: Step['verb']) =>
  (path: string, status: number, body?: unknown, expected: Expected = {}): Step => ({
    verb,
    path: `/procedurelogs${path}`,
    status,
    body,
    ...expected,
  });
const get = (path: string, status: number, expected?: Expected) => request('GET')(path, status, undefined, expected);
const post = request('POST');
const put = request('PUT');
const remove = (path: string, status: number, expected?: Expected) =>
  request('DELETE')(path, status, undefined, expected);
/** POST of `base` with more keys; the answer's fields, or what else is expected of it. */
const add = (more: object, status: number, answer?: unknown, expected: Expected = {}) =>
  post('', status, { ...base, ...more }, answer === undefined ? expected : { answer, ...expected });

const D0120 = { procCode: 'D0120' };
const D2393 = { procCode: 'D2393' };

const setPreference = (PrefName: string, ValueString: string) => (practice: TestPractice) =>
  practice.change('preference', { PrefName }, { ValueString });

const noneNew: Step['holds'] = async ({ rows }, expect) => {
  expect(await rows('procedurelog', ({ ProcNum }) => ProcNum > 121)).toEqual([]);
};
const noAdjustment: Step['holds'] = async ({ rows }, expect) => expect(await rows('adjustment')).toEqual([]);
const stampOf100 =
  (stamp: string): Step['holds'] =>
  async ({ rows }, expect) => {
    expect(await rows('procedurelog', ({ ProcNum }) => ProcNum === 100)).toMatchObject([{ DateTStamp: stamp }]);
  };

const groupNote = (ProcNums: unknown, status: number, answer?: unknown, more: object = {}) =>
  post('/GroupNote', status, { PatNum: 10, ProcNums, Note: 'x', ...more }, answer ? { answer } : {});

const history = (PatNum: number, InsSubNum: number, insHistPrefName: string, ProcDate: string) => ({
  PatNum,
  InsSubNum,
  insHistPrefName,
  ProcDate,
});

const noHistory = (insHistPrefName: string) => ({ insHistPrefName, procDate: 'No History', ProcNum: 0 });

/** The ten lines for a patient without history. */
export const emptyHistory = [
  noHistory('InsHistBWCodes'),
  noHistory('InsHistPanoCodes'),
  noHistory('InsHistExamCodes'),
  noHistory('InsHistProphyCodes'),
  noHistory('InsHistPerioURCodes'),
  { insHistPrefName: 'InsHistPerioULCodes', procDate: 'Not Set', ProcNum: 0 },
  noHistory('InsHistPerioLRCodes'),
  noHistory('InsHistPerioLLCodes'),
  noHistory('InsHistPerioMaintCodes'),
  noHistory('InsHistDebridementCodes'),
];

/** The acceptance table of `procedures.md` 27, row by row. */
export const acceptanceRows: readonly AcceptanceRow[] = [
  {
    row: 1,
    steps: [
      add(
        D0120,
        201,
        {
          ProvNum: 2,
          ClinicNum: 1,
          ProcFee: '50.00',
          Priority: 148,
          priority: 'Low',
          Dx: 126,
          dxName: 'Cracked Tooth',
          Prognosis: 0,
          PlaceService: 'School',
          UnitQty: 1,
          DateTP: TODAY,
          DateEntryC: TODAY,
          ToothNum: '',
          Surf: '',
          ToothRange: '',
          DateTStamp: '',
          serverDateTime: '',
        },
        {
          location: true,
          holds: async ({ rows }, expect, procNum) => {
            const attaches = await rows('treatplanattach', ({ ProcNum }) => ProcNum === procNum);
            expect(attaches).toMatchObject([{ Priority: 148 }]);
            const plans = await rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === attaches[0]?.TreatPlanNum);
            expect(plans).toMatchObject([{ PatNum: 10, TPStatus: TPStatus.Active }]);
          },
        },
      ),
    ],
  },
  {
    row: 2,
    continues: true,
    steps: [
      get('/{new}', 200, {
        answer: { ProvNum: 2, ProcFee: '50.00', priority: 'Low', DateTStamp: NOW, serverDateTime: NOW },
      }),
    ],
  },
  {
    row: 3,
    steps: [
      post(
        '',
        400,
        { PatNum: 10, ProcStatus: 'TP', procCode: 'D0120' },
        { answer: 'ProcDate is required.', holds: noneNew },
      ),
    ],
  },
  { row: 4, steps: [post('', 400, base, { holds: noneNew })] },
  { row: 5, steps: [post('', 400, '{"PatNum":', { answer: 'Invalid JSON.' })] },
  { row: 6, steps: [add({ ...D0120, ProcStatus: 'TPi' }, 400), add({ ...D0120, ProcStatus: 'D' }, 400)] },
  { row: 7, steps: [add({ ...D0120, PatNum: 99999 }, 404, 'Patient not found.')] },
  { row: 8, steps: [add({ ...D0120, Priority: 149, priority: 'Low' }, 400)] },
  { row: 9, steps: [add({ ...D0120, priority: 'high' }, 201, { Priority: 149, priority: 'High' })] },
  {
    row: 10,
    steps: [
      add({ ...D0120, priority: 'Old' }, 404, 'Priority not found.'),
      add({ ...D0120, Priority: 126 }, 404, 'Priority not found.'),
    ],
  },
  {
    row: 11,
    steps: [add({ ...D0120, Priority: 0, Dx: 0 }, 201, { Priority: 0, priority: '', Dx: 0, dxName: '' })],
  },
  { row: 12, steps: [add({ procCode: 'd0120' }, 404, 'procCode not found.')] },
  { row: 13, steps: [add({ CodeNum: String(codeNums.D0120) }, 201, { procCode: 'D0120' })] },
  { row: 14, steps: [add({ ...D2393, ToothNum: '4', Surf: 'OM' }, 201, { Surf: 'MO', ToothRange: '' })] },
  { row: 15, steps: [add({ ...D2393, ToothNum: 4, Surf: 'ldom' }, 201, { ToothNum: '4', Surf: 'MODL' })] },
  { row: 16, steps: [add({ procCode: 'D2331', ToothNum: '8', Surf: 'FI' }, 201, { Surf: 'IF' })] },
  { row: 17, steps: [add({ ...D2393, ToothNum: '8', Surf: 'MO' }, 400)] },
  {
    row: 18,
    steps: [
      add({ ...D2393, ToothNum: 'A', Surf: 'MO' }, 201, { ToothNum: 'A', Surf: 'MO' }),
      add({ ...D2393, ToothNum: 'C', Surf: 'MF' }, 201, { ToothNum: 'C', Surf: 'MF' }),
      add({ ...D2393, ToothNum: '54', Surf: 'OD' }, 201, { ToothNum: '54', Surf: 'OD' }),
    ],
  },
  {
    row: 19,
    steps: [add({ ...D2393, ToothNum: '33', Surf: 'MO' }, 400), add({ ...D2393, ToothNum: '04', Surf: 'MO' }, 400)],
  },
  {
    row: 20,
    steps: [add({ ...D2393, Surf: 'MO' }, 400, "A ToothNum is required for the procedure code's treatment area.")],
  },
  {
    row: 21,
    steps: [
      add({ ...D2393, ToothNum: '4' }, 400, "A Surf is required for the procedure code's treatment area."),
      add({ procCode: 'D4341' }, 400, "A Surf is required for the procedure code's treatment area."),
    ],
  },
  { row: 22, steps: [add({ procCode: 'D4341', Surf: 'lr', ToothNum: '99' }, 201, { Surf: 'LR', ToothNum: '' })] },
  {
    row: 23,
    steps: [add({ procCode: 'S0001', Surf: '7' }, 400), add({ procCode: 'S0001', Surf: 2 }, 201, { Surf: '2' })],
  },
  {
    row: 24,
    steps: [
      add({ procCode: 'D9972', Surf: 'L' }, 400),
      add({ procCode: 'D9972', Surf: 'L', ToothRange: '31,30, 18-21' }, 201, { ToothRange: '18,19,20,21,30,31' }),
    ],
  },
  { row: 25, steps: [add({ procCode: 'D5213', ToothRange: '2,3, 13-15' }, 201, { ToothRange: '2,3,13,14,15' })] },
  {
    row: 26,
    steps: ['15-13', '2,junk', '51'].map((ToothRange) => add({ procCode: 'D5213', ToothRange }, 400)),
  },
  {
    row: 27,
    steps: [add({ procCode: 'D1206', ToothRange: '2,3, 13-15' }, 201, { ToothRange: '', ProcFee: '35.00' })],
  },
  {
    row: 28,
    steps: [
      add({ ...D0120, PatNum: 12 }, 201, { ProcFee: '50.00' }),
      add({ PatNum: 12, procCode: 'D2331', ToothNum: '8', Surf: 'MI' }, 201, { ProcFee: '160.00' }),
    ],
  },
  {
    row: 29,
    steps: [
      {
        ...add({ PatNum: 12, procCode: 'D2331', ToothNum: '8', Surf: 'MI' }, 201, { ProcFee: '150.00' }),
        given: setPreference('InsPpoAlwaysUseUcrFee', '1'),
      },
    ],
  },
  { row: 30, steps: [add({ ...D0120, PatNum: 13 }, 201, { ProcFee: '45.00' })] },
  {
    row: 31,
    steps: [
      add({ ...D0120, PatNum: 15 }, 201, { ProcFee: '44.00' }),
      add({ procCode: 'D1206', PatNum: 15 }, 201, { ProcFee: '0.00' }),
    ],
  },
  {
    row: 32,
    steps: [
      add({ ...D0120, PatNum: 14 }, 201, { ProcFee: '50.00' }, { holds: noAdjustment }),
      add(
        { ...D0120, PatNum: 14, ProcStatus: 'C' },
        201,
        { ProcFee: '50.00' },
        {
          holds: async ({ rows }, expect, procNum) =>
            expect(await rows('adjustment')).toMatchObject([{ ProcNum: procNum, AdjAmt: -20, AdjType: 15 }]),
        },
      ),
    ],
  },
  {
    row: 33,
    steps: [
      add({ ...D0120, ProcFee: '125.95' }, 201, { ProcFee: '125.95' }),
      add({ ...D0120, ProcFee: 250 }, 201, { ProcFee: '250.00' }),
      add({ ...D0120, ProcFee: '-1' }, 400),
      add({ ...D0120, ProcFee: 'abc' }, 400),
    ],
  },
  {
    row: 34,
    steps: [
      add(
        { ...D0120, AptNum: 201 },
        201,
        { ProvNum: 3, ClinicNum: 1, ProcDate: TODAY },
        {
          holds: async ({ rows }, expect) => {
            const [appointment] = await rows('appointment', ({ AptNum }) => AptNum === 201);
            expect(appointment?.ProcDescript).toBe('#5-OD-C3P, Exam');
          },
        },
      ),
    ],
  },
  {
    row: 35,
    steps: [add({ ...D0120, PatNum: 11 }, 201, { ProvNum: 1, ClinicNum: 0, PlaceService: 'Office' })],
  },
  {
    row: 36,
    steps: [
      add({ ...D0120, AptNum: 204 }, 400),
      add({ ...D0120, AptNum: 99999 }, 404, 'Appointment not found.'),
      add({ ...D0120, AptNum: 202 }, 400),
    ],
  },
  {
    row: 37,
    steps: [add({ ...D0120, PlaceService: 'School' }, 400), add({ ...D0120, SiteNum: 0 }, 400)],
  },
  {
    row: 38,
    steps: [
      add({ ...D0120, ProcTimeEnd: '14:00:00' }, 400),
      add({ ...D0120, ProcTime: '13:45:00' }, 201, { ProcTime: '13:45:00' }),
      add({ ...D0120, ProcTime: '1:45' }, 400),
    ],
  },
  {
    row: 39,
    steps: [add({ ...D0120, Prosthesis: 'R' }, 400), add({ ...D0120, Prosthesis: '' }, 201, { Prosthesis: '' })],
  },
  {
    row: 40,
    steps: [
      add({ procCode: 'D2740', ToothNum: '3', Prosthesis: 'I', DateOriginalProsth: '2015-02-03' }, 201, {
        Prosthesis: 'I',
        DateOriginalProsth: '2015-02-03',
      }),
      add({ procCode: 'D2740', ToothNum: '3', Prosthesis: 'No' }, 201, { Prosthesis: '' }),
    ],
  },
  {
    row: 41,
    steps: [
      add({ ...D0120, ProcStatus: 'C', ProcDate: day(1) }, 400),
      add({ ...D0120, ProcDate: day(1) }, 201, { ProcDate: day(1) }),
    ],
  },
  {
    row: 42,
    steps: [
      add({ procCode: 'D7140', ToothNum: '32', ProcStatus: 'C' }, 201, undefined, {
        holds: async ({ rows }, expect, procNum) => {
          const missing = { PatNum: 10, ToothNum: '32', InitialType: ToothInitialType.Missing };
          expect(await rows('toothinitial')).toMatchObject([missing]);
          expect(await rows('treatplanattach', ({ ProcNum }) => ProcNum === procNum)).toEqual([]);
        },
      }),
    ],
  },
  {
    row: 43,
    steps: [
      add(
        { ...D0120, Discount: 25.99, UnitQty: 5, Foo: 1 },
        201,
        { Discount: 25.99, UnitQty: 1 },
        { holds: noAdjustment },
      ),
    ],
  },
  {
    row: 44,
    steps: [
      put('/100', 200, {}, { holds: stampOf100(LAID) }),
      put('/100', 200, { Note: 'x' }, { holds: stampOf100(LAID) }),
    ],
  },
  {
    row: 45,
    steps: [
      put('/101', 400, { Surf: 'DO' }),
      put('/101', 200, { Surf: 'OM' }, { answer: { Surf: 'MO' } }),
      put('/101', 200, { Surf: '' }, { answer: { Surf: 'MO' } }),
    ],
  },
  {
    row: 46,
    steps: [
      put('/100', 400, { CodeNum: codeNums.D2331, procCode: 'D2331' }),
      put('/100', 400, D0120, { answer: 'procCode must have the same treatment area as the current code.' }),
    ],
  },
  {
    row: 47,
    steps: [
      put(
        '/100',
        200,
        { procCode: 'D2331' },
        {
          answer: { procCode: 'D2331', ProcFee: '150.00', ToothNum: '4', Surf: 'MO' },
        },
      ),
    ],
  },
  {
    row: 48,
    steps: [
      put('/100', 400, { ToothRange: '2' }),
      put('/100', 200, { ToothRange: '' }, { answer: { ToothRange: '' } }),
    ],
  },
  {
    row: 49,
    steps: [
      put('/100', 400, { ToothNum: '8' }),
      put('/100', 200, { ToothNum: '8', Surf: 'MI' }, { answer: { ToothNum: '8', Surf: 'MI' } }),
    ],
  },
  {
    row: 50,
    steps: [
      put(
        '/109',
        200,
        { ProcStatus: 'C' },
        {
          answer: { ProcStatus: 'C', DateEntryC: TODAY, ProcDate: day(-3) },
          holds: async ({ rows }, expect) => {
            expect(await rows('adjustment')).toMatchObject([{ ProcNum: 109, AdjAmt: -15, AdjType: 14 }]);
            expect(await rows('treatplanattach', ({ ProcNum }) => ProcNum === 109)).toEqual([]);
          },
        },
      ),
    ],
  },
  { row: 51, continues: true, steps: [remove('/109', 400)] },
  {
    row: 52,
    continues: true,
    steps: [
      put(
        '/109',
        200,
        { ProcStatus: 'TP' },
        {
          answer: { ProcStatus: 'TP', Discount: 15 },
          holds: async ({ rows }, expect) => {
            expect(await rows('adjustment')).toEqual([]);
            expect(await rows('treatplanattach', ({ ProcNum }) => ProcNum === 109)).toMatchObject([
              { TreatPlanNum: 301 },
            ]);
          },
        },
      ),
    ],
  },
  { row: 53, steps: [put('/108', 400, { ProcStatus: 'C' })] },
  {
    row: 54,
    steps: [
      put('/100', 200, { AptNum: '201' }, { answer: { AptNum: 201, ProvNum: 3, ClinicNum: 2, ProcDate: day(7) } }),
    ],
  },
  {
    row: 54,
    steps: [put('/100', 200, { AptNum: 201, ProvNum: 1 }, { answer: { ProvNum: 1, ClinicNum: 2, ProcDate: day(7) } })],
  },
  {
    row: 55,
    steps: [
      put('/100', 400, { AptNum: 202 }),
      put('/100', 200, { PlannedAptNum: 202 }, { answer: { PlannedAptNum: 202 } }),
      put('/100', 400, { AptNum: 203 }),
    ],
  },
  {
    row: 56,
    steps: [
      put('/103', 400, { ProcFee: '99' }),
      put('/103', 200, { ProcFee: '50.00' }),
      put('/103', 200, { ClaimNote: 'x' }, { answer: { ClaimNote: 'x', ProcFee: '50.00' } }),
    ],
  },
  {
    row: 57,
    steps: [
      put(
        '/103',
        400,
        { ProcStatus: 'TP' },
        {
          answer: 'ProcStatus cannot be changed while the procedure is on a claim.',
        },
      ),
    ],
  },
  {
    row: 58,
    steps: [
      put('/110', 400, { Dx: 126 }),
      put('/120', 400, { Dx: 126 }),
      put('/999999', 404, { Dx: 126 }, { answer: 'Procedure not found.' }),
    ],
  },
  {
    row: 59,
    steps: [
      remove('/100', 200, { answer: '' }),
      get('/100', 200, { answer: { ProcNum: 100, ProcStatus: 'D' } }),
      remove('/100', 400),
    ],
  },
  {
    row: 60,
    steps: [
      remove('/102', 400),
      remove('/103', 400, { answer: 'Not allowed to delete a procedure that is attached to a claim.' }),
      remove('/104', 400),
    ],
  },
  { row: 61, steps: [remove('/101', 200, { answer: '' })] },
  {
    row: 62,
    steps: [
      post(
        '/GroupNote',
        201,
        { PatNum: 10, ProcNums: [105, 106, 105], Note: 'x' },
        {
          answer: { ProcNums: [105, 106], ProvNum: 2, Note: 'x', isSigned: 'false' },
          holds: async ({ rows }, expect, procNum) =>
            expect(await rows('procedurelog', ({ ProcNum }) => ProcNum === procNum)).toMatchObject([
              { ProcStatus: ProcStatus.EC, CodeNum: codeNums['~GRP~'], ProcDate: day(-5) },
            ]),
        },
      ),
    ],
  },
  {
    row: 63,
    steps: [
      groupNote([105, 107], 400),
      groupNote([100, 105], 400),
      groupNote('105,106', 400),
      groupNote([], 400, 'ProcNums is required.'),
    ],
  },
  { row: 64, steps: [groupNote([105], 201, { isSigned: 'true', ProvNum: 1 }, { isSigned: 'true', ProvNum: 1 })] },
  { row: 65, steps: [get('/GroupNotes?PatNum=11', 404, { answer: 'No GroupNote(s) found for PatNum 11.' })] },
  {
    row: 66,
    steps: [get('/GroupNotes?PatNum=10', 200, { answer: [{ ProcNum: 121 }, { ProcNum: 120 }] })],
  },
  {
    row: 67,
    steps: [
      put(
        '/120/GroupNote',
        200,
        { PatNum: 10, Note: 'B' },
        {
          answer: { Note: 'B', ProcNums: [105, 106] },
          holds: async ({ rows }, expect) => {
            const notes = await rows('procnote', ({ ProcNum }) => ProcNum === 120);
            expect(notes.map(({ Note }) => Note)).toEqual(['A', 'B']);
          },
        },
      ),
    ],
  },
  {
    row: 68,
    steps: [
      put('/120/GroupNote', 400, { PatNum: 10, Note: 'B', doAppendNote: 'true' }),
      put('/121/GroupNote', 400, { PatNum: 10, Note: 'B' }),
      put('/121/GroupNote', 200, { PatNum: 10, Note: 'B', doAppendNote: 'true' }, { answer: { Note: 'A\r\n\r\nB' } }),
    ],
  },
  {
    row: 69,
    steps: [put('/101/GroupNote', 400, { PatNum: 10, Note: 'B' }), remove('/101/GroupNote', 400), remove('/120', 400)],
  },
  {
    row: 70,
    steps: [
      remove('/120/GroupNote', 200, { answer: '' }),
      get('/GroupNotes?PatNum=10', 200, {
        answer: [{ ProcNum: 121 }],
        holds: async ({ rows }, expect) => {
          const members = await rows('procedurelog', ({ ProcNum }) => ProcNum === 105 || ProcNum === 106);
          expect(members.map((member) => member.ProcStatus)).toEqual([ProcStatus.C, ProcStatus.C]);
        },
      }),
    ],
  },
  {
    row: 71,
    steps: [get('/InsuranceHistory?PatNum=12&InsSubNum=501', 200, { answer: emptyHistory })],
  },
  {
    row: 72,
    steps: [
      post('/InsuranceHistory', 201, history(12, 501, 'InsHistExamCodes', '2023-01-23'), {
        answer: {
          ProcStatus: 'EO',
          ProcFee: '0.00',
          Priority: 0,
          Dx: 0,
          DateTP: '2023-01-23',
          DateTStamp: NOW,
          serverDateTime: '',
        },
        holds: async ({ rows }, expect, procNum) =>
          expect(await rows('claimproc', ({ ProcNum }) => ProcNum === procNum)).toMatchObject([
            { Status: ClaimProcStatus.InsHist, InsSubNum: 501, PlanNum: 401, ProcDate: '2023-01-23' },
          ]),
      }),
    ],
  },
  {
    row: 73,
    continues: true,
    steps: [
      get('/InsuranceHistory?PatNum=12&InsSubNum=501', 200, {
        holds: async (_practice, expect, procNum, answer) =>
          expect(answer[2]).toEqual({ insHistPrefName: 'InsHistExamCodes', procDate: '2023-01-23', ProcNum: procNum }),
      }),
    ],
  },
  {
    row: 74,
    steps: [
      add({ ...D0120, PatNum: 12, ProcStatus: 'EO' }, 201),
      get('/InsuranceHistory?PatNum=12&InsSubNum=501', 200, { answer: emptyHistory }),
    ],
  },
  {
    row: 75,
    steps: [
      post('/InsuranceHistory', 201, history(11, 502, 'InsHistPerioLRCodes', '2020-05-01'), {
        answer: { ProvNum: 3, Surf: 'LR', ClinicNum: 0 },
      }),
    ],
  },
  {
    row: 76,
    steps: [
      post('/InsuranceHistory', 400, history(12, 501, 'inshistexamcodes', '2023-01-23'), {
        answer: 'insHistPrefName is invalid.',
      }),
      post('/InsuranceHistory', 400, history(12, 501, 'InsHistPerioULCodes', '2023-01-23')),
    ],
  },
  {
    row: 77,
    steps: [
      get('/InsuranceHistory?InsSubNum=501', 400, { answer: 'PatNum is required.' }),
      get('/InsuranceHistory?PatNum=12&InsSubNum=99999', 404),
    ],
  },
  {
    row: 78,
    steps: [
      get('?PatNum=10&ProcStatus=D', 200, { answer: [{ ProcNum: 110 }] }),
      get('?ProcStatus=XX', 400),
      get('?PatNum=11', 200, { answer: [] }),
    ],
  },
  {
    row: 79,
    steps: [get('?DateTStamp=2020-07-30', 400, { answer: 'DateTStamp format must be yyyy-MM-dd HH:mm:ss' })],
  },
  {
    row: 80,
    steps: [
      get('/abc', 400, { answer: 'procedurelogs GET abc is not a valid method.' }),
      get('/999999', 404, { answer: 'Procedure not found.' }),
    ],
  },
];
