import type { Condition } from '../../db/rows/select.ts';
import { VerifyType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { dateTimeInput, keyInput, namedInput } from '../../wire/input.ts';
import { insVerifyRow } from './row.ts';
import { insVerifyInputs, patientVerified, verifyInsurance } from './write.ts';

const { InsuranceBenefit, PatientEnrollment } = VerifyType;
const verified = { PatientEnrollment, InsuranceBenefit } as const;

export const insVerifyOperations: readonly Operation[] = [
  getSingle({
    path: '/insverifies/{InsVerifyNum}',
    added: '23.2.23',
    row: insVerifyRow,
    summary: 'Get one verification of insurance',
  }),
  getList({
    path: '/insverifies',
    added: '23.2.23',
    row: insVerifyRow,
    summary: 'List verifications of insurance',
    filters: {
      VerifyType: equal(namedInput(verified, { description: 'What FKey points to.' })),
      FKey: equal(
        keyInput({ added: '24.4.17', description: 'PatPlanNum or PlanNum; needs VerifyType. 0 = all of the type.' }),
        { zero: 'all' },
      ),
      SecDateTEdit: since(dateTimeInput({ description: 'Changed at or after this time.' })),
    },
    also: typeOfKey,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/insverifies',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Record or close the verification of a plan or of a patient’s coverage',
    body: insVerifyInputs,
    patient: ({ body }, handle) => patientVerified(handle, body.VerifyType, body.FKey),
    write: (tx, { body }) => verifyInsurance(tx, body),
    answer: { kind: 'row', row: insVerifyRow },
  }),
];

/** A key has a meaning only together with the table it belongs to. */
function typeOfKey({ FKey, VerifyType: type }: { FKey?: Key; VerifyType?: number }): Condition[] {
  if (FKey && type === undefined) throw badRequest('VerifyType is required.');
  return [];
}
