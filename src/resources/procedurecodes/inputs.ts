import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';
import { flagInput, keyInput, moneyInput, namedInput, textInput } from '../../wire/input.ts';
import { narrowed } from '../../wire/narrowed-inputs.ts';
import { wholeInput } from '../../wire/whole-input.ts';

type Column = keyof Row<'procedurecode'> & string;
const text = (column: Column, description = '', added?: string) =>
  textInput({ ...sized('procedurecode', column), verbatim: true, description, ...(added ? { added } : {}) });

/** A text that must match a form as a whole; any other text is invalid. */
const textOfForm = (form: RegExp, max: number, description: string, added?: string) =>
  narrowed(textInput({ max, verbatim: true, description, ...(added ? { added } : {}) }), (sent) => form.test(sent));

const flag = (added?: string, description = '') => flagInput({ description, ...(added ? { added } : {}) });

const described = { ...sized('procedurecode', 'Descript'), verbatim: true, blank: false } as const;
const abbreviated = { ...sized('procedurecode', 'AbbrDesc'), verbatim: true, blank: false } as const;

const category = {
  ProcCat: keyInput({ description: 'DefNum of category 11; this or procCat.' }),
  procCat: textInput({ max: 255, description: 'Name of that definition.' }),
};
const procTime = textOfForm(/^[X/]+$/, 24, 'X for the provider, / for the assistant. Default: /X/.');
const rest = {
  TreatArea: namedInput(TreatArea, { added: '22.4.34', description: 'Default: None.' }),
  NoBillIns: flag('23.2.10'),
  IsProsth: flag('23.3.25'),
  DefaultNote: text('DefaultNote'),
  IsHygiene: flag(),
  AlternateCode1: text('AlternateCode1', '', '23.3.25'),
  MedicalCode: text('MedicalCode', 'ProcCode of another code.'),
  IsTaxed: flag('23.3.25'),
  PaintType: namedInput(ToothPaintingType, { added: '23.3.25', description: 'Default: None.' }),
  LaymanTerm: text('LaymanTerm', 'Shown on treatment plans instead of Descript.'),
  IsCanadianLab: flag('23.3.25'),
  BaseUnits: wholeInput({ from: 0, to: 255 }),
  SubstitutionCode: text('SubstitutionCode', 'ProcCode of another code, case-sensitive.', '22.4.9'),
  SubstOnlyIf: namedInput(SubstitutionCondition, { added: '22.4.9', description: 'Only with SubstitutionCode.' }),
  DrugNDC: textOfForm(/^(\d{11})?$/, 11, 'Eleven digits, or "".', '23.3.25'),
  RevenueCodeDefault: textOfForm(/^(\d{3})?$/, 3, 'Three digits, or "".', '23.3.25'),
  ProvNumDefault: keyInput({ description: 'provider.ProvNum; 0 = none.' }),
  CanadaTimeUnits: moneyInput({ description: 'Not negative; two decimals.' }),
  IsRadiology: flag('23.3.25'),
  DefaultClaimNote: text('DefaultClaimNote', '', '23.3.25'),
  DefaultTPNote: text('DefaultTPNote', '', '23.3.25'),
  PaintText: text('PaintText', 'Only with PaintType Text.', '23.3.24'),
  AreaAlsoToothRange: flag('23.3.25', 'Only with TreatArea Quad or Arch.'),
  DiagnosticCodes: textOfForm(
    /^([^\s,]+(,[^\s,]+){0,3})?$/,
    255,
    'At most four ICD-10 codes, comma-separated.',
    '23.3.25',
  ),
};

/** Body of ProcedureCodes POST, in page order. */
export const newProcedureCodeInputs = {
  ProcCode: textInput({ ...sized('procedurecode', 'ProcCode'), required: true }),
  Descript: textInput({ ...described, required: true }),
  AbbrDesc: textInput({ ...abbreviated, required: true }),
  ...category,
  ProcTime: procTime,
  ...rest,
};

/** Body of ProcedureCodes PUT, in page order. */
export const procedureCodeInputs = {
  Descript: textInput(described),
  AbbrDesc: textInput(abbreviated),
  ProcTime: procTime,
  ...category,
  ...rest,
};
