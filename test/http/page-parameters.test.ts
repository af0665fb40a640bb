import { describe, expect, it } from 'vitest';
import { operations } from '../../src/resources/index.ts';
import { publishedMethods } from '../coverage/published.ts';

const appointmentType = [
  ...['AppointmentTypeName', 'appointmentTypeColor', 'IsHidden', 'Pattern', 'CodeStr', 'CodeStrRequired'],
  ...['RequiredProcCodesNeeded', 'BlockoutTypes'],
];

/** Parameters and fields that we accept although the page of the method does not name them. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  // Later builds of the service take them, as integrators and later copies of the pages tell.
  'GET /claims': ['ClaimType', 'PlanNum', 'PlanNum2', 'ClaimIdentifier'],
  'GET /codegroups': ['IsHidden', 'ShowInAgeLimit', 'ShowInFrequency', 'ShowInOther'],
  'GET /patients/Simple': ['FeeSched', 'PatNum'],
  'GET /refattaches': ['ReferralNum', 'DateTStamp'],
  'POST /appointments': ['SecUserNumEntry', 'DateTimeArrived', 'DateTimeSeated', 'DateTimeDismissed'],
  'POST /benefits': ['TreatArea'],
  'POST /codegroups': ['ShowInFrequency', 'ShowInOther'],
  'POST /insplans': ['ClaimFormNum', 'ClaimsUseUCR', 'AllowedFeeSched', 'ShowBaseUnits', 'CobRule', 'BillingType'],
  'PUT /benefits/#': ['CodeGroupNum', 'TreatArea'],
  'PUT /claimpayments/#': ['CheckAmt'],
  'PUT /codegroups/#': ['ShowInFrequency', 'ShowInOther'],
  'PUT /insplans/#': ['ClaimFormNum', 'ClaimsUseUCR', 'AllowedFeeSched', 'ShowBaseUnits', 'CobRule', 'BillingType'],
  'POST /payments': ['isUnallocatedPrepayment'],
  'POST /payplans/Dynamic': ['PlanCategory'],
  'POST /popups': ['DateTimeDisabled'],
  'PUT /appointments/#': ['DateTimeArrived', 'DateTimeSeated', 'DateTimeDismissed'],
  'PUT /payments/#/Partial': ['payPlanChargeNumsAndAmounts'],
  'PUT /patientnotes/#': ['FamFinancial', 'MedicalComp', 'Treatment'],
  // The spelling of the page's answers beside that of its fields.
  'PUT /providers/#': ['NationalProvID'],
  // Methods without a page.
  'POST /appointmenttypes': appointmentType,
  'PUT /appointmenttypes/#': appointmentType,
  'PUT /apptfielddefs/#': ['FieldName', 'FieldType', 'PickList'],
  'PUT /definitions/#': ['ItemName', 'ItemValue', 'ItemOrder', 'ItemColor', 'isHidden'],
  'POST /payplancharges': ['PayPlanNum', 'ChargeDate', 'Principal', 'FKey', 'LinkType', 'Interest', 'Note'],
  'PUT /payplancharges/#': ['ChargeDate', 'Principal', 'Interest', 'Note'],
  'GET /securitylogs': ['PatNum'],
  // Programs in use look one patient up so.
  'GET /patients': ['PatNum'],
};

/** What the page calls required, and the rules demand: it may be sent empty, or another field stands for it. */
const BY_RULE: Readonly<Record<string, readonly string[]>> = {
  'GET /commlogs': ['PatNum'],
  'PUT /apptfields': ['FieldValue'],
  'POST /apptfields': ['FieldValue'],
  'PUT /apptfields/#': ['FieldValue'],
  'PUT /sheetfields/#': ['FieldValue'],
  'POST /medicationpats': ['medName'],
  'PUT /patfields': ['FieldValue'],
  'PUT /payments/#/Partial': ['procNumsAndAmounts'],
};

/** What we require, although its page does not, because the method makes no sense without it. */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  'GET /substitutionlinks': ['PlanNum'],
};

const named = new Map(
  operations
    .filter(({ base }) => !base)
    .map((operation) => [
      `${operation.verb} ${operation.path.replace(/\{\w+\}/g, '#')}`.toLowerCase(),
      { ...operation.query, ...operation.body },
    ]),
);

const served = publishedMethods.filter(({ method }) => named.has(method.toLowerCase()));

/** The one list that was seen to ignore both (`api-conventions.md` 4). */
const NOT_PAGED = ['/procedurelogs/GroupNotes'];

it('every published list takes Limit and Offset (Implementation page)', () => {
  const lists = operations.filter(({ base, verb, answer }) => !base && verb === 'GET' && answer.kind === 'list');
  expect(lists.length).toBeGreaterThan(100);
  expect(lists.filter(({ paged }) => !paged).map(({ path }) => path)).toEqual(NOT_PAGED);
});

describe('what a page asks to be sent', () => {
  it.each(served)('$method', ({ method, names }) => {
    const inputs = named.get(method.toLowerCase())!;
    const ours = Object.entries(inputs);
    const inputOf = (name: string) => inputs[name] ?? ours.find(([, { alsoSpelled }]) => alsoSpelled === name)?.[1];
    const published = new Set(names.map(({ name }) => inputOf(name)));
    expect({
      notTaken: names.filter(({ name }) => !inputOf(name)).map(({ name }) => name),
      alsoTaken: ours.filter(([, input]) => !published.has(input)).map(([name]) => name),
      notDemanded: names
        .filter(({ name, isRequired }) => isRequired && inputOf(name)?.required === false)
        .map(({ name }) => name),
      demanded: names.filter(({ name, isRequired }) => !isRequired && inputOf(name)?.required).map(({ name }) => name),
    }).toEqual({
      notTaken: [],
      alsoTaken: OURS[method] ?? [],
      notDemanded: BY_RULE[method] ?? [],
      demanded: DEMANDED[method] ?? [],
    });
  });
});
