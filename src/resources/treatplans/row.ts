import { tableRow } from '../../db/rows/table-row.ts';
import { TPStatus, TPType } from '../../domain/enums.ts';
import { dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

const isStored = (column: string) => `LENGTH(COALESCE(t.${column}, '')) > 0`;

/** TreatPlans page. The signatures themselves are never answered. */
export const treatPlanRow = tableRow({
  name: 'TreatPlan',
  table: 'treatplan',
  alias: 't',
  fields: {
    TreatPlanNum: keyField({}),
    PatNum: keyField({}),
    DateTP: dateField('The day of saving; empty on live plans.'),
    Heading: textField({}),
    Note: textField({}),
    SigIsTopaz: flagField({}),
    ResponsParty: keyField('patient.PatNum of the person who approves the treatment.'),
    DocNum: keyField({}),
    TPStatus: namedField(TPStatus),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
    UserNumPresenter: keyField({}),
    TPType: namedField(TPType),
    DateTSigned: dateTimeField({}),
    DateTPracticeSigned: dateTimeField({}),
    SignatureText: textField('Typed name of the person who signed for the patient.'),
    SignaturePracticeText: textField('Typed name of the person who signed for the practice.'),
    isSigned: flagField({ sql: isStored('Signature'), description: 'A patient signature is stored.' }),
    isSignedPractice: flagField({ sql: isStored('SignaturePractice'), description: 'A practice signature is stored.' }),
  },
});
