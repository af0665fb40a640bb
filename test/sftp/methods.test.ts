import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PermType, SheetFieldType, SheetTypeEnum } from '../../src/domain/enums.ts';
import { readPicture, writePicture } from '../../src/pictures/formats.ts';
import { type Picture, plain } from '../../src/pictures/picture.ts';
import { layOffice, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { layPreferences } from '../support/lists.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { LOGIN, startSftpServer, type TestSftpServer } from './test-server.ts';

const RED = [220, 30, 30] as const;
const BLUE = [30, 30, 220] as const;
const wide = writePicture(plain(400, 200, RED), 'a.jpg');
const tall = writePicture(plain(50, 90, BLUE), 'b.png');

/** The colour of a pixel, as far as a JPEG keeps it. */
function colourAt({ width, data }: Picture, x: number, y: number): string {
  const at = (y * width + x) * 4;
  return [...data.subarray(at, at + 3)].map((part) => Math.round(part / 40)).join();
}
const named = (colour: readonly number[]) => colour.map((part) => Math.round(part / 40)).join();

describe.each(engines)('files over SFTP, on %s', (engine) => {
  // There requests are logged, bodies included.
  const testControls = engine === 'sqlite';
  let remote: TestSftpServer;
  let practice: TestPractice;
  beforeAll(async () => {
    remote = await startSftpServer();
    const sftpHosts = `${remote.host}=${remote.fingerprint}`;
    practice = await startTestPractice({ engine, now: `${TODAY} 09:00:00`, sftpHosts, testControls });
  });
  afterAll(async () => {
    await practice.stop();
    await remote.stop();
  });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
  });
  afterEach(() => {
    remote.habits = {};
    remote.files.clear();
  });

  const to = (path: string) => ({ SftpAddress: `${remote.host}${path}`, ...LOGIN });
  const upload = async (bytes: Uint8Array, extension: string): Promise<{ DocNum: number; FileName: string }> => {
    const rawBase64 = Buffer.from(bytes).toString('base64');
    return (await practice.post('/documents/Upload', { PatNum: 10, rawBase64, extension })).body;
  };
  const audits = async () =>
    (await practice.rows('securitylog'))
      .filter(({ LogText }) => LogText?.startsWith('Sent'))
      .map(({ PermType: type }) => type);
  const filesKept = () =>
    existsSync(practice.documents)
      ? readdirSync(practice.documents, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
      : [];

  it('send a document under the name that is asked for, or its own', async () => {
    const { DocNum, FileName } = await upload(wide, '.jpg');
    const answer = await practice.post('/documents/DownloadSftp', { DocNum, ...to('/out/Jane Smith.jpeg') });
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(answer.headers.get('location')).toBe(`${remote.host}/out/Jane Smith.jpeg`);
    expect((await practice.post('/documents/DownloadSftp', { DocNum, ...to('/incoming/') })).status).toBe(201);
    expect([...remote.files.keys()].sort()).toEqual([`/incoming/${FileName}`, '/out/Jane Smith.jpeg']);
    expect(remote.files.get('/out/Jane Smith.jpeg')!.equals(Buffer.from(wide))).toBe(true);
    expect(await audits()).toEqual([PermType.ImageExport, PermType.ImageExport]);
    const log = JSON.stringify([
      await practice.rows('securitylog'),
      testControls && (await practice.server.requests()),
    ]);
    expect(log.includes('DownloadSftp')).toBe(testControls);
    expect(log).not.toContain(LOGIN.SftpPassword);
  });

  it('send no document that is not there, is called otherwise, or goes elsewhere', async () => {
    const { DocNum } = await upload(wide, '.jpg');
    await practice.lay('document', { DocNum: 900, PatNum: 10, FileName: 'gone.pdf' });
    const refusals: readonly (readonly [object, number, string])[] = [
      [{ DocNum: 900, ...to('/incoming/') }, 404, 'The file of this document is not there.'],
      [{ DocNum, ...to('/incoming/a.exe') }, 400, 'SftpAddress must end with .jpg, as the file does.'],
      [
        { DocNum, ...LOGIN, SftpAddress: '127.0.0.1:22/a.jpg' },
        400,
        'SftpAddress leads to a server that --sftp-hosts does not name.',
      ],
      [
        { DocNum, ...to('/incoming/a.jpg'), SftpPassword: 'wrong' },
        400,
        'The SFTP server refused SftpUsername or SftpPassword.',
      ],
    ];
    for (const [body, status, sentence] of refusals) {
      const answer = await practice.post('/documents/DownloadSftp', body);
      expect([answer.status, answer.text]).toEqual([status, sentence]);
    }
    expect([remote.files.size, await audits()]).toEqual([0, []]);
  });

  it('send a mount as one picture, and its pictures one by one', async () => {
    await practice.lay('mount', { MountNum: 20, PatNum: 10, Width: 300, Height: 200, ColorBack: -1 });
    await practice.lay(
      'mountitem',
      { MountItemNum: 1, MountNum: 20, Xpos: 0, Ypos: 0, Width: 150, Height: 200, ItemOrder: 1 },
      { MountItemNum: 2, MountNum: 20, Xpos: 150, Ypos: 0, Width: 150, Height: 200, ItemOrder: 2 },
    );
    const [left, right] = [await upload(wide, '.jpg'), await upload(tall, '.png')];
    await practice.change('document', { DocNum: left.DocNum }, { MountItemNum: 1, DegreesRotated: 90 });
    await practice.change('document', { DocNum: right.DocNum }, { MountItemNum: 2 });
    const answer = await practice.post('/documents/DownloadSftp', { MountNum: 20, ...to('/incoming/FMX.jpg') });
    expect([answer.status, answer.text]).toEqual([201, '']);
    const made = readPicture(remote.files.get('/incoming/FMX.jpg')!)!;
    expect([made.width, made.height]).toEqual([300, 200]);
    expect([colourAt(made, 75, 100), colourAt(made, 225, 100)]).toEqual([named(RED), named(BLUE)]);
    // Turned by a quarter it is 100 wide and 200 high, in the middle of its place.
    expect([colourAt(made, 10, 100), colourAt(made, 75, 5)]).toEqual([named([255, 255, 255]), named(RED)]);
    remote.files.clear();
    const one = await practice.post('/documents/DownloadMount', { MountNum: 20, ...to('/mount/') });
    expect([one.status, one.body]).toEqual([201, [left, right].map(({ DocNum, FileName }) => ({ DocNum, FileName }))]);
    expect([...remote.files.keys()].sort()).toEqual([`/mount/${left.FileName}`, `/mount/${right.FileName}`].sort());
    remote.files.clear();
    remote.habits = { room: 1 };
    const before = (await audits()).length;
    const broken = await practice.post('/documents/DownloadMount', { MountNum: 20, ...to('/mount/') });
    expect([broken.status, [...remote.files.keys()]]).toEqual([400, [`/mount/${left.FileName}`]]);
    expect(await audits()).toHaveLength(before + 1);
  });

  it('send small pictures of a patient’s pictures', async () => {
    const [one, other] = [await upload(wide, '.jpg'), await upload(tall, '.png')];
    await upload(Buffer.from('no picture'), '.jpg');
    await upload(Buffer.from('%PDF-1.7'), '.pdf');
    const { status, body } = await practice.post('/documents/Thumbnails', { PatNum: 10, ...to('/small/') });
    expect([status, body]).toEqual([201, [one, other].map(({ DocNum, FileName }) => ({ DocNum, FileName }))]);
    const [first, second] = [one, other].map(({ FileName }) => readPicture(remote.files.get(`/small/${FileName}`)!)!);
    expect([first!.width, first!.height, second!.width, second!.height]).toEqual([100, 100, 100, 100]);
    expect([colourAt(first!, 50, 50), colourAt(first!, 50, 5)]).toEqual([named(RED), named([255, 255, 255])]);
    expect(colourAt(second!, 50, 50)).toBe(named(BLUE));
  });

  it('say that there is nothing to make small pictures of', async () => {
    await upload(Buffer.from('no picture'), '.jpg');
    const answer = await practice.post('/documents/Thumbnails', { PatNum: 10, ...to('/small/') });
    expect([answer.status, answer.text]).toEqual([200, 'No documents could be made into thumbnails.']);
  });

  it('keep a document that was fetched', async () => {
    remote.files.set('/incoming/Radiograph.PNG', Buffer.from(tall));
    const asked = {
      PatNum: 10,
      DateCreated: '2021-05-26 08:16:46',
      DocCategory: 136,
      ImgType: 'Photo',
      ToothNumbers: '1-5,8',
      ...to('/incoming/Radiograph.PNG'),
    };
    const { status, body, headers } = await practice.post('/documents/UploadSftp', asked);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${practice.url}/documents/${body.DocNum}`);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        DocNum: body.DocNum,
        filePath: join(practice.documents, 'S', 'SmithJane10', `SmithJane${body.DocNum}.png`),
        Description: '',
        ToothNumbers: '1,2,3,4,5,8',
        Note: '',
        DateCreated: '2021-05-26 08:16:46',
        DateTStamp: `${TODAY} 09:00:00`,
        DocCategory: 136,
        docCategory: 'Patient Pictures',
        serverDateTime: `${TODAY} 09:00:00`,
      }),
    );
    expect(readFileSync(body.filePath).equals(Buffer.from(tall))).toBe(true);
    expect((await practice.get(`/documents/${body.DocNum}`)).body).toMatchObject({ ImgType: 'Photo', PatNum: 10 });
  });

  it('keep nothing of what could not be fetched', async () => {
    const before = filesKept();
    const refused = async (path: string) => {
      const { status, text } = await practice.post('/documents/UploadSftp', { PatNum: 10, ...to(path) });
      return [status, text];
    };
    expect(await refused('/incoming/none.png')).toEqual([400, 'The SFTP server has no such file or folder.']);
    expect(await refused('/incoming/')).toEqual([
      400,
      'SftpAddress must end with the name of a file, such as picture.jpg.',
    ]);
    expect([await practice.rows('document'), filesKept()]).toEqual([[], before]);
  });

  it('fetch one document for one Idempotency-Key', async () => {
    remote.files.set('/incoming/a.png', Buffer.from(tall));
    const asked = { PatNum: 10, ...to('/incoming/a.png') };
    const once = () => practice.send('POST', '/documents/UploadSftp', asked, { 'Idempotency-Key': 'sftp-once' });
    const [first, second] = [await once(), await once()];
    expect([first.status, second.status, second.body.DocNum]).toEqual([201, 201, first.body.DocNum]);
    expect(await practice.rows('document')).toHaveLength(1);
    const changed = { ...asked, SftpPassword: 'changed meanwhile' };
    const again = await practice.send('POST', '/documents/UploadSftp', changed, { 'Idempotency-Key': 'sftp-once' });
    expect([again.status, again.body.DocNum]).toEqual([201, first.body.DocNum]);
  });

  it.each([
    ['in the folder of the practice', '1'],
    ['in the database', '0'],
  ])('keep a scanned explanation %s, and send it', async (_where, AtoZfolderUsed) => {
    await layPreferences(practice, { AtoZfolderUsed });
    await practice.lay('claimpayment', { ClaimPaymentNum: 25 });
    remote.files.set('/incoming/SmithJ_EOB.png', Buffer.from(tall));
    const asked = { ClaimPaymentNum: 25, ...to('/incoming/SmithJ_EOB.png') };
    const { status, body } = await practice.post('/eobattaches/UploadSftp', asked);
    const stamp = `${TODAY.replaceAll('-', '')}_090000`;
    const FileName = `${stamp}_${body.EobAttachNum}.png`;
    expect([status, body]).toMatchObject([201, { ClaimPaymentNum: 25, FileName, DateTCreated: `${TODAY} 09:00:00` }]);
    expect(body.RawBase64 === '').toBe(AtoZfolderUsed === '1');
    expect(existsSync(join(practice.documents, 'EOBs', FileName))).toBe(AtoZfolderUsed === '1');
    const out = { EobAttachNum: body.EobAttachNum, ...to('/out/') };
    const answer = await practice.post('/eobattaches/DownloadSftp', out);
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `${remote.host}/out/${FileName}`]);
    expect(remote.files.get(`/out/${FileName}`)!.equals(Buffer.from(tall))).toBe(true);
    const path = `/eobattaches/${body.EobAttachNum}`;
    expect((await practice.delete(path)).status).toBe(200);
    expect(existsSync(join(practice.documents, 'EOBs', FileName))).toBe(false);
    expect(await practice.rows('eobattach')).toEqual([]);
    expect((await practice.delete(path)).text).toBe('EobAttach not found.');
  });

  it('send a sheet as a PDF', async () => {
    const place = { SheetNum: 50, Width: 300, Height: 20, XPos: 50 };
    await practice.lay('sheet', {
      SheetNum: 50,
      PatNum: 10,
      SheetType: SheetTypeEnum.ExamSheet,
      Description: 'Exam',
      Width: 850,
      Height: 1100,
      DateTimeSheet: `${TODAY} 08:00:00`,
    });
    await practice.lay(
      'sheetfield',
      { ...place, YPos: 50, FieldType: SheetFieldType.StaticText, FieldValue: 'Findings of today' },
      { ...place, YPos: 80, FieldType: SheetFieldType.CheckBox, FieldValue: 'X' },
      { ...place, YPos: 110, FieldType: SheetFieldType.Rectangle },
      { ...place, YPos: 900, Height: 80, FieldType: SheetFieldType.SigBox, FieldValue: '0abc' },
    );
    for (const path of ['/out/Jones.pdf', '/out/']) {
      expect((await practice.post('/sheets/DownloadSftp', { SheetNum: 50, ...to(path) })).status).toBe(201);
    }
    expect([...remote.files.keys()].sort()).toEqual(['/out/Jones.pdf', '/out/sheet.pdf']);
    expect(String(remote.files.get('/out/sheet.pdf')!.subarray(0, 5))).toBe('%PDF-');
    expect((await practice.post('/sheets/DownloadSftp', { SheetNum: 50, ...to('/out/a.doc') })).status).toBe(400);
  });

  const ask = (SqlCommand: string, more: object = {}) =>
    practice.post('/queries', { SqlCommand, ...to('/out/rows.csv'), ...more });
  const rows = () => String(remote.files.get('/out/rows.csv'));

  it('send the rows of a query', async () => {
    await practice.change('patient', { PatNum: 10 }, { AddrNote: 'second "floor",\nleft' });
    const answer = await ask(
      'SELECT PatNum, LName, Birthdate, AddrNote, NULL AS n, 1.5 AS d FROM patient WHERE PatNum IN (10, 11) ORDER BY PatNum',
    );
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(rows()).toBe(
      'PatNum,LName,Birthdate,AddrNote,n,d\r\n' +
        '10,Smith,1976-05-24T00:00:00,"second ""floor"",\nleft",,1.5\r\n' +
        '11,Smith,0001-01-01T00:00:00,,,1.5\r\n',
    );
    const logs = (await practice.rows('securitylog')).map(({ LogText }) => LogText);
    expect(logs).toEqual([expect.stringMatching(/^Query run by .* through API\. SELECT PatNum/)]);
  });

  it('send more rows of a query than an answer has, and OK for none', async () => {
    await practice.lay('employer', ...Array.from({ length: 1200 }, (_, at) => ({ EmpName: `Mill ${at}` })));
    expect((await ask('SELECT EmpName FROM employer')).status).toBe(201);
    expect(rows().split('\r\n')).toHaveLength(1202);
    expect((await ask('SELECT EmpName FROM employer WHERE EmployerNum = 0')).status).toBe(201);
    expect(rows()).toBe('OK');
  });

  it('send no query that is no question, has an error, or goes to another port', async () => {
    expect((await ask('DELETE FROM employer')).status).toBe(401);
    expect((await ask('SELECT Nothing FROM employer')).status).toBe(400);
    const other = { SftpAddress: '127.0.0.1/out/rows.csv', SftpPort: 25 };
    expect((await ask('SELECT 1', other)).text).toBe('SftpAddress leads to a server that --sftp-hosts does not name.');
    const { port } = new URL(`ssh://${remote.host}`);
    expect((await ask('SELECT 1 AS one', { ...other, SftpPort: Number(port) })).status).toBe(201);
    expect(rows()).toBe('one\r\n1\r\n');
  });

  it('answer before the rows are there, where that is asked for', async () => {
    expect((await ask('SELECT 2 AS two', { IsAsync: 'true' })).status).toBe(201);
    while (!remote.files.has('/out/rows.csv')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rows()).toBe('two\r\n2\r\n');
    const wrong = await ask('SELECT 2 AS two', { IsAsync: 'true', SftpPassword: 'wrong' });
    expect(wrong.status).toBe(201);
  });

  it('promise no more rows than can be held until they are sent', async () => {
    const other = await startSftpServer({ isSilent: true });
    const sftpHosts = other.host;
    const busy = await startTestPractice({ engine, now: `${TODAY} 09:00:00`, sftpHosts });
    const asked = { SqlCommand: 'SELECT 1', SftpAddress: `${other.host}/out/`, ...LOGIN, IsAsync: 'true' };
    const statuses: number[] = [];
    for (let count = 0; count < 3; count++) statuses.push((await busy.post('/queries', asked)).status);
    await busy.stop();
    await other.stop();
    expect(statuses).toEqual([201, 201, 429]);
  });
});
