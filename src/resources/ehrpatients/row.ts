import { tableRow } from '../../db/rows/table-row.ts';
import { YN } from '../../domain/enums.ts';
import { dateField, keyField, namedField, textField } from '../../wire/shape.ts';

/** EhrPatients page. */
export const ehrPatientRow = tableRow({
  name: 'EhrPatient',
  table: 'ehrpatient',
  alias: 'p',
  fields: {
    PatNum: keyField({}),
    MotherMaidenFname: textField({}),
    MotherMaidenLname: textField({}),
    VacShareOk: namedField(YN),
    MedicaidState: textField({}),
    SexualOrientation: textField({}),
    GenderIdentity: textField({}),
    SexualOrientationNote: textField({}),
    GenderIdentityNote: textField({}),
    DischargeDate: dateField({ sql: 'SUBSTR(p.DischargeDate, 1, 10)' }),
  },
});
