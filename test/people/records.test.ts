import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SheetFieldType } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import { day } from './office.ts';
import { requestTable } from './request-table.ts';

const sftp = { SftpAddress: 'site/a.jpg', SftpUsername: 'u', SftpPassword: 'p' };
const notEnabled = 'SFTP transfers are not enabled on this server: its administrator names servers with --sftp-hosts.';
const url = 'https://example.org/a.jpg';
const sally = { UserName: 'Sally', UserGroupNum: 2, Password: 'My1password' };

/** Documents, users and what else is kept of people (`companions-people.md` 10, 13, 14; rows 124 to 128). */
const rows: readonly ListedRequest[] = [
  // documents
  ['POST', '/documents/SetByUrl', { PatNum: 10, url }, 201, { FileName: 'xx', DocCategory: 135, ImgType: 'Document' }],
  ['POST', '/documents/SetByUrl', { PatNum: 10 }, 400, 'url is required.'],
  ['POST', '/documents/SetByUrl', { PatNum: 10, url: 'file:///etc/passwd' }, 400, 'url is invalid.'],
  ['POST', '/documents/SetByUrl', { PatNum: 10, url: 'https://' }, 400, 'url is invalid.'],
  ['POST', '/documents/SetByUrl', { PatNum: 10, url: `https://a/${'x'.repeat(2000)}` }, 400, 'url is invalid.'],
  ['POST', '/documents/SetByUrl', { PatNum: 15, url }, 400, 'Patient has been deleted.'],
  ['POST', '/documents/SetByUrl', { PatNum: 999, url }, 404, 'Patient not found.'],
  ['PUT', '/documents/600', { ProvNum: 4 }, 400, 'Provider is hidden.'],
  ['PUT', '/documents/600', { ToothNumbers: '12-15,20', ProvNum: 2 }, 200, { ToothNumbers: '12,13,14,15,20' }],
  ['DELETE', '/documents/600', undefined, 200],
  ['DELETE', '/documents/999', undefined, 404, 'Document not found.'],
  ['DELETE', '/documents/601', undefined, 400, 'Document is attached to a signed treatment plan.'],
  ['DELETE', '/documents/602', undefined, 400, `Document is used by sheets dated ${day(-4)}.`],
  ['DELETE', '/documents/603', undefined, 400, 'Patient has been deleted.'],
  ['POST', '/documents', {}, 400, 'documents POST  is not a valid method.'],
  ['POST', '/documents/DownloadSftp', sftp, 400, 'DocNum or MountNum is required.'],
  ['POST', '/documents/DownloadSftp', { DocNum: 600, MountNum: 1, ...sftp }, 400],
  ['POST', '/documents/DownloadSftp', { DocNum: 999, ...sftp }, 404, 'Document not found.'],
  ['POST', '/documents/DownloadSftp', { MountNum: 999, ...sftp }, 404, 'Mount not found.'],
  ['POST', '/documents/DownloadSftp', { DocNum: 600 }, 400, 'SftpAddress is required.'],
  ['POST', '/documents/DownloadSftp', { DocNum: 600, ...sftp }, 400, notEnabled],
  ['POST', '/documents/UploadSftp', { PatNum: 999, ...sftp }, 404, 'Patient not found.'],
  ['POST', '/documents/UploadSftp', { PatNum: 10, DocCategory: 40, ...sftp }, 404, 'DocCategory not found.'],
  ['POST', '/documents/UploadSftp', { PatNum: 10, ...sftp }, 400, notEnabled],
  ['POST', '/documents/Thumbnails', { PatNum: 11, ...sftp }, 404, 'No documents exist for this patient.'],
  ['POST', '/documents/Thumbnails', { PatNum: 10, ...sftp }, 400, notEnabled],
  ['POST', '/documents/Thumbnails', { PatNum: 15, ...sftp }, 200, 'No documents could be made into thumbnails.'],
  ['POST', '/documents/DownloadMount', { MountNum: 999, ...sftp }, 404, 'Mount not found.'],
  ['POST', '/documents/DownloadMount', { MountNum: 1, ...sftp }, 200, 'No mount images could be downloaded.'],
  ['POST', '/documents/DownloadMount', { MountNum: 2, ...sftp }, 400, notEnabled],
  // scanned explanations of benefits
  ['POST', '/eobattaches/DownloadSftp', sftp, 400, 'EobAttachNum is required.'],
  ['POST', '/eobattaches/DownloadSftp', { EobAttachNum: 999, ...sftp }, 404, 'EobAttach not found.'],
  ['POST', '/eobattaches/DownloadSftp', { EobAttachNum: 1, ...sftp }, 400, notEnabled],
  ['POST', '/eobattaches/UploadSftp', { ClaimPaymentNum: 999, ...sftp }, 404, 'ClaimPayment not found.'],
  ['POST', '/eobattaches/UploadSftp', { ClaimPaymentNum: 1 }, 400, 'SftpAddress is required.'],
  ['POST', '/eobattaches/UploadSftp', { ClaimPaymentNum: 1, ...sftp }, 400, notEnabled],
  // sheets
  ['POST', '/sheets/DownloadSftp', { SheetNum: 999, ...sftp }, 404, 'Sheet not found.'],
  ['POST', '/sheets/DownloadSftp', { SheetNum: 1, ...sftp }, 400, notEnabled],
  // ehrpatients
  [
    'PUT',
    '/ehrpatients/10',
    { DischargeDate: '2024-02-15', MedicaidState: 'OR' },
    200,
    { PatNum: 10, MotherMaidenFname: '', DischargeDate: '2024-02-15', MedicaidState: 'OR' },
  ],
  ['PUT', '/ehrpatients/10', { DischargeDate: '' }, 200, { DischargeDate: '0001-01-01' }],
  ['PUT', '/ehrpatients/10', { DischargeDate: '2024-02-30' }, 400, 'DischargeDate format must be yyyy-MM-dd.'],
  ['PUT', '/ehrpatients/10', { MedicaidState: 'x'.repeat(51) }, 400, 'MedicaidState cannot exceed 50 characters.'],
  ['PUT', '/ehrpatients/15', { MedicaidState: 'OR' }, 400, 'Patient has been deleted.'],
  ['PUT', '/ehrpatients/999', {}, 404, 'Patient not found.'],
  // userods
  ['POST', '/userods', sally, 201, { ...sally, EmployeeNum: 0, ProviderNum: 0, IsPasswordResetRequired: 'false' }],
  ['POST', '/userods', { ...sally, UserName: undefined }, 400, 'UserName is required.'],
  ['POST', '/userods', { ...sally, UserName: 'Sally ' }, 400, 'UserName cannot end with a blank.'],
  ['POST', '/userods', { ...sally, UserName: 'AMY' }, 400, 'UserName already exists.'],
  ['POST', '/userods', { ...sally, UserGroupNum: 99 }, 404, 'UserGroup not found.'],
  ['POST', '/userods', { ...sally, UserGroupNum: 3 }, 400, 'UserGroupNum is a group of central management.'],
  ['POST', '/userods', { ...sally, Password: 'My1pass' }, 400, 'Password must have at least 8 characters.'],
  ['POST', '/userods', { ...sally, Password: 'my1password' }, 400, 'Password must have a capital letter.'],
  ['POST', '/userods', { ...sally, Password: 'MY1PASSWORD' }, 400, 'Password must have a lower-case letter.'],
  ['POST', '/userods', { ...sally, Password: 'Mypassword' }, 400, 'Password must have a number.'],
];

requestTable(
  'records',
  rows,
  async (practice) => {
    await practice.change('patient', { PatNum: 10 }, { ImageFolder: 'SmithJane10' });
    const ofJane = { PatNum: 10, DocCategory: 135, DateCreated: `${day(-2)} 00:00:00` };
    await practice.lay('claimpayment', { ClaimPaymentNum: 1 });
    await practice.lay('eobattach', { EobAttachNum: 1, ClaimPaymentNum: 1 });
    await practice.lay(
      'document',
      { ...ofJane, DocNum: 600, FileName: 'a.jpg', MountItemNum: 7 },
      { ...ofJane, DocNum: 601, FileName: 'plan.pdf' },
      { ...ofJane, DocNum: 602, FileName: 'b.jpg' },
      { ...ofJane, DocNum: 603, PatNum: 15, FileName: 'c.pdf' },
    );
    await practice.lay('mount', { MountNum: 1, PatNum: 10 }, { MountNum: 2, PatNum: 10 });
    await practice.lay('mountitem', { MountItemNum: 7, MountNum: 2 });
    await practice.lay('treatplan', { TreatPlanNum: 1, PatNum: 10, DocNum: 601, Signature: 'x', TPStatus: 0 });
    await practice.lay('sheet', { SheetNum: 1, PatNum: 10, DateTimeSheet: `${day(-4)} 10:00:00` });
    await practice.lay('sheetfield', { SheetNum: 1, FieldType: SheetFieldType.PatImage, FieldValue: '602' });
    await practice.lay('userod', { UserNum: 1, UserName: 'Amy' });
    await practice.lay('usergroup', { UserGroupNum: 2 }, { UserGroupNum: 3, UserGroupNumCEMT: 5 });
  },
  (practice) => {
    it('keep the address of a file, and never fetch it', async () => {
      const { body } = await practice().post('/documents/SetByUrl', { PatNum: 10, url });
      const [row] = await practice().rows('document', ({ DocNum }) => DocNum === body.DocNum);
      expect(row).toMatchObject({ Note: `_download_:${url}`, FileName: 'xx', RawBase64: '' });
    });

    it('delete a document with its file, and keep the file while a document stays', async () => {
      const upload = { PatNum: 10, rawBase64: Buffer.from('A picture').toString('base64'), extension: '.jpg' };
      const { body } = await practice().post('/documents/Upload', upload);
      const path = `${practice().documents}/S/SmithJane10/${body.FileName}`;
      await practice().lay('sheetfield', {
        SheetNum: 1,
        FieldType: SheetFieldType.PatImage,
        FieldValue: String(body.DocNum),
      });
      expect((await practice().delete(`/documents/${body.DocNum}`)).status).toBe(400);
      expect(existsSync(path)).toBe(true);
      await practice().change('sheet', { SheetNum: 1 }, { IsDeleted: 1 });
      expect(await practice().delete(`/documents/${body.DocNum}`)).toMatchObject({ status: 200, text: '' });
      expect(existsSync(path)).toBe(false);
      expect((await practice().get(`/documents/${body.DocNum}`)).status).toBe(404);
    });

    it('keep of a password nothing that can be read', async () => {
      const { body, headers } = await practice().post('/userods', sally);
      expect(headers.get('location')).toMatch(new RegExp(`/userods/${body.UserNum}$`));
      const [user] = await practice().rows('userod', ({ UserNum }) => UserNum === body.UserNum);
      expect(user!.Password).toMatch(/^scrypt\$16384\$8\$1\$[\w+/=]+\$[\w+/=]+$/);
      expect(await practice().rows('usergroupattach')).toMatchObject([{ UserNum: body.UserNum, UserGroupNum: 2 }]);
      const [log] = await practice().rows('securitylog', ({ FKey }) => FKey === body.UserNum);
      expect(log!.LogText).not.toContain(sally.Password);
    });

    it('ask for a special character where the office does', async () => {
      await practice().lay('preference', { PrefName: 'PasswordsStrongIncludeSpecial', ValueString: '1' });
      const refused = await practice().post('/userods', sally);
      expect(refused).toMatchObject({ status: 400, body: 'Password must have a special character.' });
      expect((await practice().post('/userods', { ...sally, Password: 'My1#password' })).status).toBe(201);
    });

    it('tell what the key may do', async () => {
      const { body } = await practice().get('/securityperms');
      expect(body.slice(0, 3)).toEqual([
        { Permission: 'ApiReadAll', HasPermission: 'true' },
        { Permission: 'ApiAllOthers', HasPermission: 'true' },
        { Permission: 'ApiComm', HasPermission: 'true' },
      ]);
    });

    it('show no secrets among the settings', async () => {
      await practice().lay('preference', { PrefName: 'EmailPassword', ValueString: 'hidden' });
      const { body } = await practice().get('/preferences?PrefName=EmailPassword');
      expect(body).toMatchObject([{ PrefName: 'EmailPassword', ValueString: '' }]);
      const SqlCommand = "SELECT ValueString FROM preference WHERE PrefName = 'EmailPassword'";
      expect((await practice().put('/queries/ShortQuery', { SqlCommand })).body).toEqual([{ ValueString: '' }]);
    });
  },
);
