import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { clinicRow } from './row.ts';
import { clinicInputs, updateClinic } from './write.ts';

const target = rowInUrl('clinic', 'Clinic');
const answer = { kind: 'row', row: clinicRow } as const;

export const clinicOperations: readonly Operation[] = [
  getList({
    path: '/clinics',
    added: '21.1',
    row: clinicRow,
    summary: 'List the clinics that are not hidden; an empty list means the office does not use clinics',
    where: [
      ['clinic.IsHidden = 0'],
      // An office whose settings do not mention clinics shows the clinics it has.
      ["NOT EXISTS (SELECT 1 FROM {preference} f WHERE f.PrefName = 'EasyNoClinics' AND f.ValueString = '1')"],
    ],
    orderBy: async (handle) => ((await isPreferenceOn(handle, 'ClinicListIsAlphabetical')) ? ['Abbr'] : ['ItemOrder']),
  }),
  writeOperation({
    verb: 'PUT',
    path: '/clinics/{ClinicNum}',
    added: '21.4',
    permission: 'Setup',
    summary: 'Change a clinic',
    body: clinicInputs,
    target,
    patient: 'none',
    write: (tx, { target: clinic, body }) => updateClinic(tx, clinic, body),
    audit: ({ ClinicNum, Abbr }) => ({ permission: 'ClinicEdit', patNum: 0, key: ClinicNum, detail: `Clinic ${Abbr}` }),
    answer,
  }),
];
