import { sized } from '../../db/schema/sized.ts';
import { PlanType } from '../../domain/enums.ts';
import { flagInput, keyInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const { Percentage, PpoPercentage, FlatCopay, Capitation } = PlanType;

/**
 * Plan types as stored, and the words for them in the filter of the list, where `percentage` stands for the empty text.
 */
const planTypes = { '': Percentage, percentage: Percentage, p: PpoPercentage, f: FlatCopay, c: Capitation } as const;

const names = {
  GroupName: textInput({ ...sized('insplan', 'GroupName'), verbatim: true }),
  GroupNum: textInput({ ...sized('insplan', 'GroupNum'), verbatim: true }),
  PlanNote: textInput({ ...sized('insplan', 'PlanNote'), verbatim: true }),
  FeeSched: keyInput({ description: 'feesched.FeeSchedNum; 0 for none.' }),
  PlanType: namedInput(planTypes, {
    description: '"" percentage, p PPO percentage, f flat copay, c capitation. Default "".',
  }),
  CopayFeeSched: keyInput({ added: '23.3.17', description: 'feesched.FeeSchedNum of type CoPay; 0 for none.' }),
  EmployerNum: keyInput({ description: 'employer.EmployerNum; 0 for none.' }),
};

const rules = {
  IsMedical: flagInput({ added: '24.4.34', description: 'Default false.' }),
  CodeSubstNone: flagInput({ added: '22.4.31', description: 'true: substitution codes are ignored. Default false.' }),
  IsHidden: flagInput({ added: '22.4.31', description: 'Default false.' }),
  MonthRenew: wholeInput({ from: 0, to: 12, description: 'Month of renewal; 0 is the calendar year.' }),
  IsBlueBookEnabled: flagInput({ added: '22.4.24', description: 'Only for percentage plans.' }),
};

/** Body of InsPlans POST. */
export const newInsPlanInputs = { CarrierNum: keyInput({ required: true }), ...names, ...rules };

/** Body of InsPlans PUT. */
export const insPlanInputs = { ...names, CarrierNum: keyInput({ added: '22.4.24' }), ...rules };
