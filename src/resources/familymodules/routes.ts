import { answerPage } from '../../http/answers.ts';
import { type Operation, readOperation } from '../../http/operation.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { familyInsurance } from './read.ts';
import { familyInsuranceShape } from './shape.ts';

export const familyModuleOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/familymodules/{PatNum}/Insurance',
    added: '21.4',
    permission: 'ReadAll',
    summary: 'List the insurances of a patient with subscriber, carrier and plan',
    paged: true,
    answer: { kind: 'list', row: familyInsuranceShape },
    read: async (handle, { id, page, formats }) =>
      answerPage(await familyInsurance(handle, id), page, objectEncoder(familyInsuranceShape, formats)),
  }),
];
