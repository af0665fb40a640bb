import { flagInput, keyInput, keyListInput, textInput } from '../../../wire/input.ts';

const note = {
  ...textInput({ required: true, verbatim: true, maxBytes: 65_535, description: 'Text of the group note.' }),
};

export const groupNotesQuery = {
  PatNum: keyInput({ required: true, description: 'patient.PatNum.' }),
};

export const createGroupNoteInputs = {
  PatNum: keyInput({ required: true, description: 'patient.PatNum.' }),
  ProcNums: keyListInput({
    required: true,
    description: 'Procedures of one date, clinic and provider; repeats are ignored.',
  }),
  Note: note,
  isSigned: flagInput({ added: '25.2.38', description: 'true signs the note. Default: false.' }),
  ProvNum: keyInput({ added: '25.3.36', description: 'provider.ProvNum. Default: the patient’s PriProv.' }),
};

export const updateGroupNoteInputs = {
  PatNum: keyInput({ required: true, description: 'patient.PatNum, as a check.' }),
  Note: note,
  doAppendNote: flagInput({ added: '25.2.38', description: 'true adds to the text of a locked note.' }),
  isSigned: flagInput({ added: '25.2.38', description: 'true signs again, false clears the signature.' }),
  ProvNum: keyInput({ added: '25.3.36', description: 'provider.ProvNum.' }),
};
