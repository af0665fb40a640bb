import { TPStatus } from '../../domain/enums.ts';
import { equal, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { EXTENSION_BASE, type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { hasDiscountPlan } from '../../practice/insurance/coverage/discount-plan.ts';
import { chartPatient, patientRow } from '../../practice/office/patients.ts';
import { patientOfPlan, requirePlan, rowsOfPlan } from '../../practice/plans/plan-access.ts';
import { dateTimeInput, keyInput, namedInput } from '../../wire/input.ts';
import { planEntry } from './audit.ts';
import { createPlan } from './create.ts';
import { newPlanInputs, planInputs, savedPlanInputs } from './inputs.ts';
import { pdfOptions, planPdf } from './pdf.ts';
import { readAheadOfRemoval, removePlan } from './remove.ts';
import { treatPlanRow } from './row.ts';
import { readAheadOfSaving, savePlan } from './save.ts';
import { updatePlan } from './update.ts';

const answer = { kind: 'row', row: treatPlanRow } as const;

export const treatPlanOperations: readonly Operation[] = [
  getList({
    path: '/treatplans',
    added: '22.4.16',
    row: treatPlanRow,
    summary: 'List treatment plans',
    filters: {
      PatNum: equal(keyInput(), { names: ['patient', 'Patient'] }),
      SecDateTEdit: since(dateTimeInput({ description: 'Changed at or after this time.' })),
      TPStatus: equal(namedInput(TPStatus)),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplans',
    added: '23.2.13',
    permission: 'AllOthers',
    summary: 'Create an Inactive treatment plan',
    body: newPlanInputs,
    patient: ({ body }) => body.PatNum,
    ahead: (reader, _, { body: { PatNum } }) => [patientRow(reader, PatNum), hasDiscountPlan(reader, PatNum)],
    write: (tx, { body }) => createPlan(tx, body),
    audit: planEntry,
    answer,
  }),
  writeOperation({
    verb: 'POST',
    path: '/treatplans/Saved',
    added: '23.2.22',
    permission: 'AllOthers',
    summary: 'Save an unsigned copy of an Active or Inactive treatment plan',
    description: 'The copy is a new treatment plan with a new TreatPlanNum; the plan it was made from stays as it is.',
    body: savedPlanInputs,
    patient: ({ body }, handle) => patientOfPlan(handle, body.TreatPlanNum),
    ahead: (reader, patNums, { body }) => patNums.flatMap((patNum) => readAheadOfSaving(reader, patNum, body)),
    write: (tx, { body }) => savePlan(tx, body),
    audit: planEntry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/treatplans/{TreatPlanNum}',
    added: '24.1.10',
    permission: 'AllOthers',
    summary: 'Change a treatment plan, sign a Saved one, or clear its signatures',
    body: planInputs,
    target: requirePlan,
    patient: ({ target }) => target.PatNum,
    ahead: (reader, _, { id, target }) => [
      requirePlan(reader, id),
      chartPatient(reader, target.PatNum),
      ...(target.TPStatus === TPStatus.Saved ? [rowsOfPlan(reader, id)] : []),
    ],
    write: (tx, { target, body }) => updatePlan(tx, target, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/treatplans/{TreatPlanNum}',
    added: '24.4.26',
    permission: 'AllOthers',
    summary: 'Delete an Inactive treatment plan, or a Saved one with its rows',
    target: requirePlan,
    patient: ({ target }) => target.PatNum,
    ahead: (reader, _, { target }) => readAheadOfRemoval(reader, target),
    write: (tx, { target }) => removePlan(tx, target),
    audit: planEntry,
    answer: { kind: 'empty' },
  }),
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/treatplans/{TreatPlanNum}/pdf',
    added: '',
    permission: 'ReadAll',
    summary: 'Print a treatment plan as a PDF',
    description: 'A signed plan as it was filed at signing, if it was; any other plan as it is now.',
    query: pdfOptions,
    answer: { kind: 'file', mediaType: 'application/pdf' },
    read: planPdf,
  }),
];
