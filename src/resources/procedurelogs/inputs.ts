import { PlaceService, ProcStatus } from '../../domain/enums.ts';
import {
  dateInput,
  flagInput,
  type Input,
  keyInput,
  moneyInput,
  namedInput,
  textInput,
  timeInput,
} from '../../wire/input.ts';

const { TP, C, EO, EC, R, Cn } = ProcStatus;

/** The six statuses a caller may ask for; only the server sets TPi and D. */
const settable = namedInput(
  { TP, C, EO, EC, R, Cn },
  {
    refusal:
      'ProcStatus may only be set to Treatment Planned (TP), Complete (C), Existing Other Provider (EO), ' +
      'Existing Current Provider (EC), Referred Out (R), or Condition (Cn).',
  },
);

const describe = <T, R extends boolean>(input: Input<T, R>, description: string, added?: string): Input<T, R> => ({
  ...input,
  description,
  added,
});

/** Prosthesis as stored: `No` and `""` both store nothing. */
const prosthesis: Input<string, false> = {
  ...namedInput({ No: '', I: 'I', R: 'R', '': '' }),
  schema: { type: 'string', enum: ['No', '', 'I', 'R'] },
  description: 'No, I (initial) or R (replacement); only for prosthesis codes.',
  added: '25.2.21',
};

const procCode = textInput({
  verbatim: true,
  emptyIsAbsent: true,
  description: 'ProcCode of a procedure code, case-sensitive.',
});

/** Fields that POST and PUT share; their pages have them at different places. */
const shared = {
  AptNum: keyInput({ description: 'appointment.AptNum; 0 = none.' }),
  ProcFee: moneyInput({ description: 'Fee for one unit. Default: the fee schedule that applies.' }),
  Priority: keyInput({ description: 'DefNum of category 20; 0 = none.' }),
  ProvNum: keyInput({ description: 'provider.ProvNum.' }),
  Dx: keyInput({ description: 'DefNum of category 16; 0 = none.' }),
};

const plannedAptToClinic = {
  PlannedAptNum: keyInput({ description: 'AptNum of a planned appointment; 0 = none.' }),
  PlaceService: namedInput(PlaceService, {
    added: '25.2.21',
    description: 'Needs the Public Health feature.',
  }),
  Prosthesis: prosthesis,
  DateOriginalProsth: dateInput({ added: '25.2.21', description: 'Only for prosthesis codes.' }),
  ClaimNote: textInput({ verbatim: true, max: 80, added: '25.2.21', description: 'Sent with e-claims.' }),
  ClinicNum: keyInput({ description: 'clinic.ClinicNum; 0 = none.' }),
};

const dateTPToEnd = {
  DateTP: dateInput({ added: '25.2.21', description: 'Day the procedure was first planned.' }),
  SiteNum: keyInput({ added: '25.2.21', description: 'site.SiteNum. Needs the Public Health feature.' }),
  ProcTime: timeInput({ added: '25.2.21', description: 'Start, HH:mm:ss.' }),
  ProcTimeEnd: timeInput({ added: '25.2.21', description: 'End, HH:mm:ss. Needs the Medical Insurance feature.' }),
  Prognosis: keyInput({ added: '25.2.21', description: 'DefNum of category 30; 0 = none.' }),
  ToothNum: textInput({ numbers: true, emptyIsAbsent: true, description: 'For areas Surf and Tooth.' }),
  Surf: textInput({
    numbers: true,
    emptyIsAbsent: true,
    description: 'Surfaces M O I D B F V L; or UL UR LL LR; 1-6; U L, as the code asks.',
  }),
  ToothRange: textInput({ numbers: true, emptyIsAbsent: true, description: 'Teeth and ranges, e.g. 2,3,13-15.' }),
  BillingNote: textInput({ verbatim: true, max: 255, added: '25.2.21', description: 'Shown in the account.' }),
  Discount: moneyInput({ added: '25.2.21', description: 'Dollars; becomes an adjustment on completion.' }),
  IsDateProsthEst: flagInput({ added: '25.2.21' }),
};

/** POST: page order, required first (`procedures.md` 6.1). */
export const createInputs = {
  PatNum: keyInput({ required: true, description: 'patient.PatNum.' }),
  ProcDate: dateInput({ required: true, description: 'Service date, or planned date.' }),
  ProcStatus: { ...describe(settable, 'TP, C, EO, EC, R or Cn.'), required: true as const },
  CodeNum: keyInput({ added: '25.2.21', description: 'This or procCode is required.' }),
  procCode,
  AptNum: shared.AptNum,
  ProcFee: shared.ProcFee,
  Priority: shared.Priority,
  priority: textInput({ emptyIsAbsent: true, description: 'Name of a priority; instead of Priority.' }),
  ProvNum: shared.ProvNum,
  Dx: shared.Dx,
  dxName: textInput({ emptyIsAbsent: true, description: 'Name of a diagnosis; instead of Dx.' }),
  ...plannedAptToClinic,
  ...dateTPToEnd,
};

/** PUT: page order; an absent field leaves its column alone (`procedures.md` 9.2). */
export const updateInputs = {
  AptNum: shared.AptNum,
  ProcDate: dateInput({ description: 'Service date, or planned date.' }),
  ProcFee: shared.ProcFee,
  Priority: shared.Priority,
  ProcStatus: describe(settable, 'TP, C, EO, EC, R or Cn.'),
  ProvNum: shared.ProvNum,
  Dx: shared.Dx,
  ...plannedAptToClinic,
  CodeNum: keyInput({ added: '25.2.21', description: 'A code of the same treatment area; instead of procCode.' }),
  procCode,
  ...dateTPToEnd,
};
