import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lastingFolder } from '../../src/db/documents/folder.ts';
import { homeOf, noteUnfinished } from '../../src/db/documents/unfinished.ts';
import { insertRow } from '../../src/db/rows/rows.ts';
import { startServer } from '../../src/server.ts';
import { engines, sharedDatabase } from '../support/engines.ts';
import { elementsOf, readPdf, textOfPdf } from '../support/pdf-reader.ts';
import { startTestPractice, testPractice } from '../support/test-practice.ts';
import { expectRefusal, layFixture, save, setPreference } from './fixture.ts';

/** Every file below a folder, by its path from there. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe.each(engines)('documents of treatment plans on %s', (engine) => {
  const practice = testPractice({ engine });
  let saved: number;
  beforeEach(async () => {
    await layFixture(practice);
    saved = await save(practice);
  });

  const extension = async (path: string) => {
    const response = await fetch(`${practice.origin}/api/ext/v1${path}`, {
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
    });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const sign = () => practice.put(`/treatplans/${saved}`, { isSigned: 'true' });

  it('show a live plan priced on the spot, and write nothing', async () => {
    await practice.lay('treatplanparam', { TreatPlanNum: 100, PatNum: 15, ShowTotals: 1, ShowFees: 1, ShowIns: 1 });
    const { status, headers, bytes } = await extension('/treatplans/100/pdf');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe('inline; filename="TreatmentPlan-100.pdf"');
    const pdf = readPdf(bytes);
    const rows = elementsOf(pdf.root).filter(({ type }) => type === 'TR');
    const cells = rows.map((row) => row.children.map(({ text }) => text));
    expect(cells.map((row) => row.at(-1))).toEqual(['Pat', '57.00', '204.00', '261.00']);
    expect(cells.at(-1)).toContain('Total');
    expect(await practice.rows('treatplanparam')).toHaveLength(1);
    expect(pdf.unmarked).toBe('');
  });

  it('are the same bytes and the same tag for the same data', async () => {
    const [first, second] = [await extension(`/treatplans/${saved}/pdf`), await extension(`/treatplans/${saved}/pdf`)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(first.headers.get('etag')).toBe(second.headers.get('etag'));
    await practice.put(`/treatplans/${saved}`, { Note: 'Other' });
    const third = await extension(`/treatplans/${saved}/pdf`);
    expect(third.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(textOfPdf(readPdf(third.bytes))).toContain('Other');
  });

  it('hold heading, patient, note and every amount of a saved plan', async () => {
    await practice.change('patient', { PatNum: 15 }, { FName: 'Zoë', LName: 'Nuñez', Birthdate: '1984-03-02' });
    await practice.change('proctp', { ProcNumOrig: 1101 }, { FeeAmt: 1204.5, PriInsAmt: 33.333333, PatAmt: 8.575 });
    await practice.change('procedurelog', { ProcNum: 1101 }, { ProcStatus: 2 });
    await practice.lay('preference', { PrefName: 'PracticePhone', ValueString: '5555550100' });
    const pdf = readPdf((await extension(`/treatplans/${saved}/pdf`)).bytes);
    const text = textOfPdf(pdf);
    for (const said of ['Active Treatment Plan', 'Zoë Nuñez, DOB 3/2/1984', '(555)555-0100', '3/10/2025', 'ONLY AN']) {
      expect(text).toContain(said);
    }
    for (const amount of ['1204.50', '33.33', '8.58', '57.00', '65.58']) expect(text).toContain(amount);
    const done = elementsOf(pdf.root).filter(({ type, children }) => type === 'TR' && children[0]?.text === 'X');
    expect(done).toHaveLength(1);
    expect(text).not.toContain('Evidence of signature');
    expect(elementsOf(pdf.root).find(({ type }) => type === 'Figure')?.alt).toContain('ooth');
  });

  it('keep what was signed, with its evidence, and draw it anew when asked', async () => {
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
    await practice.lay('treatplanparam', { TreatPlanNum: saved, PatNum: 15, ShowFees: 1, ShowIns: 1 });
    const { body } = await sign();
    const kept = await extension(`/documents/${body.DocNum}/file`);
    expect(kept.headers.get('content-type')).toBe('application/pdf');
    const pdf = readPdf(kept.bytes);
    const text = textOfPdf(pdf);
    expect(text).toContain('Digitally Signed by Amazing Smiles');
    expect(text).toContain('Date Signed: 03/10/2025 09:00:00 AM');
    const { body: evidence } = await practice.ext('GET', `/api/ext/v1/treatplans/${saved}/evidence`);
    const last = elementsOf(pdf.root).filter(({ pages }) => pages.includes(pdf.pages - 1));
    const lastPage = last.map((element) => element.text).join(' ');
    for (const fact of ['Amazing Smiles', '2025-03-10 09:00:00', evidence.patient.digest, 'bitewing verify plan']) {
      expect(lastPage).toContain(fact);
    }
    expect(evidence.patient.pdfDigest).toBe(createHash('sha256').update(kept.bytes).digest('hex'));
    // A head is named only if there was a record before.
    const isFirst = evidence.records[0].number === 1;
    expect(/record of this signature is the first/.test(lastPage)).toBe(isFirst);
    expect(/verify chain --anchor HEAD/.test(lastPage)).toBe(!isFirst);
    expect(await practice.rows('treatplanparam')).toEqual([]);

    await practice.change('treatplan', { TreatPlanNum: saved }, { Heading: 'Changed behind our back' });
    const stored = await extension(`/treatplans/${saved}/pdf`);
    expect(Buffer.compare(stored.bytes, kept.bytes)).toBe(0);
    const anew = textOfPdf(readPdf((await extension(`/treatplans/${saved}/pdf?render=now`)).bytes));
    expect(anew).toContain('Changed behind our back');
    expect(anew).toContain('Altered');
  });

  it('leave the box of a signature that no longer belongs to the plan empty', async () => {
    await sign();
    await practice.change('treatplan', { TreatPlanNum: saved }, { Note: 'Changed behind our back' });
    const text = textOfPdf(readPdf((await extension(`/treatplans/${saved}/pdf`)).bytes));
    expect(text).not.toContain('Digitally Signed');
    expect(text).toContain('Altered');
  });

  it('are refused for more lines than a signature can wait for, and the signature with its document', async () => {
    const sentence = 'A printed plan cannot have more than 1000 lines.';
    const { PatNum } = (await practice.rows('treatplan', ({ TreatPlanNum }) => TreatPlanNum === saved))[0]!;
    const lines = Array.from({ length: 1001 }, () => ({ TreatPlanNum: saved, PatNum }));
    await practice.lay('proctp', ...lines);
    const { status, bytes } = await extension(`/treatplans/${saved}/pdf`);
    expect([status, Buffer.from(bytes).toString()]).toEqual([400, sentence]);
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
    expect(await sign()).toMatchObject({ status: 400, text: sentence });
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '0');
    expect(await sign()).toMatchObject({ status: 200 });
  });

  it('are made in every category for treatment plans', async () => {
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
    await practice.lay('definition', { DefNum: 603, Category: 18, ItemName: 'More', ItemValue: 'XR', ItemOrder: 2 });
    const { body } = await sign();
    const documents = (await practice.get('/documents?PatNum=15')).body;
    expect(documents.map(({ DocCategory }: { DocCategory: number }) => DocCategory)).toEqual([602, 603]);
    expect(documents[0]).toMatchObject({
      DocNum: body.DocNum,
      MountNum: 0,
      docCategory: 'Plans',
      PrintHeading: 'false',
    });
    expect(existsSync(documents[0].filePath)).toBe(true);
  });

  it('go into the database where the office keeps them there', async () => {
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
    await setPreference(practice, 'AtoZfolderUsed', '0');
    const before = filesBelow(practice.documents);
    const { body } = await sign();
    const kept = await extension(`/documents/${body.DocNum}/file`);
    expect(Buffer.from(kept.bytes.subarray(0, 4)).toString()).toBe('%PDF');
    const isInNoFolder = async () => expect((await practice.get('/documents?PatNum=15')).body[0].filePath).toBe('');
    await isInNoFolder();
    expect(filesBelow(practice.documents)).toEqual(before);
    // What lies in the database stays there when the office changes its mind.
    await setPreference(practice, 'AtoZfolderUsed', '1');
    await isInNoFolder();
    expect((await extension(`/documents/${body.DocNum}/file`)).bytes).toEqual(kept.bytes);
  });

  it('are said at the start to go elsewhere, if a folder was named for them', async () => {
    const { database, drop } = await sharedDatabase(engine);
    const told = async (documents: string | undefined, next: string) => {
      const started = await startTestPractice({ engine, database, documents });
      await setPreference(started, 'AtoZfolderUsed', next);
      await started.stop();
      return started.server.warnings.filter((warning) => warning.startsWith('--documents'));
    };
    const folder = `${practice.documents}-named`;
    const first = await startTestPractice({ engine, database });
    await first.lay('preference', { PrefName: 'AtoZfolderUsed', ValueString: '0' });
    await first.stop();
    expect(await told('', '0')).toEqual([]);
    expect(await told(folder, '2')).toEqual([
      '--documents gets no new files: this practice keeps them in its database (AtoZfolderUsed).',
    ]);
    expect(await told(folder, '1')).toEqual([
      '--documents gets no new files: this practice keeps them in a cloud store, which this server does not reach (AtoZfolderUsed).',
    ]);
    expect(await told(folder, '1')).toEqual([]);
    await drop();
  });

  it.each([
    ['a cloud store', { AtoZfolderUsed: '2' }, 'could not be stored: this server does not reach the cloud store'],
    ['no category', {}, 'No image category is available for the signed treatment plan.'],
  ])('that cannot be kept undo the signature: %s', async (what, preferences, sentence) => {
    await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
    for (const [name, value] of Object.entries(preferences)) await setPreference(practice, name as never, value);
    if (what === 'no category') await practice.change('definition', { Category: 18 }, { IsHidden: 1 });
    const before = filesBelow(practice.documents);
    const answer = await sign();
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining(sentence) });
    await expectRefusal(practice, sign, 400, answer.body);
    expect(filesBelow(practice.documents)).toEqual(before);
  });

  it('list mounts between documents, and refuse what is asked wrongly', async () => {
    await practice.lay('document', { DocNum: 7001, PatNum: 15, DateCreated: '2021-04-08 08:12:21', DocCategory: 601 });
    await practice.lay('mount', {
      MountNum: 15,
      PatNum: 15,
      DateCreated: '2021-05-11 13:26:39',
      Description: '4BW',
      Note: 'Bitewings',
    });
    await practice.lay(
      'document',
      { DocNum: 7000, PatNum: 15, DateCreated: '2022-01-01 00:00:00', FileName: '../x', Note: '_rawBase64_:.jpg_QUJD' },
      { DocNum: 7002, PatNum: 15, DateCreated: '2022-01-01 00:00:00', MountItemNum: 3 },
    );
    const { body } = await practice.get('/documents?PatNum=15');
    expect(body.map(({ DocNum, MountNum }: Record<string, number>) => [DocNum, MountNum])).toEqual([
      [7001, 0],
      [0, 15],
      [7000, 0],
    ]);
    expect(body[1]).toMatchObject({ Note: 'Bitewings', filePath: '', PrintHeading: '', DateTStamp: '' });
    expect(body[1]).toMatchObject({ Description: '5/11/2021: 4BW', PatNum: '15', ProvNum: '0' });
    expect(body[2]).toMatchObject({ Note: '_rawBase64_:.jpg', PatNum: '15' });
    expect((await practice.get('/documents?PatNum=15&Limit=1&Offset=1')).body).toHaveLength(1);
    expect(await practice.get('/documents')).toMatchObject({ status: 400, body: 'PatNum is required.' });
    expect(await practice.get('/documents?PatNum=424242')).toMatchObject({ status: 404, body: 'Patient not found.' });
    expect(await practice.get('/documents/424242')).toMatchObject({ status: 404, body: 'Document not found.' });
    expect((await extension('/documents/7000/file')).status).toBe(404);
    expect((await extension('/treatplans/424242/pdf')).status).toBe(404);
  });
});

describe('the documents folder', () => {
  it('that is no folder undoes the signature with a sentence that names none', async () => {
    const practice = await startTestPractice();
    try {
      await layFixture(practice);
      const saved = await save(practice);
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      writeFileSync(practice.documents, 'a file');
      const sign = () => practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
      const sentence =
        'Signature could not be saved because the PDF could not be stored: the documents folder is no folder.';
      await expectRefusal(practice, sign, 400, sentence);
    } finally {
      await practice.stop();
    }
  });

  it('is rid at start of files whose rows were never stored, and of nothing else', async () => {
    const place = mkdtempSync(join(tmpdir(), 'bitewing-orphans-'));
    const database = join(place, 'practice.db');
    const documents = join(place, 'documents');
    const { rights } = lastingFolder(documents, false);
    const lay = async (home: string, DocNum: number, name: string) => {
      mkdirSync(join(documents, 'X', 'X1'), { recursive: true });
      writeFileSync(join(documents, 'X', 'X1', name), '%PDF');
      await noteUnfinished(documents, home, { PatNum: 1, DocNum, folder: 'X1', name }, rights);
    };
    const first = await startServer({ database, documents, control: ':memory:', port: 0, empty: true });
    await first.practice.write(async (tx) => {
      await insertRow(tx, 'document', { DocNum: 5, PatNum: 1, FileName: 'stored.pdf' });
    });
    await first.stop();
    await lay(homeOf(database), 5, 'stored.pdf');
    await lay(homeOf(database), 6, 'orphan.pdf');
    await lay(homeOf('another database'), 6, 'foreign.pdf');
    writeFileSync(join(documents, 'X', 'X1', 'scan.pdf'), 'somebody else’s');
    const second = await startServer({ database, documents, control: ':memory:', port: 0 });
    await second.stop();
    const left = filesBelow(documents).filter((path) => path.startsWith('X'));
    expect(left).toEqual(['X/X1/foreign.pdf', 'X/X1/scan.pdf', 'X/X1/stored.pdf']);
    expect(filesBelow(join(documents, '.bitewing-unfinished'))).toHaveLength(1);
    rmSync(place, { recursive: true });
  });

  it('keeps a patient’s file under the folder’s first letter and leaves no note behind', async () => {
    const practice = await startTestPractice();
    try {
      await layFixture(practice);
      await setPreference(practice, 'TreatPlanSaveSignedToPdf', '1');
      await practice.change('patient', { PatNum: 15 }, { LName: "o'Brien-Ñ", FName: 'Ann', ImageFolder: '' });
      const saved = await save(practice);
      const { body } = await practice.put(`/treatplans/${saved}`, { isSigned: 'true' });
      expect(filesBelow(practice.documents)).toEqual([`O/oBrienAnn15/TPArchive${body.DocNum}.pdf`]);
      const path = join(practice.documents, 'O', 'oBrienAnn15', `TPArchive${body.DocNum}.pdf`);
      expect(readFileSync(path).subarray(0, 4).toString()).toBe('%PDF');
    } finally {
      await practice.stop();
    }
  });
});
