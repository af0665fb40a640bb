import { sized } from '../../db/schema/sized.ts';
import { CobRule, PlanType } from '../../domain/enums.ts';
import { flagInput, keyInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const { Percentage, PpoPercentage, FlatCopay, Capitation } = PlanType;

/** Plan types by the words of the list's filter, where `percentage` stands for the empty text that is stored. */
export const planTypes = { percentage: Percentage, p: PpoPercentage, f: FlatCopay, c: Capitation } as const;

const names = {
  GroupName: textInput({ ...sized('insplan', 'GroupName'), verbatim: true }),
  GroupNum: textInput({ ...sized('insplan', 'GroupNum'), verbatim: true }),
  PlanNote: textInput({ ...sized('insplan', 'PlanNote'), verbatim: true }),
  FeeSched: keyInput({ description: 'feesched.FeeSchedNum; 0 = none.' }),
  PlanType: namedInput(
    { '': Percentage, ...planTypes },
    {
      description: '"" = percentage, p = PPO percentage, f = flat copay, c = capitation. Default: "".',
    },
  ),
  ClaimFormNum: keyInput({ added: '25.2.24', description: 'claimform.ClaimFormNum. Default: the office’s.' }),
  ClaimsUseUCR: flagInput({ added: '25.1.20', description: 'Claims show the UCR fee. Default: the office’s setting.' }),
  CopayFeeSched: keyInput({ added: '23.3.17', description: 'feesched.FeeSchedNum of type CoPay; 0 = none.' }),
  EmployerNum: keyInput({ description: 'employer.EmployerNum; 0 = none.' }),
  AllowedFeeSched: keyInput({ description: 'feesched.FeeSchedNum of allowed fees out of network; 0 = none.' }),
};

const rules = {
  IsMedical: flagInput({ added: '24.4.34', description: 'Default: false.' }),
  ShowBaseUnits: flagInput({ added: '25.1.20', description: 'Default: false.' }),
  CodeSubstNone: flagInput({ added: '22.4.31', description: 'true: substitution codes are ignored. Default: false.' }),
  IsHidden: flagInput({ added: '22.4.31', description: 'Default: false.' }),
  MonthRenew: wholeInput({ from: 0, to: 12, description: 'Month of renewal; 0 = the calendar year.' }),
  CobRule: namedInput(CobRule, { added: '25.1.20', description: 'Default: the office’s setting.' }),
  BillingType: keyInput({ added: '25.1.20', description: 'DefNum of category 4; 0 = none.' }),
  IsBlueBookEnabled: flagInput({ added: '22.4.24', description: 'Only for percentage plans.' }),
};

/** Body of InsPlans POST. */
export const newInsPlanInputs = { CarrierNum: keyInput({ required: true }), ...names, ...rules };

/** Body of InsPlans PUT. */
export const insPlanInputs = { ...names, CarrierNum: keyInput({ added: '22.4.24' }), ...rules };
