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
    description: 'Default: the one that --sftp-hosts names for the server.',
  }),
  IsAsync: flagInput({ added: '23.3.26', description: 'Answers once the query is done; its rows are sent then.' }),
};
