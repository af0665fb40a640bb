import { tableRow } from '../../db/rows/table-row.ts';
import { PlaceService, Relationship } from '../../domain/enums.ts';
import {
  amountField,
  dateField,
  dateTimeField,
  keyField,
  keyListField,
  keyTextField,
  namedField,
  shape,
  textField,
  wholeField,
} from '../../wire/shape.ts';

/** Claims page. */
export const claimRow = tableRow({
  name: 'Claim',
  table: 'claim',
  alias: 'c',
  joins: { d: ['definition', 'd.DefNum = c.CustomTracking'] },
  fields: {
    ClaimNum: keyField({}),
    PatNum: keyField({}),
    DateService: dateField({}),
    DateSent: dateField({}),
    ClaimStatus: textField('One letter.'),
    DateReceived: dateField({}),
    PlanNum: keyField({}),
    ProvTreat: keyField('provider.ProvNum of the treating provider.'),
    ClaimFee: amountField({}),
    InsPayEst: amountField({}),
    InsPayAmt: amountField({}),
    DedApplied: amountField({}),
    IsProsthesis: textField({}),
    PriorDate: dateField('Prior prosthesis date, paper claims.'),
    ReasonUnderPaid: textField({}),
    ClaimNote: textField({}),
    ClaimType: textField({}),
    ProvBill: keyField('provider.ProvNum of the billing provider.'),
    PlaceService: namedField(PlaceService),
    AccidentRelated: textField({}),
    AccidentDate: dateField({}),
    AccidentST: textField({}),
    IsOrtho: namedField({ False: 0, True: 1 }, 'The one flag with a capital letter.'),
    OrthoRemainM: wholeField({}),
    OrthoDate: dateField({}),
    PatRelat: namedField(Relationship),
    PlanNum2: keyField('insplan.PlanNum of the other coverage.'),
    PatRelat2: namedField(Relationship),
    WriteOff: amountField({}),
    ClaimForm: keyTextField({}),
    InsSubNum: keyField({}),
    InsSubNum2: keyField('inssub.InsSubNum of the other coverage.'),
    PriorAuthorizationNumber: textField({}),
    CustomTracking: keyField('DefNum of category 31.'),
    customTracking: textField({ sql: 'd.ItemName' }),
    OrthoTotalM: wholeField({}),
    SecDateTEdit: dateTimeField({}),
  },
});

/** What PUT Split answers. */
export const splitShape = shape({
  name: 'ClaimSplit',
  fields: { ClaimNum: keyField('The new claim.'), ProcNums: keyListField({}) },
});
