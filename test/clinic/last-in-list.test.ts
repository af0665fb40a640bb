import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

const SMALL = 65_535;
const WHOLE = 2_147_483_647;

/** Lists in an order: the highest place that the column holds, and a request for one more row of some name. */
const lists = [
  ['apptfielddef', WHOLE, '/apptfielddefs', (FieldName: string) => ({ FieldName })],
  ['appointmenttype', WHOLE, '/appointmenttypes', (AppointmentTypeName: string) => ({ AppointmentTypeName })],
  ['codegroup', WHOLE, '/codegroups', (GroupName: string) => ({ GroupName })],
  ['definition', SMALL, '/definitions', (ItemName: string) => ({ ItemName, category: 'ApptConfirmed' })],
  ['diseasedef', SMALL, '/diseasedefs', (DiseaseName: string) => ({ DiseaseName })],
  ['feesched', WHOLE, '/feescheds', (Description: string) => ({ Description, FeeSchedType: 'Normal' })],
  ['patfielddef', WHOLE, '/patfielddefs', (FieldName: string) => ({ FieldName, FieldType: 'Text' })],
  ['provider', SMALL, '/providers', (Abbr: string) => ({ Abbr, LName: 'Eads', FName: 'Eve' })],
  ['refattach', SMALL, '/refattaches', (Note: string) => ({ Note, PatNum: 10, ReferralNum: 30 })],
] as const;

describe.each(engines)('a new row of a list in an order, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 10 });
    await practice.lay('referral', { ReferralNum: 30 });
  });

  it.each(lists)('%s stands behind the others, up to place %i', async (table, highest, path, named) => {
    const placesWith = async (name: string) => {
      const { status, text } = await practice.post(path, named(name));
      expect([200, 201], text).toContain(status);
      return (await practice.rows(table)).map(({ ItemOrder }) => ItemOrder);
    };
    expect(await placesWith('one')).toEqual([0]);
    expect(await placesWith('two')).toEqual([0, 1]);
    await practice.change(table, { ItemOrder: 1 }, { ItemOrder: highest });
    expect(await placesWith('three')).toEqual([0, highest, highest]);
  });
});
