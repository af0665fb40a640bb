import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

const bytes = Buffer.from('An invented picture\n');
const upload = { PatNum: 10, rawBase64: bytes.toString('base64'), extension: '.JPG' };

/** Uploads that are refused, and their sentences (`companions-people.md` 10.3). */
const refusals: readonly (readonly [change: object, status: number, sentence: string])[] = [
  [{ rawBase64: undefined }, 400, 'rawBase64 is required.'],
  [{ rawBase64: 'not base 64!' }, 400, 'rawBase64 is invalid.'],
  [{ rawBase64: 'QUJD\nQUJ' }, 400, 'rawBase64 is invalid.'],
  [{ rawBase64: 'QQ==QUJD' }, 400, 'rawBase64 is invalid.'],
  [{ rawBase64: 'Q Q = = =' }, 400, 'rawBase64 is invalid.'],
  [{ rawBase64: '====' }, 400, 'rawBase64 is invalid.'],
  [{ rawBase64: 'QUJD\u00a0' }, 400, 'rawBase64 is invalid.'],
  [{ extension: '../../x' }, 400, 'extension is invalid.'],
  [{ extension: undefined }, 400, 'extension is required.'],
  [{ PatNum: 999 }, 404, 'Patient not found.'],
  [{ PatNum: 15 }, 400, 'Patient has been deleted.'],
  [{ DocCategory: 999 }, 404, 'DocCategory not found.'],
  [{ ToothNumbers: '30-40' }, 400, 'ToothNumbers is invalid.'],
  [{ ProvNum: 99 }, 404, 'Provider not found.'],
];

describe.each(engines)('documents of a patient, on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-documents-'));
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine, now: `${TODAY} 09:00:00`, documents: folder });
  });
  afterAll(async () => {
    await practice.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
  });

  it('keep an uploaded file under a name of the server’s own, and give it back', async () => {
    const wanted = { ...upload, DocCategory: 'patient pictures', ToothNumbers: '3,1-2', ImgType: 'Photo' };
    const { status, body } = await practice.post('/documents/Upload', wanted);
    expect(status).toBe(201);
    expect(body).toMatchObject({ PatNum: 10, DocCategory: 136, ToothNumbers: '1,2,3', ImgType: 'Photo' });
    expect(body.FileName).toBe(`SmithJane${body.DocNum}.jpg`);
    const file = await practice.ext('GET', `/api/ext/v1/documents/${body.DocNum}/file`);
    expect([file.status, file.text, file.headers.get('content-type')]).toEqual([200, String(bytes), 'image/jpeg']);
    expect((await practice.get('/documents?PatNum=10')).body).toMatchObject([{ DocNum: body.DocNum }]);
  });

  it.each(['data:image/png;base64,QUJDRA==', ' QU\r\nJD RA\t==\n', 'Q U J D R A = ='])(
    'are taken as %j',
    async (rawBase64) => {
      const { body } = await practice.post('/documents/Upload', { ...upload, rawBase64 });
      expect((await practice.ext('GET', `/api/ext/v1/documents/${body.DocNum}/file`)).text).toBe('ABCD');
    },
  );

  it('are not there where their name is none of a file', async () => {
    const { FileName } = (await practice.post('/documents/Upload', upload)).body;
    const below = join(folder, 'S', 'SmithJane10');
    expect(existsSync(join(below, FileName))).toBe(true);
    mkdirSync(join(below, 'folder.jpg'), { recursive: true });
    symlinkSync('round.jpg', join(below, 'round.jpg'));
    // Of 255 letters, and more bytes than a file system takes.
    const names = ['folder.jpg', 'round.jpg', 'ü'.repeat(255), '..', '../x.jpg', 'a\\b.jpg', '%2e%2e', 'CON', 'x. .'];
    for (const [at, name] of names.entries()) {
      await practice.lay('document', { DocNum: 700 + at, PatNum: 10, FileName: name });
      const { status, text } = await practice.ext('GET', `/api/ext/v1/documents/${700 + at}/file`);
      expect([name, status, text]).toEqual([name, 404, 'The file of this document is not there.']);
    }
  });

  it('are described anew, and keep their file', async () => {
    const { body } = await practice.post('/documents/Upload', upload);
    const answer = await practice.put(`/documents/${body.DocNum}`, { Description: 'Left side', ToothNumbers: '' });
    expect([answer.status, answer.body.Description, answer.body.FileName]).toEqual([200, 'Left side', body.FileName]);
    expect((await practice.put('/documents/999999', {})).text).toBe('Document not found.');
  });

  for (const [change, status, sentence] of refusals) {
    it(`are refused with ${sentence} for ${JSON.stringify(change)}`, async () => {
      const answer = await practice.post('/documents/Upload', { ...upload, ...change });
      expect([answer.status, answer.text]).toEqual([status, sentence]);
      expect(await practice.rows('document')).toEqual([]);
    });
  }
});
