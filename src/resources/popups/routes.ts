import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { keyInput } from '../../wire/input.ts';
import { createPopup, popupInputs } from './create.ts';
import { popupRow } from './row.ts';
import { popupChanges, updatePopup } from './update.ts';

const target = rowInUrl('popup', 'Popup');

export const popupOperations: readonly Operation[] = [
  getList({
    path: '/popups',
    added: '21.4',
    row: popupRow,
    summary: 'List popups of a patient, the family and the super family, disabled ones too',
    filters: { PatNum: where(keyInput({ required: true }), shownFor) },
    where: [['p.IsArchived = 0']],
  }),
  writeOperation({
    verb: 'POST',
    path: '/popups',
    added: '21.1',
    permission: 'Comm',
    summary: 'Create a popup for a patient, a family or a super family',
    body: popupInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createPopup(tx, body),
    audit: entry,
    answer: { kind: 'row', row: popupRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/popups/{PopupNum}',
    added: '',
    permission: 'Comm',
    summary: 'Change or disable a popup',
    body: popupChanges,
    target,
    patient: ({ target: popup }) => popup.PatNum,
    write: (tx, { target: popup, body }) => updatePopup(tx, popup, body),
    audit: entry,
    answer: { kind: 'row', row: popupRow },
  }),
];

/**
 * The patient's own popups of every level, and popups that members of the patient's family or super family have for all
 * of it.
 */
async function shownFor(patNum: Key, handle: Handle): Promise<Condition[]> {
  const { Guarantor, SuperFamily } = await requirePatient(handle, patNum);
  const members = (column: string) => `p.PatNum IN (SELECT m.PatNum FROM {patient} m WHERE m.${column} = ?)`;
  return [
    [
      `(p.PatNum = ? OR (p.PopupLevel = ${PopupLevel.Family} AND ${members('Guarantor')}) ` +
        `OR (p.PopupLevel = ${PopupLevel.SuperFamily} AND ? <> 0 AND ${members('SuperFamily')}))`,
      patNum,
      Guarantor,
      SuperFamily,
      SuperFamily,
    ],
  ];
}

function entry({ PatNum, PopupNum }: Row<'popup'>): Audited {
  return { permission: 'PopupEdit', patNum: PatNum, key: PopupNum };
}
