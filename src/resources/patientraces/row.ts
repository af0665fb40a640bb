import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField } from '../../wire/shape.ts';

/** PatientRaces page. */
export const patientRaceRow = tableRow({
  name: 'PatientRace',
  table: 'patientrace',
  alias: 'r',
  joins: { c: ['cdcrec', 'c.CdcrecCode = r.CdcrecCode'] },
  fields: {
    PatientRaceNum: keyField({}),
    PatNum: keyField({}),
    CdcrecCode: textField('cdcrec.CdcrecCode; ASKU-RACE or ASKU-ETHNICITY if the patient declined to say.'),
    descripition: textField({
      sql: "CASE r.CdcrecCode WHEN 'ASKU-RACE' THEN 'DECLINED TO SPECIFY' WHEN 'ASKU-ETHNICITY' THEN 'DECLINED TO SPECIFY' WHEN 'MULTI-RACE' THEN 'MULTIRACIAL' ELSE c.Description END",
      description: 'Spelled this way on the published page.',
    }),
    isEthnicity: flagField({
      sql: "CASE WHEN r.CdcrecCode = 'ASKU-ETHNICITY' OR c.HeirarchicalCode LIKE 'E%' THEN 1 ELSE 0 END",
    }),
    heirarchicalCode: textField({
      sql: 'c.HeirarchicalCode',
      description: 'Place in the CDC’s hierarchy; ethnicities begin with E.',
    }),
  },
});
