import { atLeast, type Condition } from '../../db/select.ts';
import type { Key } from '../../domain/key.ts';
import { getList, getSingle, requireReference } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { dateTimeInput, keyInput } from '../../wire/input.ts';
import { providerRow } from './row.ts';

export const providerOperations: readonly Operation[] = [
  getSingle({ path: '/providers/{ProvNum}', added: '24.4.17', row: providerRow, summary: 'Get one provider' }),
  getList({
    path: '/providers',
    added: '21.1',
    row: providerRow,
    summary: 'List all providers, or those who work in a clinic',
    query: {
      ClinicNum: keyInput({
        description:
          'Providers that are not hidden and are either restricted to this clinic or to none. Leaves serverDateTime empty.',
      }),
      DateTStamp: dateTimeInput({
        added: '21.3',
        description: 'Providers changed since; send the serverDateTime of the answer before.',
      }),
    },
    where: async (query, handle) => {
      await requireReference(handle, 'clinic', query.ClinicNum || undefined, 'Clinic');
      return [...worksIn(query.ClinicNum), ...atLeast(providerRow, 'DateTStamp', query.DateTStamp)];
    },
    orderBy: 'p.ItemOrder, p.ProvNum',
    blank: (query) => (query.ClinicNum === undefined ? [] : ['serverDateTime']),
  }),
];

function worksIn(clinicNum: Key | undefined): Condition[] {
  if (clinicNum === undefined) return [];
  const links = 'SELECT 1 FROM providercliniclink l WHERE l.ProvNum = p.ProvNum';
  return [['p.IsHidden = 0'], [`(NOT EXISTS (${links}) OR EXISTS (${links} AND l.ClinicNum = ?))`, clinicNum]];
}
