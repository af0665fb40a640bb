import { describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const CLINICS = `[
{
"ClinicNum": 1,
"Description": "Clinic1",
"Address": "333 Blackwood St",
"Address2": "",
"City": "Salem",
"State": "Oregon",
"Zip": "97301",
"BillingAddress": "333 Blackwood St ",
"BillingAddress2": "",
"BillingCity": " Salem ",
"BillingState": " Oregon ",
"BillingZip": "97301",
"PayToAddress": "",
"PayToAddress2": "",
"PayToCity": "",
"PayToState": "",
"PayToZip": "",
"Phone": "5105552005",
"Abbr": "Clinic1",
"IsHidden": "false"
}
]`;

describe.each(engines)('clinics on %s', (engine) => {
  const practice = testPractice({ engine });

  it('are an empty list in an office that has none', async () => {
    expect(await practice.get('/clinics')).toMatchObject({ status: 200, text: '[]' });
  });

  it('answer as the page shows, hidden ones left out', async () => {
    await practice.lay('preference', { PrefName: 'EasyNoClinics', ValueString: '0' });
    await practice.lay(
      'clinic',
      { ClinicNum: 2, IsHidden: 1 },
      {
        ClinicNum: 1,
        Description: 'Clinic1',
        Address: '333 Blackwood St',
        City: 'Salem',
        State: 'Oregon',
        Zip: '97301',
        BillingAddress: '333 Blackwood St ',
        BillingCity: ' Salem ',
        BillingState: ' Oregon ',
        BillingZip: '97301',
        Phone: '5105552005',
        Abbr: 'Clinic1',
      },
    );
    expect((await practice.get('/clinics')).text).toBe(asSent(CLINICS));
  });

  it('stand in the office’s order or by their abbreviations, and nowhere while clinics are off', async () => {
    const switchTo = (PrefName: string, ValueString: string) =>
      practice.change('preference', { PrefName }, { ValueString });
    const listed = async () => (await practice.get('/clinics')).body.map(({ Abbr }: { Abbr: string }) => Abbr);
    await practice.lay('clinic', { Abbr: 'Beach', ItemOrder: 2 }, { Abbr: 'Abbey', ItemOrder: 3 });
    await practice.lay('preference', { PrefName: 'ClinicListIsAlphabetical', ValueString: '0' });
    expect(await listed()).toEqual(['Clinic1', 'Beach', 'Abbey']);
    await switchTo('ClinicListIsAlphabetical', '1');
    expect(await listed()).toEqual(['Abbey', 'Beach', 'Clinic1']);
    await switchTo('EasyNoClinics', '1');
    expect(await listed()).toEqual([]);
  });
});
