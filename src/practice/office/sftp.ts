import { badRequest } from '../../domain/refusal.ts';
import { textInput } from '../../wire/input.ts';

/** Where a method with SFTP brings its file, and as whom. */
export const sftpInputs = {
  SftpAddress: textInput({ required: true, blank: false, description: 'Whole path, with /.' }),
  SftpUsername: textInput({ required: true, blank: false }),
  SftpPassword: textInput({ required: true, blank: false, verbatim: true }),
};

/** What such a method is told after its checks: this server opens no connection of its own (`companions-people.md` 10.6). */
export const noSftp = () => badRequest('SFTP transfers are not enabled on this server.');
