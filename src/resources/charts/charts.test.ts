import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { startTestPractice, type TestPractice } from '../../../test/support/test-practice.ts';

const EXT = '/../ext/v1';

interface Tooth {
  tooth: string;
  state: string;
  label: string;
  findings: Record<string, unknown>[];
}

describe.each(engines)('charts on %s', (engine) => {
  let practice: TestPractice;
  const get = (path: string) => practice.get(`${EXT}${path}`);
  const toothOf = (chart: { teeth: Tooth[] }, tooth: string) => chart.teeth.find((one) => one.tooth === tooth);
  const numbersIn = (chart: { teeth: Tooth[]; areas: { findings: { ProcNum: number }[] }[] }) =>
    [...chart.teeth, ...chart.areas].flatMap(({ findings }) => findings.map(({ ProcNum }) => ProcNum)).sort();

  beforeAll(async () => {
    practice = await startTestPractice({ engine, now: '2026-06-15 09:00:00' });
    await practice.lay('patient', { PatNum: 13 }, { PatNum: 14 });
    await practice.lay(
      'definition',
      { DefNum: 90, Category: 11, ItemName: 'Exams & X-rays' },
      { DefNum: 91, Category: 11, ItemName: 'Gums', ItemOrder: 1 },
    );
    await practice.lay(
      'procedurecode',
      { CodeNum: 1, ProcCode: 'D2740', Descript: 'Crown', TreatArea: 2, PaintType: 8 },
      { CodeNum: 2, ProcCode: 'D2392', Descript: 'Filling', TreatArea: 1, PaintType: 6 },
      { CodeNum: 3, ProcCode: 'D5213', Descript: 'Partial', TreatArea: 7, PaintType: 12 },
      { CodeNum: 4, ProcCode: 'D4341', Descript: 'Scaling', TreatArea: 4, AreaAlsoToothRange: 1, ProcCat: 91 },
      { CodeNum: 5, ProcCode: 'X1', Descript: 'First look', TreatArea: 3, ProcCat: 90 },
      { CodeNum: 6, ProcCode: 'N1', Descript: 'Nail guard', LaymanTerm: 'Night guard', TreatArea: 0 },
      { CodeNum: 7, ProcCode: '~GRP~', Descript: 'Group note' },
      { CodeNum: 8, ProcCode: 'S1', Descript: 'Surgery', TreatArea: 5 },
    );
    const of13 = { PatNum: 13, ProcDate: '2026-05-01' };
    await practice.lay(
      'procedurelog',
      { ProcNum: 1, ...of13, CodeNum: 1, ProcStatus: 1, ToothNum: '3' },
      { ProcNum: 2, ...of13, CodeNum: 2, ProcStatus: 2, ToothNum: '14', Surf: 'MO', ProcDate: '2024-01-01' },
      { ProcNum: 3, ...of13, CodeNum: 3, ProcStatus: 1, ToothRange: '2,3,4' },
      { ProcNum: 4, ...of13, CodeNum: 4, ProcStatus: 4, Surf: 'UR', ToothRange: '6,7' },
      { ProcNum: 5, ...of13, CodeNum: 5, ProcStatus: 2 },
      { ProcNum: 6, ...of13, CodeNum: 6, ProcStatus: 7 },
      { ProcNum: 7, ...of13, CodeNum: 7, ProcStatus: 3 },
      { ProcNum: 8, ...of13, CodeNum: 1, ProcStatus: 6, ToothNum: '8' },
      { ProcNum: 9, ...of13, CodeNum: 1, ProcStatus: 8, ToothNum: '9' },
      { ProcNum: 10, ...of13, CodeNum: 8, ProcStatus: 5, Surf: '2' },
      { ProcNum: 11, ...of13, CodeNum: 1, ProcStatus: 2, ToothNum: '20', HideGraphics: 1 },
      { ProcNum: 12, ...of13, CodeNum: 999, ProcStatus: 1, ToothNum: '30' },
    );
    await practice.lay(
      'toothinitial',
      { PatNum: 13, ToothNum: '1', InitialType: 0 },
      { PatNum: 13, ToothNum: '5', InitialType: 2 },
    );
    await practice.lay(
      'treatplan',
      { TreatPlanNum: 70, PatNum: 13, TPStatus: 1, Heading: 'Active' },
      { TreatPlanNum: 71, PatNum: 13, TPStatus: 2, Heading: 'Other way' },
      { TreatPlanNum: 72, PatNum: 13, TPStatus: 0, Heading: 'Saved' },
    );
    await practice.lay('treatplanattach', { TreatPlanNum: 70, ProcNum: 1 }, { TreatPlanNum: 71, ProcNum: 9 });
    await practice.lay(
      'proctp',
      { ProcTPNum: 500, TreatPlanNum: 72, PatNum: 13, ProcNumOrig: 2, ToothNumTP: '14', Surf: 'MO', ProcCode: 'D2392' },
      { ProcTPNum: 501, TreatPlanNum: 72, PatNum: 13, ProcNumOrig: 3, ItemOrder: 1, ProcCode: 'D5213' },
      {
        ProcTPNum: 502,
        TreatPlanNum: 72,
        PatNum: 13,
        ProcNumOrig: 1,
        ItemOrder: 2,
        ToothNumTP: '12',
        ProcCode: 'D2740',
      },
      { ProcTPNum: 503, TreatPlanNum: 72, PatNum: 13, ProcNumOrig: 404, ItemOrder: 3, ProcCode: 'S1', Surf: '2' },
    );
  });
  afterAll(() => practice.stop());

  it('tell what a patient has', async () => {
    const { status, body } = await get('/patients/13/chart');
    expect(status).toBe(200);
    expect(body).toMatchObject({ PatNum: 13, asOf: '2026-06-15', dentition: 'mixed', numbering: 'Universal' });
    expect(body.teeth.map(({ tooth }: Tooth) => tooth)).toEqual([
      ...Array.from({ length: 32 }, (_, index) => String(index + 1)),
      'B',
    ]);
    expect(toothOf(body, '1')).toEqual({
      tooth: '1',
      label: '1',
      name: 'upper right third molar',
      state: 'missing',
      findings: [],
    });
    expect([toothOf(body, '5')!.state, toothOf(body, 'B')!.state]).toEqual(['hidden', 'primary']);
    expect(toothOf(body, '3')!.findings).toEqual([
      { ProcNum: 1, status: 'TP', kind: 'crown', surfaces: '', procCode: 'D2740', words: 'Crown, planned' },
      {
        ProcNum: 3,
        status: 'TP',
        kind: 'denture',
        surfaces: '',
        range: '2-4',
        procCode: 'D5213',
        words: 'Denture, planned',
      },
    ]);
    expect(toothOf(body, '14')!.findings).toMatchObject([{ ProcNum: 2, status: 'C', kind: 'filling', surfaces: 'MO' }]);
    expect(toothOf(body, '7')!.findings).toMatchObject([{ ProcNum: 4, range: '6,7', kind: 'perio' }]);
    expect(toothOf(body, '30')!).toMatchObject({ findings: [] });
    expect(body.areas).toMatchObject([
      { area: 'UR', name: 'upper right quadrant', findings: [{ ProcNum: 4, status: 'EO' }] },
      { area: 'S2', findings: [{ ProcNum: 10, status: 'R' }] },
      { area: 'M', findings: [{ ProcNum: 5, kind: 'exam', words: 'Exam, done' }] },
      { area: 'none', findings: [{ ProcNum: 6, words: 'Night guard, condition' }, { ProcNum: 12 }] },
    ]);
    expect(body.legend.map(({ status }: { status: string }) => status)).toEqual(['TP', 'C', 'EO', 'R', 'Cn']);
    expect(body.legend[0]).toEqual({ status: 'TP', words: 'Planned', color: '#b42318', pattern: 'hatched' });
    expect(body.sentences).toContain('Upper left first molar (14): filling, done (surfaces MO).');
  });

  it('show work of alternatives where it is asked for', async () => {
    expect(toothOf((await get('/patients/13/chart')).body, '9')!.findings).toEqual([]);
    const { body } = await get('/patients/13/chart?inactive=true');
    expect(toothOf(body, '9')!.findings).toMatchObject([{ ProcNum: 9, status: 'TPi' }]);
    expect((await get('/patients/13/chart.svg?inactive=true')).text).toContain('data-procnum="9" data-status="TPi"');
  });

  it('of a plan show its own work beside what was there', async () => {
    expect(numbersIn((await get('/treatplans/70/chart')).body)).toEqual([1, 10, 11, 2, 4, 4, 4, 5, 6]);
    const inactive = (await get('/treatplans/71/chart')).body;
    expect(toothOf(inactive, '9')!.findings).toMatchObject([{ ProcNum: 9, status: 'TPi' }]);
    expect(toothOf(inactive, '3')!.findings).toEqual([]);
  });

  it('of a saved plan are its lines, whatever became of them', async () => {
    const { body } = await get('/treatplans/72/chart');
    expect(toothOf(body, '14')!.findings).toMatchObject([{ ProcNum: 2, ProcTPNum: 500, status: 'TP', surfaces: 'MO' }]);
    expect(toothOf(body, '4')!.findings).toMatchObject([{ ProcNum: 3, ProcTPNum: 501, range: '2-4' }]);
    expect(toothOf(body, '12')!.findings).toMatchObject([{ ProcNum: 1, ProcTPNum: 502 }]);
    expect(toothOf(body, '3')!.findings).toMatchObject([{ ProcNum: 3 }]);
    expect(body.areas.find(({ area }: { area: string }) => area === 'S2').findings).toMatchObject([
      { ProcNum: 10, status: 'R' },
      { ProcNum: 404, status: 'TP' },
    ]);
  });

  it('of a plan leave completed work out when the office or the plan says so', async () => {
    await practice.lay('preference', { PrefName: 'TreatPlanShowCompleted', ValueString: '0' });
    expect(numbersIn((await get('/treatplans/70/chart')).body)).toEqual([1, 10, 6]);
    await practice.lay('treatplanparam', { PatNum: 13, TreatPlanNum: 70, ShowCompleted: 1 });
    expect(numbersIn((await get('/treatplans/70/chart')).body)).toContain(2);
    await practice.change('preference', { PrefName: 'TreatPlanShowCompleted' }, { ValueString: '1' });
  });

  it('speak the numbering of the office, and read it back from saved lines', async () => {
    await practice.lay('preference', { PrefName: 'UseInternationalToothNumbers', ValueString: '1' });
    const { body } = await get('/patients/13/chart');
    expect([body.numbering, toothOf(body, '3')!.label, toothOf(body, 'B')!.label]).toEqual(['FDI', '16', '54']);
    expect(toothOf(body, '3')!.findings[1]).toMatchObject({ range: '17-15' });
    await practice.change('proctp', { ProcTPNum: 502 }, { ToothNumTP: '36' });
    expect(toothOf((await get('/treatplans/72/chart')).body, '19')!.findings).toMatchObject([{ ProcTPNum: 502 }]);
    await practice.change('preference', { PrefName: 'UseInternationalToothNumbers' }, { ValueString: '0' });
  });

  it('take the colours of the office', async () => {
    const colors = Array.from({ length: 5 }, (_, index) => ({
      Category: 22,
      ItemOrder: index,
      ItemName: `Colour ${index}`,
      ItemColor: -3801088 + index,
      IsHidden: index === 0 ? 1 : 0,
    }));
    await practice.lay('definition', ...colors);
    expect((await get('/patients/13/chart')).body.legend[0].color).toBe('#c60000');
    expect((await get('/patients/13/chart.svg')).text).toContain('#c60000');
  });

  it('are drawn, the same bytes for the same data', async () => {
    const first = await get('/patients/13/chart.svg');
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    for (const held of ['<title', '<desc', 'data-tooth="3"', 'data-procnum="1" data-status="TP"']) {
      expect(first.text).toContain(held);
    }
    expect(first.text).not.toContain('data-procnum="11"');
    practice.setNow('2026-07-20 10:00:00');
    expect((await get('/patients/13/chart.svg?theme=light&highlight=77')).text).toBe(first.text);
    const etag = first.headers.get('etag')!;
    const again = await practice.ext('GET', '/api/ext/v1/patients/13/chart.svg', undefined, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    practice.setNow('2026-06-15 09:00:00');
    const plan = await get('/treatplans/72/chart.svg?theme=Print&highlight=2');
    expect(plan.text).toMatch(/data-procnum="2" data-status="TP" data-highlight="true"/);
    expect((await get('/patients/14/chart.svg')).text).toContain('All teeth are present');
  });

  it.each([
    ['/patients/99/chart', 404, 'Patient not found.'],
    ['/patients/99/chart.svg', 404, 'Patient not found.'],
    ['/treatplans/99/chart', 404, 'TreatPlan not found.'],
    ['/treatplans/0/chart.svg', 404, 'TreatPlan not found.'],
    ['/patients/13/chart.svg?theme=neon', 400, 'theme is invalid.'],
    ['/patients/13/chart?inactive=maybe', 400, 'inactive is invalid.'],
    ['/patients/13/chart.png', 400, 'patients GET chart.png is not a valid method.'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await get(path)).toMatchObject({ status, body: sentence });
  });
});
