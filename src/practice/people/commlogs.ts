import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { CommItemSource } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { definitionsOf } from '../office/definitions.ts';

/** The subject of a communication that is recorded with another act, as the ItemValue of its definition says it. */
type CommKind = 'APPT' | 'RECALL';

/** The office's communication type for this subject, else its first type; 0 if it has none. */
export async function commTypeOf(handle: Handle, kind: CommKind): Promise<Key> {
  const types = await definitionsOf(handle, 'CommLogTypes');
  return (types.find(({ ItemValue }) => ItemValue === kind) ?? types.find(({ IsHidden }) => !IsHidden))?.DefNum ?? 0;
}

/** Records a communication that another act caused, dated now. */
export async function logCommunication(
  tx: Transaction,
  kind: CommKind,
  values: Pick<Row<'commlog'>, 'PatNum' | 'Note' | 'Mode_' | 'SentOrReceived'>,
): Promise<Row<'commlog'>> {
  return insertRow(tx, 'commlog', {
    ...values,
    CommDateTime: tx.now,
    CommType: await commTypeOf(tx, kind),
    CommSource: CommItemSource.FHIR,
    DateTEntry: tx.now,
  });
}
