import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { definitionOf } from '../../practice/office/references.ts';

/** What a check names. */
export const REFERENCES = {
  ClinicNum: requireClinicIfAny,
  PayType: definitionOf('InsurancePaymentType'),
  PayGroup: definitionOf('ClaimPaymentGroups'),
};
