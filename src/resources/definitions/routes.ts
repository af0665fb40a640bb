import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { DefCat } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { equal, unless } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { flagInput, type Input, keyInput, namedInput } from '../../wire/input.ts';
import { definitionRow } from './row.ts';
import { createDefinition, definitionChanges, definitionInputs, updateDefinition } from './write.ts';

const target = rowInUrl('definition', 'Definition');
const answer = { kind: 'row', row: definitionRow } as const;

export const definitionOperations: readonly Operation[] = [
  getList({
    path: '/definitions',
    added: '21.1',
    row: definitionRow,
    summary: 'List definitions: the office’s own lists of priorities, diagnoses, billing types and more',
    filters: {
      Category: equal(categoryInput()),
      includeHidden: unless(
        flagInput({ description: 'Also hidden definitions. Default: false.' }),
        'definition.IsHidden = 0',
      ),
    },
    orderBy: ['Category', 'ItemOrder'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/definitions',
    added: '22.1',
    permission: 'Setup',
    summary: 'Add a definition to one of the office’s lists',
    body: definitionInputs,
    patient: 'none',
    write: (tx, { body }) => createDefinition(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/definitions/{DefNum}',
    added: '',
    permission: 'Setup',
    summary: 'Change a definition, or hide it',
    body: definitionChanges,
    target,
    patient: 'none',
    write: (tx, { target: definition, body }) => updateDefinition(tx, definition, body),
    audit: entry,
    answer,
  }),
];

function entry({ DefNum, ItemName }: Row<'definition'>): Audited {
  return { permission: 'DefEdit', patNum: 0, key: DefNum, detail: `Definition ${ItemName}` };
}

/** Takes the number of a category, as the page says, or its name, which integrators send. */
function categoryInput(): Input<Key, false> {
  const number = keyInput({ description: 'Number of one category, or its name.' });
  const named = namedInput(DefCat);
  const isName = (sent: unknown) => typeof sent === 'string' && /^[a-z]/i.test(sent.trim());
  return { ...number, read: (sent, name) => (isName(sent) ? named : number).read(sent, name) };
}
