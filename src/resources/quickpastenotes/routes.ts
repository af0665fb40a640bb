import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { quickPasteNoteRow } from './row.ts';

export const quickPasteNoteOperations: readonly Operation[] = [
  getSingle({
    path: '/quickpastenotes/{QuickPasteNoteNum}',
    added: '22.3.24',
    row: quickPasteNoteRow,
    summary: 'Get one quick paste note',
  }),
  getList({
    path: '/quickpastenotes',
    added: '22.3.24',
    row: quickPasteNoteRow,
    summary: 'List quick paste notes',
    filters: {
      QuickPasteCatNum: equal(keyInput({ description: '0 = every category.' }), {
        zero: 'all',
        names: ['quickpastecat', 'QuickPasteCat'],
      }),
    },
    orderBy: ['QuickPasteCatNum', 'ItemOrder'],
  }),
];
