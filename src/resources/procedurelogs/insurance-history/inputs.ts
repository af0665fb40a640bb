import { invalid } from '../../../domain/refusal.ts';
import { dateInput, keyInput, namedInput } from '../../../wire/input.ts';
import { keyField, namedField, shape, textField } from '../../../wire/shape.ts';
import { historyCategories } from './categories.ts';

export const historyQuery = {
  PatNum: keyInput({ required: true, description: 'patient.PatNum.' }),
  InsSubNum: keyInput({ required: true, description: 'inssub.InsSubNum.' }),
};

const prefNames = Object.fromEntries(historyCategories.map(({ preference: name }) => [name, name]));

export const createHistoryInputs = {
  ...historyQuery,
  insHistPrefName: {
    ...namedInput(prefNames, { required: true, description: 'One of the ten categories, case-sensitive.' }),
    // Letter case matters in this enum alone (page).
    read: (sent: unknown, name: string) => {
      if (typeof sent !== 'string' || !Object.hasOwn(prefNames, sent)) throw invalid(name);
      return sent;
    },
  },
  ProcDate: dateInput({ required: true, description: 'Day the procedure was completed.' }),
};

export const historyLineShape = shape({
  name: 'InsuranceHistory',
  fields: {
    insHistPrefName: namedField(prefNames),
    procDate: textField('A date, `No History` or `Not Set`.'),
    ProcNum: keyField('0 = no date.'),
  },
});
