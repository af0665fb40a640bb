import { beforeEach, describe, expect, it } from 'vitest';
import { verifyFile } from '../../src/signing/evidence/file.ts';
import { keyData } from '../../src/signing/key-data.ts';
import { signStamp } from '../../src/signing/stamp.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { FULL_SHEET, layFixture, setPreference } from '../treatment-plans/fixture.ts';

const EXT = '/api/ext/v1';

describe.each(engines)('evidence on %s', (engine) => {
  const practice = testPractice({ engine });
  let saved: number;
  beforeEach(async () => {
    await layFixture(practice);
    saved = (await practice.post('/treatplans/Saved', { TreatPlanNum: 100 })).body.TreatPlanNum;
  });

  const put = async (body: object) => {
    const answer = await practice.put(`/treatplans/${saved}`, body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body;
  };
  const evidence = async () => (await practice.ext('GET', `${EXT}/treatplans/${saved}/evidence`)).body;
  const lines = async () => {
    const rows = await practice.rows('proctp', (row) => row.TreatPlanNum === saved);
    return rows.sort((one, other) => one.ItemOrder - other.ItemOrder);
  };
  const plan = async () => (await practice.rows('treatplan', (row) => row.TreatPlanNum === saved))[0]!;

  it('tells of a plan nobody signed, and 404 of none', async () => {
    expect(await evidence()).toMatchObject({
      TreatPlanNum: saved,
      patient: { status: 'unsigned', signedAt: null, digest: null },
      practice: { status: 'unsigned' },
      changes: [],
      records: [],
      chain: { ok: true, records: 0, head: '0'.repeat(64) },
    });
    const { status, text } = await practice.ext('GET', `${EXT}/treatplans/99999/evidence`);
    expect([status, text]).toEqual([404, 'TreatPlan not found.']);
  });

  it('keeps who signed what, when and from where', async () => {
    await practice.send('PUT', `/treatplans/${saved}`, { isSigned: 'true' }, { 'user-agent': 'Tablet of room 2' });
    const { patient, practice: other, records, chain, changes } = await evidence();
    expect(patient).toEqual({
      status: 'valid',
      signedAt: '2025-03-10 09:00:00',
      signerName: null,
      relation: null,
      method: 'api',
      developer: 'Amazing Smiles',
      key: 1,
      address: '127.0.0.1',
      agent: 'Tablet of room 2',
      consentVersion: null,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      pdfDigest: null,
    });
    expect(other.status).toBe('unsigned');
    expect(changes).toEqual([]);
    expect(records).toMatchObject([{ kind: 'signed', side: 'patient', patientName: 'Fifteen Invented' }]);
    expect(records[0].text).toContain('\nNote: ONLY AN ESTIMATE.\n');
    expect(records[0].text).toContain('\nPatAmt: 204.0\n');
    expect(chain).toMatchObject({ ok: true, head: records[0].hash });
  });

  it('makes two records for two sides, and follows renewing, clearing and deleting', async () => {
    await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(FULL_SHEET));
    await put({ SignatureText: 'Pat Invented', isSigned: 'true', isSignedPractice: 'true' });
    await put({ isSigned: 'true' });
    await put({ isSignedPractice: 'false' });
    await put({ isSignedPractice: 'false' });
    const before = await evidence();
    expect(before).toMatchObject({
      patient: { status: 'valid', signerName: 'Pat Invented' },
      practice: { status: 'withdrawn', signedAt: null },
    });
    await practice.delete(`/treatplans/${saved}`);
    const { patient, records, chain } = await evidence();
    expect(patient).toMatchObject({ status: 'deleted', signerName: 'Pat Invented' });
    expect(records.map(({ kind, side }: { kind: string; side: string }) => [kind, side])).toEqual([
      ['signed', 'patient'],
      ['signed', 'practice'],
      ['renewed', 'patient'],
      ['withdrawn', 'practice'],
      ['deleted', null],
    ]);
    const numbers: number[] = records.map(({ number }: { number: number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    expect(records.slice(1).map(({ previous }: { previous: string }) => previous)).toEqual(
      records.slice(0, -1).map(({ hash }: { hash: string }) => hash),
    );
    expect(chain).toMatchObject({ ok: true, records: numbers.at(-1) });
  });

  it('keeps no record of a request that was refused or signs nothing', async () => {
    await put({ Heading: 'Other', isSigned: 'false' });
    await practice.put(`/treatplans/${saved}`, { isSigned: 'true', isSignedPractice: 'true' });
    expect((await evidence()).records).toEqual([]);
  });

  it.each([
    ['Note', 'ONLY AN ESTIMATE!'],
    ['Heading', 'Active treatment Plan'],
    ['ResponsParty', 31],
    ['PatNum', 31],
    ['TPType', 1, 'Discount'],
    ['DateTP', '2025-03-11'],
    ['SignatureText', 'Somebody'],
    ['DateTSigned', '2025-03-10 09:00:01'],
    ['TPStatus', 2, 'Inactive'],
  ] as const)('notices another %s of the plan', async (field, value, printed?: string) => {
    await put({ isSigned: 'true' });
    await practice.change('treatplan', { TreatPlanNum: saved }, { [field]: value });
    const { patient, changes } = await evidence();
    expect(patient.status).toBe('altered');
    expect(changes).toEqual([
      { where: 'plan', field, ProcTPNum: null, signed: expect.any(String), now: printed ?? String(value) },
    ]);
  });

  it.each([
    ['PatAmt', 204.001, '204.001'],
    ['FeeAmt', 1, '1.0'],
    ['Descript', 'Other', 'Other'],
    ['ToothNumTP', '14', '14'],
    ['ItemOrder', 7, '7'],
    ['PatNum', 31, '31'],
    ['Prognosis', '', ''],
  ] as const)('notices another %s of a line', async (field, value, now) => {
    await put({ isSigned: 'true' });
    const { ProcTPNum } = (await lines()).at(-1)!;
    await practice.change('proctp', { ProcTPNum }, { [field]: value });
    const { patient, changes } = await evidence();
    expect(patient.status).toBe('altered');
    expect(changes).toEqual([{ where: 'line', field, ProcTPNum, signed: expect.any(String), now }]);
  });

  it('notices a line that vanished and one that appeared', async () => {
    await put({ isSigned: 'true' });
    const [first] = await lines();
    await practice.change('proctp', { ProcTPNum: first!.ProcTPNum }, { TreatPlanNum: 101 });
    await practice.lay('proctp', { TreatPlanNum: saved, PatNum: 15, ItemOrder: 5, Descript: 'More' });
    const added = (await lines()).at(-1)!.ProcTPNum;
    const number = String(first!.ProcTPNum);
    expect((await evidence()).changes).toEqual([
      { where: 'line', field: 'ProcTPNum', ProcTPNum: first!.ProcTPNum, signed: number, now: null },
      { where: 'line', field: 'ProcTPNum', ProcTPNum: added, signed: null, now: String(added) },
    ]);
  });

  it('calls a signature that was emptied or put back from outside altered', async () => {
    await put({ isSigned: 'true' });
    const { Signature } = await plan();
    await practice.change('treatplan', { TreatPlanNum: saved }, { Signature: '' });
    expect(await evidence()).toMatchObject({
      patient: { status: 'altered' },
      changes: [{ field: 'Signature', now: '' }],
    });
    await practice.change('treatplan', { TreatPlanNum: saved }, { Signature });
    expect((await evidence()).patient.status).toBe('valid');
    await put({ isSigned: 'false' });
    await practice.change('treatplan', { TreatPlanNum: saved }, { Signature });
    expect((await evidence()).patient.status).toBe('altered');
  });

  it('judges a signature of the desktop program by its own rule, also over one of ours', async () => {
    const foreign = async () => signStamp(keyData(await plan(), await lines()), 'Digitally Signed by the desk');
    const sign = async (Signature: string) => practice.change('treatplan', { TreatPlanNum: saved }, { Signature });
    await sign(await foreign());
    expect((await evidence()).patient).toMatchObject({ status: 'foreign-valid', method: 'desktop', digest: null });
    await practice.change('treatplan', { TreatPlanNum: saved }, { Note: 'Other' });
    expect((await evidence()).patient.status).toBe('foreign-broken');
    await practice.change('treatplan', { TreatPlanNum: saved }, { SigIsTopaz: 1 });
    expect((await evidence()).patient.status).toBe('unverifiable');
    await put({ isSigned: 'true' });
    expect((await evidence()).records.at(-1).kind).toBe('renewed');
    await sign(await foreign());
    expect((await evidence()).patient.status).toBe('foreign-valid');
  });

  it('answers a file that proves itself', async () => {
    await put({ isSigned: 'true' });
    const { text } = await practice.ext('GET', `${EXT}/treatplans/${saved}/evidence`);
    const { publicKey, patient } = JSON.parse(text);
    const none = { digest: null, pdfDigest: null };
    const digests = { patient: { digest: patient.digest, pdfDigest: null }, practice: none };
    expect(patient.digest).toMatch(/^[0-9a-f]{64}$/);
    const { developer, method, signedAt, signerName } = patient;
    const nobody = { developer: null, method: null, signedAt: null, signerName: null };
    const signers = { patient: { developer, method, signedAt, signerName }, practice: nobody };
    const [{ patientName }] = JSON.parse(text).records;
    const who = { TreatPlanNum: saved, patientName, patient: 'valid', practice: 'unsigned', signers };
    const verdict = { ...who, publicKey, problems: [], digests };
    expect(verifyFile(text)).toEqual(verdict);
    const edited = text.replace('Invented', 'Inwented');
    expect(verifyFile(edited)?.problems).toHaveLength(2);
    expect(verifyFile(text, 'another key')?.problems).toEqual(['The file is signed with another key.']);
  });
});
