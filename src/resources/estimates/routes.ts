import { EXTENSION_BASE, type Operation, readOperation } from '../../http/operation.ts';
import { estimateOptions, pricingInputs } from './inputs.ts';
import { pricePlan } from './price-plan.ts';
import { priceProcedures } from './price-procedures.ts';
import { estimateSchema } from './schema.ts';

const answer = { kind: 'schema', schema: estimateSchema } as const;

export const estimateOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/treatplans/{TreatPlanNum}/estimate',
    added: '',
    permission: 'ReadAll',
    summary: 'Price an Active or Inactive treatment plan',
    description: 'What a copy saved now would hold, with the estimate of every plan. Nothing is stored.',
    query: estimateOptions,
    answer,
    read: pricePlan,
  }),
  readOperation({
    verb: 'POST',
    base: EXTENSION_BASE,
    path: '/estimates',
    added: '',
    permission: 'ReadAll',
    summary: 'Price procedures that do not exist yet',
    description:
      'As if they alone were planned for the patient: what was paid before counts, other planned work does not. ' +
      'Nothing is stored.',
    body: pricingInputs,
    answer,
    read: priceProcedures,
  }),
];
