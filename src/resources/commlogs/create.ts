import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { CommItemMode, CommItemSource, CommSentOrReceived } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { definitionByName, definitionsOf, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { dateTimeInput, keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

const { Fax: _shown, ...modes } = { ...CommItemMode, ...withoutBlanks(CommItemMode) } as Record<string, number>;

/** Body of Commlogs POST. */
export const commlogInputs = {
  PatNum: keyInput({ required: true }),
  Note: textInput({ ...sized('commlog', 'Note'), required: true, verbatim: true }),
  CommDateTime: dateTimeInput({ description: 'Default: now.' }),
  CommType: keyInput({ description: 'DefNum of category 27. Default: Miscellaneous.' }),
  commType: textInput({ max: 255, description: 'Name of that definition; takes precedence over CommType.' }),
  Mode_: namedInput(modes, { description: 'Default: Phone.' }),
  SentOrReceived: namedInput(CommSentOrReceived, { description: 'Default: Sent.' }),
};

/** Writes down that somebody spoke with a patient (`companions-people.md` 9.1). */
export async function createCommlog(
  tx: Transaction,
  sent: ValuesOf<typeof commlogInputs>,
  ignore: (name: string) => void,
): Promise<Row<'commlog'>> {
  if (sent.Note.trim() === '') throw badRequest('Note is required.');
  const patient = await requirePatient(tx, sent.PatNum);
  const CommType = await commTypeFrom(tx, sent);
  if (sent.CommType && sent.CommType !== CommType) ignore('CommType');
  refuseDeletedPatient(patient);
  return insertRow(tx, 'commlog', {
    PatNum: sent.PatNum,
    CommDateTime: sent.CommDateTime ?? tx.now,
    CommType,
    Note: sent.Note,
    Mode_: sent.Mode_ ?? CommItemMode.Phone,
    SentOrReceived: sent.SentOrReceived ?? CommSentOrReceived.Sent,
    CommSource: CommItemSource.FHIR,
    DateTEntry: tx.now,
  });
}

async function commTypeFrom(
  tx: Transaction,
  { CommType, commType }: { CommType?: Key | undefined; commType?: string | undefined },
): Promise<Key> {
  const named = await definitionByName(tx, 'CommLogTypes', commType, 'commType');
  const sent = named ?? (await requireDefinitionIfAny(tx, 'CommLogTypes', CommType, 'CommType'))?.DefNum;
  if (sent !== undefined) return sent;
  const visible = (await definitionsOf(tx, 'CommLogTypes')).filter(({ IsHidden }) => !IsHidden);
  return (visible.find(({ ItemValue }) => ItemValue === 'MISC') ?? visible[0])?.DefNum ?? 0;
}

/** Adds the names without blanks, since clients send `InPerson` as well as `In Person`. */
function withoutBlanks(names: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name.replaceAll(' ', ''), value]));
}
