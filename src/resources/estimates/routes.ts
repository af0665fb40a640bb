import { EXTENSION_BASE, type Operation, readOperation } from '../../http/operation.ts';
import { estimateShape } from '../../practice/insurance/pricing/estimate-shape.ts';
import { estimateOptions, portionsQuery, pricingInputs } from './inputs.ts';
import { pricePlan } from './price-plan.ts';
import { pricePortions } from './price-portions.ts';
import { priceProcedures } from './price-procedures.ts';

const answer = { kind: 'object', row: estimateShape } as const;

export const estimateOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/treatplans/{TreatPlanNum}/estimate',
    added: '',
    permission: 'ReadAll',
    summary: 'Price an Active or Inactive treatment plan',
    description:
      'The lines that a copy saved now would have, with the estimate of every insurance plan. Nothing is stored.',
    query: estimateOptions,
    answer,
    read: pricePlan,
  }),
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/patients/{PatNum}/portions',
    added: '',
    permission: 'ReadAll',
    summary: 'Price the charted work of a patient',
    description:
      'All planned procedures (TP) in the order of the Active plan; or one procedure, or those of an appointment, as ' +
      'if nothing else were planned. Nothing is stored.',
    query: portionsQuery,
    exclusivePairs: [['ProcNum', 'AptNum']],
    answer,
    read: pricePortions,
  }),
  readOperation({
    verb: 'POST',
    base: EXTENSION_BASE,
    path: '/estimates',
    added: '',
    permission: 'ReadAll',
    summary: 'Price procedures, charted or not',
    description:
      'Charted procedures by ProcNum, by appointment, or all that are planned; and procedures that do not exist yet, ' +
      'by code. They are priced as if nothing else were planned: past payments count, other planned work does not. ' +
      'Nothing is stored.',
    body: pricingInputs,
    requireOneOf: [['Procedures', 'AptNum', 'allPlanned']],
    exclusivePairs: [['AptNum', 'allPlanned']],
    answer,
    read: priceProcedures,
  }),
];
