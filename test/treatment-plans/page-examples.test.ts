import { beforeEach, describe, expect, it } from 'vitest';
import { DefCat, ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { asSent } from '../support/page-samples.ts';
import { testPractice } from '../support/test-practice.ts';
import { layFixture } from './fixture.ts';
import {
  ATTACHES_GET,
  ATTACHES_POST,
  ATTACHES_PUT,
  PLANS_GET,
  PLANS_POST,
  PLANS_PUT,
  PLANS_SAVED,
  PROCTPS_GET,
  PROCTPS_PUT,
} from './page-samples.ts';

/** A page's sample as rows to store: without derived fields, and with stored values instead of words. */
function stored(sample: string): Record<string, never>[] {
  const stand: Record<string, unknown> = { true: 1, false: 0, Insurance: 0, Discount: 1, ...TPStatus };
  const rows: Record<string, unknown>[] = [JSON.parse(sample)].flat();
  return rows.map((row) => {
    const columns = Object.entries(row).filter(([name]) => /^[A-Z]/.test(name));
    const Signature = row.isSigned === 'true' ? 'signed' : '';
    const SignaturePractice = row.isSignedPractice === 'true' ? 'signed' : '';
    const signatures = 'isSigned' in row ? { Signature, SignaturePractice } : {};
    const isWord = (name: string) => ['SigIsTopaz', 'TPStatus', 'TPType'].includes(name);
    const values = columns.map(([name, value]) => [name, isWord(name) ? stand[value as string] : value]);
    return { ...Object.fromEntries(values), ...signatures } as Record<string, never>;
  });
}

describe.each(engines)('the samples of the treatment plan pages on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(() => layFixture(practice));

  it('TreatPlans GET', async () => {
    await practice.change('treatplan', { PatNum: 15 }, { SecDateTEdit: '2022-06-30 00:00:00' });
    await practice.lay('treatplan', ...stored(PLANS_GET));
    await practice.lay('patient', { PatNum: 1897 });
    const { text } = await practice.get('/treatplans?SecDateTEdit=2022-07-01%2005%3A30%3A00');
    expect(text).toBe(asSent(PLANS_GET));
    expect((await practice.get('/treatplans?PatNum=1897&TPStatus=Saved')).text).toBe('[]');
  });

  it('TreatPlans POST', async () => {
    practice.setNow('2023-08-10 12:18:12');
    const sent = { PatNum: 31, Heading: 'Fillings', Note: 'ONLY AN ESTIMATE.', TPType: 'Insurance' };
    const { status, body, text } = await practice.post('/treatplans', sent);
    expect(status).toBe(201);
    expect(text).toBe(asSent(PLANS_POST).replace('"TreatPlanNum":18,', `"TreatPlanNum":${body.TreatPlanNum},`));
  });

  it('TreatPlans POST Saved, with a number of its own', async () => {
    practice.setNow('2023-09-22 14:45:35');
    const { Note } = JSON.parse(PLANS_SAVED);
    await practice.lay('treatplan', {
      TreatPlanNum: 138,
      PatNum: 15,
      Heading: 'Any',
      Note,
      TPStatus: 2,
      Signature: '',
    });
    const sent = { TreatPlanNum: 138, Heading: 'Saved Plan', UserNumPresenter: 5 };
    const { status, body, text } = await practice.post('/treatplans/Saved', sent);
    expect(status).toBe(201);
    expect(body.TreatPlanNum).not.toBe(138);
    expect(text).toBe(asSent(PLANS_SAVED).replace('"TreatPlanNum":138,', `"TreatPlanNum":${body.TreatPlanNum},`));
  });

  it('TreatPlans PUT, both requests', async () => {
    const sample = JSON.parse(PLANS_PUT);
    const before = { Heading: 'Before', Note: 'Before', ResponsParty: 0, SignatureText: '', SignaturePracticeText: '' };
    // DocNum is the document of an earlier signature: this version makes none.
    await practice.lay(
      'treatplan',
      ...stored(PLANS_PUT).map((row) => ({ ...row, ...before, Signature: '', SignaturePractice: '' })),
    );
    await practice.change('preference', { PrefName: 'SheetsDefaultTreatmentPlan' }, { ValueString: '77' });
    practice.setNow('2024-01-27 14:13:05');
    const first = { DateTP: '2024-01-27', Heading: 'Inactive Treatment Plan - Patient Declined' };
    expect(await practice.put('/treatplans/9087', first)).toMatchObject({ status: 200, body: first });
    const { DateTP, Heading, Note, ResponsParty, SignatureText, SignaturePracticeText } = sample;
    const second = { DateTP, Heading, Note, ResponsParty, SignatureText, SignaturePracticeText };
    const { status, text } = await practice.put('/treatplans/9087', {
      ...second,
      isSigned: 'true',
      isSignedPractice: 'true',
    });
    expect(status).toBe(200);
    expect(text).toBe(asSent(PLANS_PUT));
  });

  it('TreatPlans DELETE', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 115, PatNum: 31, Heading: 'Old', TPStatus: TPStatus.Saved });
    expect(await practice.delete('/treatplans/115')).toMatchObject({ status: 200, text: '' });
  });

  it('TreatPlanAttaches GET', async () => {
    await practice.lay('definition', { DefNum: 159, Category: DefCat.TxPriorities, ItemName: 'Recmend' });
    await practice.lay('treatplan', { TreatPlanNum: 1845, PatNum: 15, TPStatus: TPStatus.Active });
    await practice.lay('treatplanattach', ...stored(ATTACHES_GET));
    expect((await practice.get('/treatplanattaches?TreatPlanNum=1845')).text).toBe(asSent(ATTACHES_GET));
  });

  it('TreatPlanAttaches POST and PUT', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 9, PatNum: 31, Heading: 'Nine', TPStatus: TPStatus.Inactive });
    await practice.lay('procedurelog', { ProcNum: 132, PatNum: 31, ProcStatus: ProcStatus.TPi });
    const { status, body, text } = await practice.post('/treatplanattaches', {
      TreatPlanNum: 9,
      ProcNum: 132,
      Priority: 148,
    });
    const own = (sample: string) =>
      asSent(sample).replace('"TreatPlanAttachNum":70,', `"TreatPlanAttachNum":${body.TreatPlanAttachNum},`);
    expect(status).toBe(201);
    expect(text).toBe(own(ATTACHES_POST));
    const changed = await practice.put(`/treatplanattaches/${body.TreatPlanAttachNum}`, { Priority: 149 });
    expect([changed.status, changed.text]).toEqual([200, own(ATTACHES_PUT)]);
  });

  it('ProcTPs GET', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 963, PatNum: 722, TPStatus: TPStatus.Saved });
    await practice.lay('proctp', ...stored(PROCTPS_GET));
    expect((await practice.get('/proctps?TreatPlanNum=963')).text).toBe(asSent(PROCTPS_GET));
  });

  it('ProcTPs PUT', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 1, PatNum: 2040, TPStatus: TPStatus.Saved });
    await practice.lay('proctp', ...stored(PROCTPS_PUT).map((row) => ({ ...row, Discount: 0 })));
    practice.setNow('2022-09-29 11:45:57');
    const { status, text } = await practice.send('PUT', '/proctps/1', '{ "Discount": "17.00", }');
    expect([status, text]).toEqual([200, asSent(PROCTPS_PUT)]);
  });

  it('ProcTPs DELETE', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 1, PatNum: 2040, TPStatus: TPStatus.Saved });
    await practice.lay('proctp', { ProcTPNum: 293, TreatPlanNum: 1, PatNum: 2040 });
    expect(await practice.delete('/proctps/293')).toMatchObject({ status: 200, text: '' });
  });
});
