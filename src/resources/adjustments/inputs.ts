import { sized } from '../../db/schema/sized.ts';
import { dateInput, keyInput, moneyInput, textInput } from '../../wire/input.ts';

const AdjNote = textInput({ ...sized('adjustment', 'AdjNote'), verbatim: true });

/** Body of Adjustments POST. */
export const newAdjustmentInputs = {
  PatNum: keyInput({ required: true }),
  AdjType: keyInput({ required: true, description: 'DefNum of category 1 whose ItemValue is + or -.' }),
  AdjAmt: moneyInput({ required: true, negative: true, description: 'Positive for a type +, negative for a type -.' }),
  AdjDate: dateInput({ required: true, description: 'Not after today.' }),
  ProvNum: keyInput({ description: 'Default: patient.PriProv.' }),
  ProcNum: keyInput({ description: 'procedurelog.ProcNum of the patient that it is attached to. Default: 0 (none).' }),
  ClinicNum: keyInput({ description: 'Default: patient.ClinicNum.' }),
  ProcDate: dateInput({ description: 'Default: the date of the procedure, or today.' }),
  AdjNote,
};

/** Body of Adjustments PUT. */
export const adjustmentInputs = {
  AdjDate: dateInput({ description: 'Not after today.' }),
  AdjAmt: moneyInput({ negative: true, description: 'With the sign of its type; negative for a discount plan.' }),
  AdjType: keyInput({ description: 'DefNum of category 1 whose ItemValue is + or -.' }),
  ProvNum: keyInput({ description: 'A provider who is not hidden.' }),
  AdjNote,
  ProcNum: keyInput({ description: 'procedurelog.ProcNum of the patient, whose date becomes ProcDate; 0 detaches.' }),
  ClinicNum: keyInput({ description: '0 = none.' }),
};
