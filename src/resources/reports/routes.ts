import type { Condition } from '../../db/rows/select.ts';
import { answerList } from '../../http/answers.ts';
import { refuseBackward } from '../../http/lists/day-range.ts';
import { type Operation, ok, readOperation } from '../../http/operation.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { preferenceKey } from '../../practice/office/preferences.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { dateInput, keyInput } from '../../wire/input.ts';
import { numberListInput } from '../../wire/number-list-input.ts';
import { agingReport, agingReportShape } from './aging.ts';
import { financeChargeRow } from './finance-charges.ts';

const oneOf = (column: string, numbers: readonly (number | bigint)[] | undefined): Condition[] =>
  numbers ? [[`${column} IN (${numbers.map(() => '?').join(', ')})`, ...numbers]] : [];

export const reportOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/reports/Aging',
    added: '21.4',
    permission: 'ReadAll',
    summary: 'List the aging of every family’s balance, by guarantor',
    paged: true,
    query: {
      DateAsOf: dateInput({ description: 'Default: today.' }),
      ClinicNum: keyInput({
        added: '22.2',
        description: 'Only charges and payments of this clinic; 0 = of none. Default: all.',
      }),
    },
    answer: { kind: 'list', row: agingReportShape },
    read: async (handle, { query: { DateAsOf, ClinicNum }, page, formats }) => {
      await requireClinicIfAny(handle, ClinicNum);
      const rows = await agingReport(handle, { day: DateAsOf ?? handle.today, clinicNum: ClinicNum, ...page });
      return ok(`[${rows.map(objectEncoder(agingReportShape, formats)).join(',')}]`);
    },
  }),
  readOperation({
    verb: 'GET',
    path: '/reports/FinanceCharges',
    added: '22.2.32',
    permission: 'ReadAll',
    summary: 'List the finance charges of some days, by the patient’s name',
    paged: true,
    query: {
      DateFrom: dateInput({ description: 'Default: today.' }),
      DateTo: dateInput({ description: 'Default: today.' }),
      ProvNums: numberListInput({
        description: 'Patients of these primary providers, `[1,2]` or `1,2`. Default: all.',
      }),
      BillingTypes: numberListInput({ description: 'Patients of these billing types, `[40]` or `40`. Default: all.' }),
    },
    answer: { kind: 'list', row: financeChargeRow },
    read: async (handle, call) => {
      refuseBackward(['DateFrom', call.query.DateFrom], ['DateTo', call.query.DateTo]);
      const { DateFrom = handle.today, DateTo = handle.today, ProvNums, BillingTypes } = call.query;
      return answerList(handle, call, {
        row: financeChargeRow,
        where: [
          // An office that names no type has no finance charges.
          ['a.AdjType <> 0 AND a.AdjType = ?', await preferenceKey(handle, 'FinanceChargeAdjustmentType')],
          ['a.AdjDate BETWEEN ? AND ?', DateFrom, DateTo],
          ...oneOf('p.PriProv', ProvNums),
          ...oneOf('p.BillingType', BillingTypes),
        ],
        orderBy: 'p.LName, p.FName, a.AdjAmt DESC, a.AdjNum',
      });
    },
  }),
];
