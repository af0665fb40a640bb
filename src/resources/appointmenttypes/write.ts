import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, hasRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { DefLinkType, RequiredProcCodesNeeded } from '../../domain/enums.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { lastPlace } from '../../practice/office/last-place.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { colorInput, patternOrNoneInput } from '../../wire/schedule-inputs.ts';

type AppointmentType = Row<'appointmenttype'>;

const name = sized('appointmenttype', 'AppointmentTypeName');
const codes = (column: 'CodeStr' | 'CodeStrRequired', description: string) =>
  textInput({ ...sized('appointmenttype', column), description });

const details = {
  appointmentTypeColor: colorInput({ description: 'R,G,B. Default: 0,0,0 (none).' }),
  IsHidden: flagInput({ description: 'Default: false.' }),
  Pattern: patternOrNoneInput({ description: 'X and /, five minutes each; "" = the time of its codes.' }),
  CodeStr: codes('CodeStr', 'Codes that its appointments get, comma-separated.'),
  CodeStrRequired: codes('CodeStrRequired', 'Codes that its appointments must have.'),
  RequiredProcCodesNeeded: namedInput(RequiredProcCodesNeeded, { description: 'What Quantity counts. Default: None.' }),
  BlockoutTypes: textInput({
    description: 'Comma-separated names or DefNums of category 25.',
  }),
};

/** Body of AppointmentTypes POST. */
export const newAppointmentTypeInputs = {
  AppointmentTypeName: textInput({ ...name, required: true, verbatim: true }),
  ...details,
};

/** Body of AppointmentTypes PUT. */
export const appointmentTypeInputs = { AppointmentTypeName: filledText(name), ...details };

/** A kind of appointment, last in the office's order. */
export async function createAppointmentType(
  tx: Transaction,
  sent: ValuesOf<typeof newAppointmentTypeInputs>,
): Promise<AppointmentType> {
  const created = await insertRow(tx, 'appointmenttype', {
    ...{ Pattern: '', CodeStr: '', CodeStrRequired: '', BlockoutTypes: '', ...(await columnsOf(tx, sent)) },
    ItemOrder: await lastPlace(tx, 'appointmenttype'),
  });
  await signalSetup(tx, 'AppointmentTypes');
  return created;
}

/** Appointments that were made before keep what the type gave them. */
export async function updateAppointmentType(
  tx: Transaction,
  type: AppointmentType,
  sent: ValuesOf<typeof appointmentTypeInputs>,
): Promise<AppointmentType> {
  const changed = await updateRow(tx, 'appointmenttype', type, await columnsOf(tx, sent));
  if (changed !== type) await signalSetup(tx, 'AppointmentTypes');
  return changed;
}

/** Deletes a type that no appointment has and that nobody is offered online. */
export async function removeAppointmentType(tx: Transaction, type: AppointmentType): Promise<void> {
  const { AppointmentTypeNum } = type;
  await lockShared(tx, 'appointmenttype', AppointmentTypeNum);
  const isOffered = await hasRow(tx, 'deflink', { LinkType: DefLinkType.AppointmentType, FKey: AppointmentTypeNum });
  if (isOffered || (await hasRow(tx, 'appointment', { AppointmentTypeNum }))) {
    throw badRequest('AppointmentType is in use and cannot be deleted.');
  }
  await deleteRows(tx, 'appointmenttype', [type]);
  await signalSetup(tx, 'AppointmentTypes');
}

async function columnsOf(
  tx: Transaction,
  { appointmentTypeColor, ...sent }: ValuesOf<typeof appointmentTypeInputs>,
): Promise<Partial<AppointmentType>> {
  return asColumns({
    ...sent,
    AppointmentTypeColor: appointmentTypeColor,
    CodeStr: joined(sent.CodeStr),
    CodeStrRequired: joined(sent.CodeStrRequired),
    BlockoutTypes: await blockoutTypes(tx, sent.BlockoutTypes),
  });
}

const parts = (list: string) =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
const joined = (list: string | undefined) => list && parts(list).join(',');

/** The numbers of the definitions, as the column holds them; a hidden one is named as GET tells it, if no other has its name. */
async function blockoutTypes(handle: Handle, sent: string | undefined): Promise<string | undefined> {
  if (!sent) return sent;
  const definitions = (await definitionsOf(handle, 'BlockoutTypes')).toSorted((a, b) => a.IsHidden - b.IsHidden);
  const numbers = parts(sent).map((part) => {
    const wanted = part.toLowerCase();
    const named = definitions.find(({ ItemName }) => ItemName?.trim().toLowerCase() === wanted);
    return (definitions.find(({ DefNum }) => String(DefNum) === part) ?? named)?.DefNum;
  });
  if (numbers.includes(undefined)) throw notFound('BlockoutTypes');
  const list = [...new Set(numbers)].join(',');
  const { max } = sized('appointmenttype', 'BlockoutTypes') as { max: number };
  if (list.length > max) throw badRequest(`BlockoutTypes cannot exceed ${max} characters.`);
  return list;
}
