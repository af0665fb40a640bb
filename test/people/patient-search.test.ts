import { beforeAll, describe, expect, it } from 'vitest';
import { PatientLinkType, PatStatus } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { day, layOffice, TODAY } from './office.ts';

/** Rows 1 to 14 of `companions-people.md` 22: who is found, in this order, or a refusal. */
const rows: readonly (readonly [number: string, path: string, found: readonly number[] | string])[] = [
  ['1', '?LName=Smith', [10, 11, 12]],
  ['2', '?LName=smi&FName=j', [10, 11, 12]],
  ['3', '?LName=mith', []],
  ['4', '?Phone=5035550110', [10]],
  ['4', '?Phone=15035550110', [10]],
  ['4', '?Phone=%2B1%20(503)%20555-0110', [10]],
  ['4', '?Phone=5550110', [10]],
  ['5', '?Phone=5035550199', [12]],
  ['5', '?Phone=ext', [13, 16, 17, 19, 10, 11, 12]],
  ['6', '?Address=88%20N%20Elm', [10]],
  ['6', '?Address=88-N-Elm', [10]],
  ['6', '?Address=Elm', [10]],
  ['6', '?Address=88%20Oak', []],
  ['7', '?City=alem', []],
  ['7', '?Email=example.org', [10]],
  ['8', '?clinicNums=2', [13, 16, 19, 11, 12]],
  ['8', '?clinicNums=x', 'clinicNums is invalid.'],
  ['9', '', [13, 16, 17, 19, 10, 11, 12]],
  ['10', '?showArchived=true&LName=Lee', [13, 14]],
  ['10', '?hideInactive=true&LName=Lee', []],
  ['11', '?guarOnly=true&LName=Smith', [10, 12]],
  ['11', '?Birthdate=1976-05-24', [10]],
  ['13', '/Simple?FName=an', [10, 12, 13, 14]],
  ['14', '/Simple?ClinicNum=0', [11]],
  ['14', '/Simple?SuperFamily=16', [16, 17]],
  ['14', '/Simple?PatStatus=Deleted', 'PatStatus is invalid.'],
];

describe.each(engines)('looking for patients, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeAll(async () => {
    await layOffice(practice);
    await practice.lay('appointment', { AptNum: 206, PatNum: 16, ClinicNum: 2, Pattern: '/XX/' });
  });
  const found = async (path: string) =>
    (await practice.get(`/patients${path}`)).body.map(({ PatNum }: { PatNum: number }) => PatNum);

  it.each(rows)('row %s: GET /patients%s', async (_number, path, expected) => {
    if (typeof expected !== 'string') expect(await found(path)).toEqual(expected);
    else expect(await practice.get(`/patients${path}`)).toMatchObject({ status: 400, text: expected });
  });

  it('leaves out who was merged into another one, until somebody is merged into them', async () => {
    expect(await found('?LName=Doe')).toEqual([]);
    expect(await found('/Simple?LName=Doe')).toEqual([18]);
    expect((await practice.get('/patients/18')).status).toBe(200);
    const link = { PatNumFrom: 12, PatNumTo: 18, LinkType: PatientLinkType.Clone, DateTimeLink: `${day(-1)} 12:00:00` };
    await practice.lay('patientlink', link);
    expect(await found('?LName=Doe')).toEqual([]);
    await practice.change('patientlink', { PatNumFrom: 12 }, { LinkType: PatientLinkType.Merge });
    expect(await found('?LName=Doe')).toEqual([18]);
    await practice.change('patientlink', { PatNumFrom: 12 }, { DateTimeLink: `${day(-40)} 12:00:00` });
    expect(await found('?LName=Doe')).toEqual([]);
  });

  it('keeps who was merged away archived', async () => {
    await practice.change('patient', { PatNum: 18 }, { PatStatus: PatStatus.Archived });
    const awake = await practice.put('/patients/18', { PatStatus: 'Patient' });
    expect([awake.status, awake.text]).toEqual([400, 'PatStatus of a merged patient cannot be changed.']);
    expect((await practice.put('/patients/18', { PatStatus: 'Archived', City: 'Salem' })).status).toBe(200);
    expect((await practice.put('/patients/14', { PatStatus: 'Patient' })).status).toBe(200);
  });
});
