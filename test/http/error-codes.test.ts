import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSAL_KINDS, refusalCode } from '../../src/domain/refusal-codes.ts';
import { testPractice } from '../support/test-practice.ts';

/** The table of codes is checked here; `UPDATE_README=1` writes it again. */
const FILE = 'docs/errors.md';

const practice = testPractice();

describe('the code of a refusal', () => {
  it.each([
    ['GET', '/patients/7', undefined, 404, 'RowNotFound'],
    ['GET', '/nothing', undefined, 404, 'ResourceUnknown'],
    ['PUT', '/patients', undefined, 400, 'MethodUnknown'],
    ['GET', '/procedurelogs?ProcDate=soon', undefined, 400, 'FieldUnknown'],
    ['GET', '/treatplans?PatNum=x', undefined, 400, 'FieldInvalid'],
    ['POST', '/procnotes', {}, 400, 'FieldRequired'],
    ['POST', '/appointments', { PatNum: 1, AptDateTime: 'soon', Op: 1 }, 400, 'FieldFormat'],
  ])('%s %s', async (verb, path, body, status, code) => {
    const strict = { prefer: 'handling=strict' };
    const plain = await practice.send(verb, path, body, strict);
    expect([plain.status, plain.headers.get('x-error-code')]).toEqual([status, code]);
    const problem = await practice.send(verb, path, body, { ...strict, accept: 'application/problem+json' });
    expect(JSON.parse(problem.text)).toMatchObject({ status, detail: plain.text, code });
  });

  it('comes with the names of a short choice', async () => {
    const allowed = async (verb: string, path: string, body?: object) =>
      (await practice.send(verb, path, body)).headers.get('x-allowed-values');
    const statuses = 'Patient, NonPatient, Inactive, Archived, Deceased, Prospective';
    expect(await allowed('POST', '/patients', { LName: 'Ito', FName: 'Ken', PatStatus: 0 })).toBe(statuses);
    expect(await allowed('GET', '/treatplans?TPStatus=Open')).toBe('Saved, Active, Inactive');
    expect(await allowed('POST', '/patients', { FName: 'Ken' })).toBe(null);
    // The published sentences of a wrong address name what was sent, and not what there is.
    expect(await allowed('GET', '/treatplan')).toBe('treatplans');
    expect(await allowed('GET', '/xylophones')).toBe(null);
    expect(await allowed('GET', '/clinics/nearest')).toBe('GET /clinics, PUT /clinics/{ClinicNum}');
    expect(await allowed('PUT', '/definitions')).toMatch(/(^|, )POST \/definitions(, |$)/);
  });

  it('is told to a web page and for a wrong key', async () => {
    const headers = { authorization: 'ODFHIR no/pair', origin: 'https://app.example.com' };
    const response = await fetch(`${practice.url}/patients`, { headers });
    expect(response.headers.get('x-error-code')).toBe('CredentialsInvalid');
    expect(response.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('x-error-code');
  });

  it('is told for what never became a request, and for changes that are gone', async () => {
    const malformed = await fetch(`${practice.origin}/%zz`);
    expect(malformed.headers.get('x-content-type-options')).toBe('nosniff');
    expect([malformed.status, malformed.headers.get('x-error-code')]).toEqual([400, 'RequestMalformed']);
    const tooLong = await fetch(`${practice.origin}/docs`, { headers: { 'x-long': 'x'.repeat(100_000) } });
    expect([tooLong.status, tooLong.headers.get('x-error-code')]).toEqual([400, 'TooLong']);
    const gone = await practice.ext('GET', '/api/ext/v1/changes?after=999999');
    expect([gone.status, gone.headers.get('x-error-code')]).toEqual([410, 'Gone']);
  });

  it.each([
    [400, 'TreatPlan is signed. Clear or renew the signature to make changes.', 'Signed'],
    [400, 'Procedure does not belong to the patient.', 'NotOfPatient'],
    [400, 'CodeNum and procCode cannot both be specified.', 'FieldsExclusive'],
    [400, 'Procedures[1]: ToothNum is invalid.', 'FieldInvalid'],
    [400, 'Something that no form foresees.', 'Rule'],
    [401, 'Not Authorized. This method needs the AllOthers permission.', 'PermissionMissing'],
    [418, 'An office’s own service may say this.', 'Status418'],
  ])('%i %s', (status, sentence, code) => expect(refusalCode(status, sentence)).toBe(code));

  it('is listed, once each', () => {
    const codes = REFUSAL_KINDS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const lines = REFUSAL_KINDS.map(({ status, code, meaning }) => `| ${status} | \`${code}\` | ${meaning} |`);
    const table = ['| Status | Code | |', '|---|---|---|', ...lines].join('\n');
    const text = readFileSync(FILE, 'utf8');
    const listed = text.replace(/(<!-- codes -->\n)[\s\S]*(<!-- \/codes -->)/, `$1${table}\n$2`);
    if (process.env.UPDATE_README === '1') writeFileSync(FILE, listed);
    else expect(text).toBe(listed);
  });
});
