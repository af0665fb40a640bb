import { Relationship } from '../../domain/enums.ts';
import { flagField, keyField, namedField, shape, textField, wholeField } from '../../wire/shape.ts';

/** FamilyModules page: one insurance of a patient, with its link, subscription, plan and carrier. */
export const familyInsuranceShape = shape({
  name: 'FamilyInsurance',
  fields: {
    PatNum: keyField({}),
    InsSubNum: keyField({}),
    Subscriber: keyField('patient.PatNum of the subscriber.'),
    subscriber: textField('First and last name of the subscriber.'),
    SubscriberID: textField({}),
    SubscNote: textField({}),
    PatPlanNum: keyField({}),
    Ordinal: wholeField('1, 2, 3 and so on.'),
    ordinal: textField('Primary, Secondary or Other for dental plans, Medical for a medical plan.'),
    IsPending: flagField({}),
    Relationship: namedField(Relationship),
    PatID: textField({}),
    CarrierNum: keyField({}),
    CarrierName: textField({}),
    PlanNum: keyField({}),
    GroupName: textField({}),
    GroupNum: textField({}),
    PlanNote: textField({}),
    FeeSched: keyField('feesched.FeeSchedNum.'),
    feeSchedule: textField('Description of FeeSched.'),
    PlanType: textField('The letter as stored.'),
    planType: textField('PlanType in words.'),
    CopayFeeSched: keyField('feesched.FeeSchedNum.'),
    EmployerNum: keyField({}),
    employer: textField('Name of EmployerNum.'),
    IsMedical: flagField({}),
  },
});
