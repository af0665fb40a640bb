import type { Condition } from '../../db/rows/select.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { since, where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateTimeInput, keyInput } from '../../wire/input.ts';
import { newProviderInputs, providerInputs } from './inputs.ts';
import { providerRow } from './row.ts';
import { createProvider, updateProvider } from './write.ts';

const target = rowInUrl('provider', 'Provider');
const answer = { kind: 'row', row: providerRow } as const;

export const providerOperations: readonly Operation[] = [
  getSingle({ path: '/providers/{ProvNum}', added: '24.4.17', row: providerRow, summary: 'Get one provider' }),
  getList({
    path: '/providers',
    added: '21.1',
    row: providerRow,
    summary: 'List all providers, or those who work in a clinic',
    filters: {
      ClinicNum: where(
        keyInput({
          description:
            'Providers who are not hidden and are restricted to this clinic or to none. serverDateTime is then empty.',
        }),
        worksIn,
        { zero: 'none', names: ['clinic', 'Clinic'] },
      ),
      DateTStamp: since(
        dateTimeInput({
          added: '21.3',
          description: 'Providers changed since then: the serverDateTime of your last response.',
        }),
      ),
    },
    exclusivePairs: [['ClinicNum', 'DateTStamp']],
    orderBy: async (_handle, { ClinicNum }) => (ClinicNum === undefined ? [] : ['ItemOrder']),
    blank: ({ ClinicNum }) => (ClinicNum === undefined ? [] : ['serverDateTime']),
  }),
  writeOperation({
    verb: 'POST',
    path: '/providers',
    added: '21.4',
    permission: 'Setup',
    summary: 'Create a provider',
    body: newProviderInputs,
    patient: 'none',
    write: (tx, { body }) => createProvider(tx, body),
    audit: ({ ProvNum, Abbr }) => ({
      permission: 'ProviderAdd',
      patNum: 0,
      key: ProvNum,
      detail: `Provider: ${Abbr} added.`,
    }),
    answer: { ...answer, blank: ['serverDateTime'] },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/providers/{ProvNum}',
    added: '22.1',
    permission: 'Setup',
    summary: 'Change a provider',
    body: providerInputs,
    exclusivePairs: [['NationalProvId', 'NationalProvID']],
    target,
    patient: 'none',
    write: (tx, { target: provider, body }) => updateProvider(tx, provider, body),
    audit: ({ ProvNum, Abbr }) => ({
      permission: 'ProviderEdit',
      patNum: 0,
      key: ProvNum,
      detail: `Provider: ${Abbr}`,
    }),
    answer: { ...answer, blank: ['serverDateTime'] },
  }),
];

function worksIn(clinicNum: Key): Condition[] {
  const links = 'SELECT 1 FROM {providercliniclink} l WHERE l.ProvNum = p.ProvNum';
  return [['p.IsHidden = 0'], [`(NOT EXISTS (${links}) OR EXISTS (${links} AND l.ClinicNum = ?))`, clinicNum]];
}
