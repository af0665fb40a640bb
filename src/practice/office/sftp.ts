import { textInput } from '../../wire/input.ts';

/** Where a method with SFTP brings its file or finds one, and as whom. */
export const sftpInputs = {
  SftpAddress: textInput({ required: true, blank: false, description: 'Server and whole path, with /.' }),
  SftpUsername: textInput({ required: true, blank: false }),
  SftpPassword: textInput({ required: true, blank: false, verbatim: true }),
};
