import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Look } from '../../src/db/feed/feed.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { insertRow } from '../../src/db/rows/rows.ts';
import { exportLines, rowsAtOnce } from '../../src/resources/changes/export.ts';
import { rowsOfTables } from '../../src/resources/changes/rows.ts';
import { operations } from '../../src/resources/index.ts';
import { engines, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const rows = rowsOfTables(operations);

describe.each(engines)('an export, on %s', (engine) => {
  let office: TestPractice;
  beforeEach(async () => {
    office = await startTestPractice({ engine });
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    await office.lay('patient', { PatNum: 11, LName: 'Ivory', PriProv: 1 });
  });
  afterEach(() => office.stop());

  const read = async (resource: string, query = '') => {
    const answer = await office.ext('GET', `/api/ext/v1/export/${resource}${query}`);
    const lines = answer.status === 200 ? answer.text.split('\n').slice(0, -1) : [];
    return { ...answer, lines: lines.map((line) => JSON.parse(line)) };
  };

  it('has every row as GET gives it, whatever a list would leave out', async () => {
    await office.lay('patient', { PatNum: 12, LName: 'Gone', PatStatus: 4, PriProv: 1 });
    const { body } = await office.post('/procedurelogs', {
      PatNum: 11,
      ProcDate: '2025-03-10',
      ProcStatus: 'TP',
      procCode: 'D0120',
    });
    await office.delete(`/procedurelogs/${body.ProcNum}`);
    const procedures = await read('procedurelogs');
    expect(procedures.headers.get('content-type')).toContain('application/x-ndjson');
    const { serverDateTime, ...row } = (await office.get(`/procedurelogs/${body.ProcNum}`)).body;
    expect(procedures.lines).toEqual([row]);
    expect(procedures.lines[0]).toMatchObject({ ProcStatus: 'D' });
    expect((await read('Patients')).lines.map(({ PatNum, PatStatus }) => [PatNum, PatStatus])).toEqual([
      [11, 'Patient'],
      [12, 'Deleted'],
    ]);
    const empty = await read('clinics');
    expect([empty.text, empty.headers.get('x-table')]).toEqual(['', 'clinic']);
  });

  it('names a number from which the changes go on without a gap', async () => {
    const before = await read('patients');
    const number = Number(before.headers.get('x-change-number'));
    expect(number).toBe(4);
    await office.lay('patient', { PatNum: 13, LName: 'Later', PriProv: 1 });
    const { body } = await office.ext('GET', `/api/ext/v1/changes?after=${number}&include=row`);
    expect(body.changes.map(({ table, key }: { table: string; key: number }) => [table, key])).toEqual([
      ['patient', 13],
    ]);
    expect((await read('patients')).lines.at(-1)).toEqual(body.changes[0].row);
  });

  it('resumes behind a key, and crosses pieces without a hole', async () => {
    const count = rowsAtOnce('clinic') * 2 + 7;
    await office.lay('clinic', ...Array.from({ length: count }, (_, index) => ({ ClinicNum: 2 * index + 1 })));
    const all = (await read('clinics')).lines.map(({ ClinicNum }) => ClinicNum);
    expect(all).toEqual(Array.from({ length: count }, (_, index) => 2 * index + 1));
    const rest = (await read('clinics', '?after=100')).lines.map(({ ClinicNum }) => ClinicNum);
    expect(rest).toEqual(all.filter((key) => key > 100));
  });

  it('names table and key where that is asked for, also of rows that do not hold their own', async () => {
    await office.lay('patientnote', { PatNum: 11, Medical: 'Asthma' });
    const plain = (await read('patientnotes')).lines;
    expect(plain).toHaveLength(1);
    expect((await read('patientnotes', '?include=key')).lines).toEqual([
      { table: 'patientnote', key: 11, row: plain[0] },
    ]);
    expect((await read('patientnotes', '?include=key&after=11')).lines).toEqual([]);
    const patients = (await read('patients', '?include=key')).lines;
    expect(patients.map(({ table, key, row }) => [table, key, row.PatNum])).toEqual([['patient', 11, 11]]);
  });

  it.each([
    ['nosuch', '', 404, 'nosuch is not a valid resource.'],
    ['patients', '?after=x', 400, 'after is invalid.'],
    ['patients', '?include=row', 400, 'include is invalid.'],
    ['', '', 400, 'export GET  is not a valid method.'],
  ])('refuses export/%s%s', async (resource, query, status, sentence) => {
    const answer = await read(resource, query);
    expect([answer.status, answer.body]).toEqual([status, sentence]);
  });

  it('offers every resource that has a list of a table’s rows', async () => {
    const lists = operations.filter(
      ({ verb, base, path, answer }) =>
        verb === 'GET' && !base && /^\/\w+$/.test(path) && answer.kind === 'list' && 'source' in answer.row,
    );
    expect(lists.length).toBeGreaterThan(80);
    for (const { path } of [...lists, { path: '/documents' }])
      expect([path, (await read(path.slice(1))).status]).toEqual([path, 200]);
  });
});

describe.each(engines)('the memory of an export, on %s', (engine) => {
  it('is one piece, and nothing is read for a reader that has stopped', async () => {
    const { database, drop } = await freshDatabase(engine);
    const { practice } = await openPractice(database, systemClock);
    try {
      await practice.write(async (tx) => {
        for (let index = 0; index < 800; index++) await insertRow(tx, 'clinic', { Abbr: `C${index}` });
      });
      let looks = 0;
      const look: Look = (work) => {
        looks++;
        return practice.read(work);
      };
      const { signal } = new AbortController();
      const lines = exportLines(look, rows.get('clinic')!, { after: 0, withKeys: false, formats: {}, ended: signal });
      for (const [piece, size] of [10, 40, 160].entries()) {
        const { value } = await lines.next();
        expect(value!.split('\n')).toHaveLength(size + 1);
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(looks).toBe(piece + 1);
      }
      await lines.return(undefined);
      expect(looks).toBe(3);
    } finally {
      await practice.close();
      await drop();
    }
  });

  it('counts fewer rows where a text may be long', () => {
    expect(rowsAtOnce('clinic')).toBeGreaterThan(rowsAtOnce('patient'));
    expect(rowsAtOnce('etransmessagetext')).toBeLessThanOrEqual(20);
  });
});
