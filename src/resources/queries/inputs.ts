import { sftpInputs } from '../../practice/office/sftp.ts';
import { flagInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const SqlCommand = textInput({
  required: true,
  blank: false,
  verbatim: true,
  description: 'One SELECT in MySQL’s dialect, after any number of SET @name = value. At most 65,535 characters.',
});

/** Body of Queries PUT ShortQuery. */
export const shortQueryInputs = { SqlCommand };

/** Body of Queries POST, in page order. */
export const sendQueryInputs = {
  SqlCommand,
  ...sftpInputs,
  SftpPort: wholeInput({
    from: 1,
    to: 65_535,
    description: 'Default: the one in --sftp-hosts for the server.',
  }),
  IsAsync: flagInput({ added: '23.3.26', description: 'Responds once the query has run and its rows have been sent.' }),
};
