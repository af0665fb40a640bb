import { newRow } from '../../db/rows/rows.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { rowJson } from '../../http/answers.ts';
import { type Operation, ok, readOperation, writeOperation } from '../../http/operation.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { ehrPatientRow } from './row.ts';
import { ehrPatientInputs, updateEhrPatient } from './update.ts';

export const ehrPatientOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/ehrpatients/{PatNum}',
    added: '24.1.15',
    permission: 'ReadAll',
    summary: 'Get the EHR details of a patient',
    answer: { kind: 'row', row: ehrPatientRow },
    read: async (handle, call) => {
      const { PatNum } = await requirePatient(handle, call.id);
      // Reading makes no row where there is none.
      const blank = { ...newRow('ehrpatient', handle.now, { PatNum }), DischargeDate: MIN_DATE };
      return ok(
        (await rowJson(handle, call, ehrPatientRow, PatNum)) ?? objectEncoder(ehrPatientRow, call.formats)(blank),
      );
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/ehrpatients/{PatNum}',
    added: '24.1.15',
    permission: 'AllOthers',
    summary: 'Change the EHR details of a patient',
    body: ehrPatientInputs,
    target: requirePatient,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updateEhrPatient(tx, target, body),
    audit: ({ PatNum }) => ({ permission: 'PatientEdit', patNum: PatNum, key: PatNum, detail: 'Further facts.' }),
    answer: { kind: 'row', row: ehrPatientRow },
  }),
];
