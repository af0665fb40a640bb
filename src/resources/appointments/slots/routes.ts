import { invalid } from '../../../domain/refusal.ts';
import { answerPage } from '../../../http/answers.ts';
import { ONE_DAY_OR_RANGE } from '../../../http/lists/day-range.ts';
import { requireReference } from '../../../http/lists/references.ts';
import { type Operation, readOperation } from '../../../http/operation.ts';
import { practiceDefaultProvider } from '../../../practice/office/providers.ts';
import { objectEncoder } from '../../../wire/encode.ts';
import { dateInput, keyInput } from '../../../wire/input.ts';
import { daysToSearch } from './days.ts';
import { findSlots } from './find.ts';
import { slotShape } from './shape.ts';

export const slotOperation: Operation = readOperation({
  verb: 'GET',
  path: '/appointments/Slots',
  added: '21.1',
  permission: 'ReadAll',
  summary: 'Find open time of a provider',
  paged: true,
  query: {
    date: dateInput({ description: 'A single day, today or later. Default: the next 14 days.' }),
    dateStart: dateInput({ description: 'First day of a range.' }),
    dateEnd: dateInput({ description: 'Last day of a range.' }),
    lengthMinutes: keyInput({ description: 'Shorter ones are left out.' }),
    ProvNum: keyInput({ description: 'Default: the practice’s provider.' }),
    OpNum: keyInput({ added: '22.1', description: 'OperatoryNum. Default: where the provider works.' }),
  },
  exclusivePairs: ONE_DAY_OR_RANGE,
  answer: { kind: 'list', row: slotShape },
  read: async (handle, { query, page, formats }) => {
    const days = daysToSearch(handle, query);
    const lengthMinutes = Number(query.lengthMinutes ?? 0);
    if (lengthMinutes < 0) throw invalid('lengthMinutes');
    if (query.ProvNum !== undefined) await requireReference(handle, 'provider', 'Provider', query.ProvNum);
    if (query.OpNum !== undefined) await requireReference(handle, 'operatory', 'Operatory', query.OpNum);
    const provNum = query.ProvNum ?? (await practiceDefaultProvider(handle));
    const slots = await findSlots(handle, { days, provNum, opNum: query.OpNum, lengthMinutes });
    const encode = objectEncoder(slotShape, formats);
    return answerPage(slots, page, (slot) => encode({ ...slot }));
  },
});
