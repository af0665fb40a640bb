import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { AptStatus, ClaimProcStatus, DefCat, PlaceService, ProcStatus, TreatArea } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { asSent } from '../support/page-samples.ts';
import { type Answer, testPractice } from '../support/test-practice.ts';
import * as samples from './page-samples.ts';

/** The answer to a POST with the number of the sample, because the database chooses the number of a new row. */
const numbered = ({ text, body }: Answer, procNum: number) =>
  text.replace(`"ProcNum":${body.ProcNum},`, `"ProcNum":${procNum},`);

const expected = (sample: string) => asSent(samples.withoutSlips(sample));

/** The row of a sample as the database holds it. */
function rowOf(sample: string): Partial<Row<'procedurelog'>> {
  const fields = JSON.parse(samples.withoutSlips(sample)) as Record<string, string | number>;
  const columns = Object.entries(fields).filter(([name]) => /^[A-Z]/.test(name));
  return Object.fromEntries(columns.map(([name, value]) => [name, stored(name, value)]));
}

function stored(name: string, value: string | number): string | number {
  if (name === 'ProcStatus') return ProcStatus[value as keyof typeof ProcStatus];
  if (name === 'PlaceService') return PlaceService[value as keyof typeof PlaceService];
  if (name === 'ProcFee') return Number(value);
  return value === 'true' || value === 'false' ? Number(value === 'true') : value;
}

/** Codes of the page's samples. */
const codes: Partial<Row<'procedurecode'>>[] = [
  { CodeNum: 2, ProcCode: 'D0120', Descript: 'Recall exam', TreatArea: TreatArea.Mouth },
  { CodeNum: 33, ProcCode: 'D2331', Descript: 'Front filling, two sides', TreatArea: TreatArea.Surf },
  { CodeNum: 176, ProcCode: 'D1110', Descript: 'Cleaning, adult', TreatArea: TreatArea.Mouth },
  { CodeNum: 193, ProcCode: 'D2393', Descript: 'Back filling, three sides', TreatArea: TreatArea.Surf },
  { CodeNum: 50, ProcCode: 'D1206', Descript: 'Fluoride varnish', TreatArea: TreatArea.None },
  { CodeNum: 60, ProcCode: 'D0272', TreatArea: TreatArea.Mouth },
  { CodeNum: 61, ProcCode: 'D0210', TreatArea: TreatArea.Mouth },
  { CodeNum: 62, ProcCode: 'D4341', TreatArea: TreatArea.Quad },
  { CodeNum: 63, ProcCode: 'D4355', TreatArea: TreatArea.Mouth },
  { CodeNum: 70, ProcCode: 'D9972', TreatArea: TreatArea.Arch, AreaAlsoToothRange: 1 },
  { CodeNum: 71, ProcCode: 'D9975', TreatArea: TreatArea.Arch, AreaAlsoToothRange: 1 },
  { CodeNum: 99, ProcCode: '~GRP~', Descript: 'Group Note' },
];

describe.each(engines)('examples of the ProcedureLogs page, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(async () => {
    await practice.clear();
    await practice.lay('procedurecode', ...codes);
    await practice.lay(
      'definition',
      { DefNum: 148, Category: DefCat.TxPriorities, ItemName: 'Low' },
      { DefNum: 149, Category: DefCat.TxPriorities, ItemName: 'High', ItemOrder: 1 },
      { DefNum: 153, Category: DefCat.TxPriorities, ItemName: '3', ItemOrder: 2 },
      { DefNum: 126, Category: DefCat.Diagnosis, ItemName: 'Cracked Tooth' },
      { DefNum: 127, Category: DefCat.Diagnosis, ItemName: 'Defect (or miss fill)', ItemOrder: 1 },
      { DefNum: 139, Category: DefCat.Diagnosis, ItemName: 'None', ItemOrder: 2 },
    );
  });

  it('GET /procedurelogs/20', async () => {
    await practice.lay('provider', { ProvNum: 2, Abbr: 'DOC2' });
    await practice.lay('procedurelog', rowOf(samples.single));
    practice.setNow('2025-06-17 09:00:34');
    const answer = await practice.get('/procedurelogs/20');
    expect([answer.status, answer.text]).toEqual([200, expected(samples.single)]);
  });

  it('GET /procedurelogs?DateTStamp=2020-07-30 08:00:00&Offset=400', async () => {
    const others = Array.from({ length: 400 }, (_, n) => ({ ProcNum: 1000 + n, DateTStamp: '2020-07-30 08:00:00' }));
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await practice.lay('procedurelog', rowOf(samples.listFirst), rowOf(samples.listSecond), ...others);
    practice.setNow('2023-08-19 13:04:27');
    const answer = await practice.get('/procedurelogs?DateTStamp=2020-07-30 08:00:00&Offset=400');
    // The sample stands in ascending order; the service lists the newest first (procedures.md 28.1).
    const list = `[${[samples.listSecond, samples.listFirst].map(expected).join(',')}]`;
    expect([answer.status, answer.text]).toEqual([200, list]);
  });

  it.each([
    ['PatNum=261', [1]],
    ['AptNum=202', [2]],
    ['ClinicNum=1', [3]],
  ])('GET /procedurelogs?%s', async (query, procNums) => {
    await practice.lay('procedurelog', { ProcNum: 1, PatNum: 261 }, { ProcNum: 2, AptNum: 202 });
    await practice.lay('procedurelog', { ProcNum: 3, ClinicNum: 1 }, { ProcNum: 4 });
    const { status, body } = await practice.get(`/procedurelogs?${query}`);
    expect([status, body.map((row: { ProcNum: number }) => row.ProcNum)]).toEqual([200, procNums]);
  });

  it('GET /procedurelogs/InsuranceHistory?PatNum=2617&InsSubNum=2046', async () => {
    await practice.lay('patient', { PatNum: 2617 });
    await practice.lay('inssub', { InsSubNum: 2046 });
    await practice.lay('preference', { PrefName: 'InsHistPerioULCodes', ValueString: '' });
    const done = [
      { ProcNum: 13073, CodeNum: 60, ProcDate: '2021-12-12' },
      { ProcNum: 17068, CodeNum: 61, ProcDate: '2023-03-08' },
      { ProcNum: 17064, CodeNum: 176, ProcDate: '2023-03-07' },
      { ProcNum: 1074, CodeNum: 62, ProcDate: '2009-06-19', Surf: 'LL' },
      { ProcNum: 17067, CodeNum: 63, ProcDate: '2023-03-01' },
    ];
    await practice.lay('procedurelog', ...done.map((row) => ({ PatNum: 2617, ProcStatus: ProcStatus.EO, ...row })));
    const { InsHist: Status } = ClaimProcStatus;
    await practice.lay('claimproc', ...done.map(({ ProcNum }) => ({ ProcNum, InsSubNum: 2046, Status })));
    const answer = await practice.get('/procedurelogs/InsuranceHistory?PatNum=2617&InsSubNum=2046');
    expect([answer.status, answer.text]).toEqual([200, expected(samples.insuranceHistory)]);
  });

  it('GET /procedurelogs/GroupNotes?PatNum=26', async () => {
    await practice.lay('patient', { PatNum: 26 });
    const row = { PatNum: 26, ProvNum: 3, CodeNum: 99, ProcStatus: ProcStatus.EC };
    await practice.lay('procedurelog', { ...row, ProcNum: 1453 }, { ...row, ProcNum: 1470 });
    await practice.lay(
      'procgroupitem',
      { GroupNum: 1453, ProcNum: 1454 },
      { GroupNum: 1453, ProcNum: 1455 },
      { GroupNum: 1470, ProcNum: 1472 },
      { GroupNum: 1470, ProcNum: 1471 },
    );
    await practice.lay(
      'procnote',
      { ProcNum: 1470, Note: 'Health as before' },
      { ProcNum: 1453, Note: 'Book the next visit soon', Signature: 'signed' },
    );
    const answer = await practice.get('/procedurelogs/GroupNotes?PatNum=26');
    expect([answer.status, answer.text]).toEqual([200, expected(samples.groupNotes)]);
  });

  it('POST /procedurelogs, the first example', async () => {
    await practice.lay('patient', { PatNum: 31 });
    const { status, body } = await practice.post('/procedurelogs', {
      PatNum: 31,
      ProcDate: '2021-04-28',
      ToothRange: '2,3, 13-15',
      Priority: 149,
      ProcStatus: 'TP',
      dxName: 'Defect (or miss fill)',
      procCode: 'D1206',
    });
    const answered = { PatNum: 31, ToothRange: '', priority: 'High', Dx: 127, procCode: 'D1206' };
    expect({ status, body }).toMatchObject({ status: 201, body: answered });
  });

  it('POST /procedurelogs, the second example with its answer', async () => {
    await practice.lay('patient', { PatNum: 29 });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC 1' });
    practice.setNow('2021-04-17 09:38:21');
    const answer = await practice.post('/procedurelogs', {
      PatNum: 29,
      AptNum: 0,
      ProcDate: '2021-04-25',
      ProcFee: '125.95',
      Surf: 'MO',
      ToothNum: '4',
      priority: 'Low',
      ProcStatus: 'TP',
      ProvNum: 1,
      Dx: 126,
      PlannedAptNum: 0,
      ClinicNum: 0,
      CodeNum: 33,
      ProcTime: '13:45:00',
      BillingNote: 'A thank-you discount, agreed with the dentist.',
      Discount: 25.99,
    });
    expect([answer.status, numbered(answer, 301)]).toEqual([201, expected(samples.created)]);
  });

  it('POST /procedurelogs/GroupNote', async () => {
    await practice.lay('patient', { PatNum: 52 });
    await practice.lay('provider', { ProvNum: 3 });
    const row = { PatNum: 52, CodeNum: 2, ProcStatus: ProcStatus.C, ProcDate: '2024-05-06' };
    await practice.lay('procedurelog', { ...row, ProcNum: 1470 }, { ...row, ProcNum: 1472 });
    const answer = await practice.post('/procedurelogs/GroupNote', {
      PatNum: 52,
      ProvNum: 3,
      ProcNums: [1470, 1472],
      Note: 'Health as before \r\nNo questions asked',
    });
    expect([answer.status, numbered(answer, 1473)]).toEqual([201, expected(samples.createdGroupNote)]);
  });

  it('POST /procedurelogs/InsuranceHistory', async () => {
    await practice.lay('patient', { PatNum: 572, PriProv: 1, ClinicNum: 3 });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await practice.lay('clinic', { ClinicNum: 3 });
    await practice.lay('inssub', { InsSubNum: 49, Subscriber: 572 });
    practice.setNow('2025-06-24 15:33:24');
    const answer = await practice.post('/procedurelogs/InsuranceHistory', {
      PatNum: 572,
      InsSubNum: 49,
      insHistPrefName: 'InsHistExamCodes',
      ProcDate: '2023-01-23',
    });
    expect([answer.status, numbered(answer, 19087)]).toEqual([201, expected(samples.createdInsuranceHistory)]);
  });

  it('PUT /procedurelogs/{ProcNum}, the first example with its answer', async () => {
    await practice.lay('patient', { PatNum: 23 });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' }, { ProvNum: 2, Abbr: 'HYG1' });
    await practice.lay('clinic', { ClinicNum: 2 });
    await practice.lay('site', { SiteNum: 9 });
    await practice.lay('appointment', { AptNum: 1023, PatNum: 23, AptStatus: AptStatus.Scheduled });
    await practice.lay('preference', { PrefName: 'EasyHidePublicHealth', ValueString: '0' });
    const before = { PatNum: 23, AptNum: 0, ProcFee: 100, Surf: 'O', Priority: 0, ProvNum: 1, Dx: 0, PlaceService: 0 };
    const dates = { ProcDate: '2022-03-02', DateTP: '2022-03-02', DateTStamp: '2022-03-02 11:27:25' };
    await practice.lay('procedurelog', { ...rowOf(samples.updated), ...before, ...dates, ClinicNum: 0, SiteNum: 0 });
    practice.setNow('2022-04-26 13:44:55');
    // The page sends this to procedure 100 and answers with 179 (procedures.md 28.20).
    const answer = await practice.put('/procedurelogs/179', {
      AptNum: '1023',
      ProcDate: '2022-04-25',
      ProcFee: '250',
      Priority: '153',
      ProcStatus: 'TP',
      ProvNum: '2',
      Dx: '139',
      PlannedAptNum: '0',
      PlaceService: 'PublicHealthClinic',
      ClinicNum: '2',
      DateTP: '2022-04-26',
      SiteNum: 9,
      ToothNum: '14',
      Surf: 'MO',
      ToothRange: '',
    });
    expect([answer.status, answer.text]).toEqual([200, expected(samples.updated)]);
  });

  it('PUT /procedurelogs/{ProcNum}, the second example', async () => {
    await practice.lay('patient', { PatNum: 23 });
    await practice.lay('procedurelog', { ProcNum: 100, PatNum: 23, CodeNum: 71, ProcStatus: ProcStatus.TP, Surf: 'U' });
    const { status, body } = await practice.put('/procedurelogs/100', {
      procCode: 'D9972',
      Prosthesis: '',
      Surf: 'L',
      ToothRange: '31,30, 18-21',
    });
    const answered = { procCode: 'D9972', Prosthesis: '', Surf: 'L', ToothRange: '18,19,20,21,30,31' };
    expect({ status, body }).toMatchObject({ status: 200, body: answered });
  });

  it('PUT /procedurelogs/1473/GroupNote', async () => {
    await practice.lay('patient', { PatNum: 30 });
    await practice.lay('provider', { ProvNum: 3 });
    await practice.lay('procedurelog', {
      ProcNum: 1473,
      PatNum: 30,
      CodeNum: 99,
      ProcStatus: ProcStatus.EC,
      ProvNum: 1,
    });
    await practice.lay('procgroupitem', { GroupNum: 1473, ProcNum: 1470 }, { GroupNum: 1473, ProcNum: 1472 });
    await practice.lay('procnote', { ProcNum: 1473, PatNum: 30, Note: 'Exam' });
    const answer = await practice.put('/procedurelogs/1473/GroupNote', { PatNum: 30, ProvNum: 3, Note: 'Dental exam' });
    expect([answer.status, answer.text]).toEqual([200, expected(samples.updatedGroupNote)]);
  });

  it('DELETE /procedurelogs/25 and /procedurelogs/144/GroupNote', async () => {
    await practice.lay('patient', { PatNum: 8 });
    await practice.lay(
      'procedurelog',
      { ProcNum: 25, PatNum: 8, CodeNum: 2, ProcStatus: ProcStatus.TP },
      { ProcNum: 144, PatNum: 8, CodeNum: 99, ProcStatus: ProcStatus.EC },
    );
    for (const path of ['/procedurelogs/25', '/procedurelogs/144/GroupNote']) {
      const { status, text } = await practice.delete(path);
      expect([path, status, text]).toEqual([path, 200, '']);
    }
  });
});
