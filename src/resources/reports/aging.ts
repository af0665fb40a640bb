import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ageAccount } from '../../domain/aging.ts';
import { PatStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, roundCents, sumOf } from '../../domain/money.ts';
import { accountOf } from '../../practice/accounts/account-entries.ts';
import { keyField, numberField, shape, textField } from '../../wire/shape.ts';

/** Reports page, GET Aging: dollars of a whole family. */
export const agingReportShape = shape({
  name: 'AgingReportRow',
  fields: {
    PatNum: keyField('The guarantor.'),
    patName: textField('`Last, First M`.'),
    Bal_0_30: numberField('Owed for up to 30 days.'),
    Bal_31_60: numberField({}),
    Bal_61_90: numberField({}),
    BalOver90: numberField({}),
    BalTotal: numberField('Before insurance.'),
    InsWoEst: numberField('Expected write-offs of claims sent.'),
    InsPayEst: numberField('Expected payments of claims sent.'),
    PatientPortion: numberField('BalTotal less InsPayEst and InsWoEst.'),
  },
});

/** Families whose accounts are read together. */
const FAMILIES = 100;

/** A smaller amount counts as 0. */
const HALF_CENT = 0.005;

interface Asked {
  readonly day: string;
  /** Only what was charged and paid at this clinic; 0 = at no clinic. */
  readonly clinicNum: Key | undefined;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Families that owe something or are owed something, by the guarantor's name (`companions-insurance.md` 22). Accounts are
 * read some families at a time, as far as the page reaches. Writes nothing.
 */
export async function agingReport(handle: Handle, asked: Asked): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  const guarantors = await guarantorsByName(handle);
  const end = asked.offset + asked.limit;
  for (let at = 0; at < guarantors.length && rows.length < end; at += FAMILIES) {
    rows.push(...(await familiesOf(handle, guarantors.slice(at, at + FAMILIES), asked)));
  }
  return rows.slice(asked.offset, end);
}

async function guarantorsByName({ db }: Handle): Promise<Key[]> {
  const rows = await db
    .selectFrom('patient')
    .select('PatNum')
    .whereRef('Guarantor', '=', 'PatNum')
    .orderBy('LName')
    .orderBy('FName')
    .orderBy('PatNum')
    .execute();
  return rows.map(({ PatNum }) => PatNum);
}

/** The rows of these guarantors, in their order. */
async function familiesOf(handle: Handle, guarantors: readonly Key[], { day, clinicNum }: Asked) {
  const people = await handle.db.selectFrom('patient').selectAll().where('Guarantor', 'in', guarantors).execute();
  const members = people.filter(({ PatStatus: status }) => status !== PatStatus.Deleted);
  const account = await accountOf(
    handle,
    members.map(({ PatNum }) => PatNum),
    day,
  );
  const guarantorOf = new Map(members.map(({ PatNum, Guarantor }) => [PatNum, Guarantor]));
  const byFamily = <T extends { patNum: Key; clinicNum: Key }>(of: readonly T[]) =>
    Map.groupBy(
      of.filter((one) => clinicNum === undefined || one.clinicNum === clinicNum),
      ({ patNum }) => guarantorOf.get(patNum),
    );
  const entries = byFamily(account.entries);
  const pending = byFamily(account.pending);
  return guarantors.flatMap((guarantor) => {
    const { Total, ...aged } = ageAccount(entries.get(guarantor) ?? [], day);
    if (Total > -HALF_CENT && Object.values(aged).every((amount) => amount < HALF_CENT)) return [];
    const claims = pending.get(guarantor) ?? [];
    const InsPayEst = roundCents(sumOf(claims.map(({ payment }) => payment)));
    const InsWoEst = roundCents(sumOf(claims.map(({ writeOff }) => writeOff)));
    return [
      {
        PatNum: guarantor,
        patName: nameOf(people.find(({ PatNum }) => PatNum === guarantor)!),
        ...aged,
        BalTotal: Total,
        InsWoEst,
        InsPayEst,
        PatientPortion: roundCents(exact(exact(Total - InsPayEst) - InsWoEst)),
      },
    ];
  });
}

/** The page shows the blank before a middle initial even if there is no initial. */
const nameOf = ({ LName, FName, MiddleI }: Row<'patient'>) => `${LName ?? ''}, ${FName ?? ''} ${MiddleI ?? ''}`;
