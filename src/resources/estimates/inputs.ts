import { dateInput, flagInput, keyInput, moneyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { narrowed } from '../../wire/narrowed-inputs.ts';
import { objectListInput } from '../../wire/object-list-input.ts';

/** Most procedures that are priced in one request. */
export const MOST_PROCEDURES = 1000;

/** The first and last years of the calendar are refused: they leave no room for benefit years and waiting periods. */
const asOf = narrowed(
  dateInput({ description: 'The date to estimate for, 1880 or later. Default: today.' }),
  (date) => date >= '1880' && date < '9900',
);

/** Options of both operations. */
export const estimateOptions = {
  asOf,
  explain: flagInput({ description: 'true adds the steps that led to each amount.' }),
};

const date = { ...asOf, description: 'Day of treatment. Default: today.' };

const procedureInputs = {
  ProcNum: keyInput({
    description: 'A charted procedure, TP or TPi, priced as it is charted; send nothing else with it.',
  }),
  CodeNum: keyInput({ description: 'This, procCode or ProcNum is required.' }),
  procCode: textInput({ verbatim: true, emptyIsAbsent: true, description: 'ProcCode of a procedure code.' }),
  ToothNum: textInput({ numbers: true, emptyIsAbsent: true, description: 'For areas Surf and Tooth.' }),
  Surf: textInput({ numbers: true, emptyIsAbsent: true, description: 'Surfaces, quadrant, sextant or arch.' }),
  ToothRange: textInput({ numbers: true, emptyIsAbsent: true, description: 'Teeth and ranges, e.g. 2,3,13-15.' }),
  ProcFee: moneyInput({ description: 'Fee for one unit. Default: the fee schedule that applies.' }),
  ProvNum: keyInput({ description: 'Default: the provider of the code, else of the patient.' }),
  ClinicNum: keyInput({ description: 'Default: the clinic of the patient.' }),
  Date: date,
};

/** One entry of the procedures to price. */
export type Asked = ValuesOf<typeof procedureInputs>;

const { ProcNum: _, ...ofNewWork } = procedureInputs;

/** Body of POST estimates. */
export const pricingInputs = {
  PatNum: keyInput({ required: true }),
  Procedures: objectListInput(procedureInputs, {
    description: 'What to price, in the order in which it would be done. Nothing is stored.',
    most: MOST_PROCEDURES,
    required: false,
    requireOneOf: [['CodeNum', 'procCode', 'ProcNum']],
    exclusivePairs: [
      ...Object.keys(ofNewWork).map((name): [string, string] => ['ProcNum', name]),
      ['CodeNum', 'procCode'],
    ],
  }),
  AptNum: keyInput({
    description: 'The planned procedures of this appointment, before the procedures of the list.',
  }),
  allPlanned: flagInput({
    description:
      'true: all planned procedures (TP) in the order of the Active plan, before the procedures of the list.',
  }),
  ...estimateOptions,
};

/** Parameters of GET portions. */
export const portionsQuery = {
  ProcNum: keyInput({ description: 'This procedure alone, TP or TPi.' }),
  AptNum: keyInput({ description: 'The planned procedures of this appointment, or of a planned appointment.' }),
  ...estimateOptions,
};
