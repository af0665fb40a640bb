import { sized } from '../../db/schema/sized.ts';
import { CommItemMode, RecallPriority } from '../../domain/enums.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { flagInput, keyInput, moneyInput, namedInput, textInput } from '../../wire/input.ts';
import { intervalInput, patternOrNoneInput } from '../../wire/schedule-inputs.ts';

/** Body of Recalls PUT. */
export const recallInputs = {
  DateDue: dateOrNone({ description: '"" = none.' }),
  RecallInterval: intervalInput({ description: 'Years, months, weeks and days: `1y6m20d`. Default: the type’s.' }),
  RecallStatus: keyInput({ description: 'DefNum of category 13; 0 = none.' }),
  Note: textInput({ ...sized('recall', 'Note'), verbatim: true }),
  IsDisabled: flagInput({ description: 'A disabled recall is not due.' }),
  DisableUntilBalance: moneyInput({
    description: 'Not on the recall list while the family owes more. 0 = always listed.',
  }),
  DisableUntilDate: dateOrNone({ description: 'Not on the recall list before this day.' }),
  Priority: namedInput(RecallPriority),
  TimePatternOverride: patternOrNoneInput({ description: 'X and /; "" = that of the recall type.' }),
};

/** Body of Recalls POST. */
export const newRecallInputs = {
  PatNum: keyInput({ required: true }),
  RecallTypeNum: keyInput({ required: true, description: 'At most one recall of a type for a patient.' }),
  ...recallInputs,
};

const { None, Email, Mail, Phone, Text } = CommItemMode;

/** Modes as this page spells them, and as Commlogs shows them. */
const modes = {
  None,
  Email,
  Mail,
  Phone,
  InPerson: CommItemMode['In Person'],
  'In Person': CommItemMode['In Person'],
  Text,
  EmailAndText: CommItemMode['Email and Text'],
  PhoneAndText: CommItemMode['Phone and Text'],
} as const;

/** Body of Recalls PUT Status. */
export const recallStatusInputs = {
  PatNum: keyInput({ required: true }),
  recallType: textInput({ required: true, max: 255, description: 'Description of a recall type, Prophy or Perio.' }),
  RecallStatus: keyInput({ description: 'DefNum of category 13; 0 = none. Default: unchanged.' }),
  commlogMode: namedInput(modes, { description: 'How the patient was reminded. Default: None.' }),
  commlogNote: textInput({ ...sized('commlog', 'Note'), verbatim: true, description: 'Instead of the usual note.' }),
};

/** Body of Recalls PUT SwitchType. */
export const switchTypeInputs = { PatNum: keyInput({ required: true }) };
