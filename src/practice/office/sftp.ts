import { textInput } from '../../wire/input.ts';

/** Most characters of a name or a password there. */
const LONGEST_LOGIN = 1000;

/** Where a method with SFTP brings its file or finds one, and as whom. */
export const sftpInputs = {
  SftpAddress: textInput({ required: true, blank: false, description: 'Server and full path, with /.' }),
  SftpUsername: textInput({ required: true, blank: false, max: LONGEST_LOGIN }),
  SftpPassword: textInput({ required: true, blank: false, verbatim: true, max: LONGEST_LOGIN }),
};
