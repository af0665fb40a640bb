import { expect, it } from 'vitest';
import { ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, LAID, NOW, procedure } from './fixture.ts';
import { onFixture, refuse, succeed } from './on-fixture.ts';

onFixture('GET procedurelogs (procedures.md 2, 3)', (practice) => {
  const numbersOf = async (query: string): Promise<number[]> =>
    (await succeed(practice, 'GET', `?${query}`)).map((row: { ProcNum: number }) => row.ProcNum);

  it('answers every status, newest first', async () => {
    expect(await numbersOf('PatNum=10')).toEqual([121, 120, 110, 109, 108, 107, 106, 105, 102, 101, 100]);
    expect(await numbersOf('')).toHaveLength(13);
    expect(await succeed(practice, 'GET', '/120')).toMatchObject({ ProcStatus: 'EC', procCode: '~GRP~' });
    expect(await succeed(practice, 'GET', '/110')).toMatchObject({ ProcStatus: 'D', serverDateTime: NOW });
  });

  it.each([
    ['AptNum=201', [108]],
    ['AptNum=0&PatNum=12', [104, 103]],
    ['PlannedAptNum=0&PatNum=12', [104, 103]],
    ['ProcStatus=eo', [102]],
    ['ProcStatus=D', [110]],
    ['ClinicNum=0', [104, 103]],
    ['ClinicNum=2', []],
    [`CodeNum=${codeNums.D2393}`, [108, 101, 100]],
    [`CodeNum=0&PatNum=12`, [104, 103]],
    ['PatNum=10&ProcStatus=TP&ClinicNum=1', [109, 108, 100]],
    ['PatNum=0&ProcStatus=EO', [102]],
    ['patnum=12&PROCSTATUS=c', [103]],
    ['PatNum=10&Limit=2&Offset=1', [120, 110]],
    ['PatNum=10&Offset=500', []],
    ['Limit=0', []],
  ])('%s → %j', async (query, procNums) => {
    expect(await numbersOf(query)).toEqual(procNums);
  });

  it('filters by the planned appointment', async () => {
    await practice.change('procedurelog', { ProcNum: 100 }, { PlannedAptNum: 202 });
    expect(await numbersOf('PlannedAptNum=202')).toEqual([100]);
  });

  it.each(Object.entries(ProcStatus))('filters by status %s', async (name, status) => {
    await practice.lay('procedurelog', procedure(130, 'D0120', { PatNum: 15, ProcStatus: status }));
    expect(await numbersOf(`PatNum=15&ProcStatus=${name}`)).toEqual([130]);
  });

  it('filters by the time stamp of the last change, that moment included', async () => {
    await succeed(practice, 'PUT', '/100', { ClaimNote: 'x' });
    expect(await numbersOf(`DateTStamp=${NOW}`)).toEqual([100]);
    expect(await numbersOf(`DateTStamp=${LAID.replace(' ', '+')}`)).toHaveLength(13);
    expect(await numbersOf(`DateTStamp=${day(1)}%2000:00:00`)).toEqual([]);
  });

  it('reads one clock for a list', async () => {
    const rows = await succeed(practice, 'GET', '?PatNum=12');
    expect(rows.map((row: { serverDateTime: string }) => row.serverDateTime)).toEqual([NOW, NOW]);
  });

  it.each([
    ['PatNum=x', 400, 'PatNum is invalid.'],
    ['PatNum=999', 404, 'Patient not found.'],
    ['PatNum=-1', 404, 'Patient not found.'],
    ['AptNum=999', 404, 'Appointment not found.'],
    ['PlannedAptNum=999', 404, 'Appointment not found.'],
    ['ClinicNum=999', 404, 'Clinic not found.'],
    ['CodeNum=999', 404, 'CodeNum not found.'],
    ['ProcStatus=1', 400, 'ProcStatus is invalid.'],
    ['ProcStatus=', 400, 'ProcStatus is invalid.'],
    ['DateTStamp=2020-07-30', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
    ['DateTStamp=2020-02-30 00:00:00', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
    ['Limit=x', 400, 'Limit is invalid.'],
    ['Offset=-1', 400, 'Offset is invalid.'],
    ['PatNum=999&AptNum=x', 400, 'AptNum is invalid.'],
  ])('?%s → %i %s', (query, status, sentence) => refuse(practice, ['GET', `?${query}`], status, sentence));

  it.each([
    ['GET', '/0', 404, 'Procedure not found.'],
    ['GET', '/-5', 404, 'Procedure not found.'],
    ['GET', '/12.0', 400, 'procedurelogs GET 12.0 is not a valid method.'],
    ['PUT', '', 400, 'procedurelogs PUT  is not a valid method.'],
    ['POST', '/GroupNotes', 400, 'procedurelogs POST GroupNotes is not a valid method.'],
    ['DELETE', '/5/Other', 400, 'procedurelogs DELETE Other is not a valid method.'],
  ])('%s %s → %i %s', (verb, path, status, sentence) => refuse(practice, [verb, path], status, sentence));

  it('tells a row whose code and provider are gone', async () => {
    await practice.lay('procedurelog', {
      ProcNum: 130,
      CodeNum: 999,
      ProvNum: 99,
      Priority: 126,
      Dx: 999,
      ProcStatus: 1,
    });
    expect(await succeed(practice, 'GET', '/130')).toMatchObject({
      procCode: '',
      descript: '',
      provAbbr: '',
      Priority: 126,
      priority: '',
      dxName: '',
    });
  });
});
