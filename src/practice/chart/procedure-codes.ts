import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { findDefinition } from '../office/definitions.ts';

/** The code of a group note's row. */
export const GROUP_NOTE_CODE = '~GRP~';

type Code = Row<'procedurecode'>;

/** The code with this number, or undefined. */
export async function findCode(handle: Handle, codeNum: Key): Promise<Code | undefined> {
  return (await codesWhere(handle, 'CodeNum', [codeNum]))[0];
}

export async function requireCode(handle: Handle, codeNum: Key): Promise<Code> {
  const code = await findCode(handle, codeNum);
  if (!code) throw notFound('CodeNum');
  return code;
}

/**
 * The row of a ProcCode. Letter case counts; the text as sent is tried before its trimmed form, because codes with
 * trailing blanks exist in the wild and MariaDB's comparison does not see them (`procedures.md` 6.1).
 */
export async function findCodeByText(handle: Handle, procCode: string): Promise<Code | undefined> {
  const [code] = await codesFrom(handle, [{ procCode }]);
  return code;
}

/** The rows of codes named by number or by text, undefined for those that do not exist. Two queries at most. */
export async function codesFrom(
  handle: Handle,
  sent: readonly { CodeNum?: Key | undefined; procCode?: string | undefined }[],
): Promise<(Code | undefined)[]> {
  const byNum = await codesWhere(
    handle,
    'CodeNum',
    sent.flatMap(({ CodeNum }) => CodeNum ?? []),
  );
  const byText = await codesWhere(
    handle,
    'ProcCode',
    sent.flatMap(({ procCode }) => (procCode === undefined ? [] : [procCode, procCode.trim()])),
  );
  return sent.map(({ CodeNum, procCode = '' }) =>
    CodeNum === undefined
      ? (byText.find((row) => row.ProcCode === procCode) ?? byText.find((row) => row.ProcCode === procCode.trim()))
      : byNum.find((row) => row.CodeNum === CodeNum),
  );
}

async function codesWhere(handle: Handle, column: 'CodeNum' | 'ProcCode', values: readonly (Key | string)[]) {
  if (values.length === 0) return [];
  const wanted = [...new Set(values)];
  return handle.fact(`codes by ${column} ${JSON.stringify(wanted, exactKeys)}`, () =>
    handle.db
      .selectFrom('procedurecode')
      .selectAll()
      .where(column, 'in', wanted as never)
      .orderBy('CodeNum')
      .execute(),
  );
}

const exactKeys = (_name: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

export async function requireCodeByText(handle: Handle, procCode: string): Promise<Code> {
  const code = await findCodeByText(handle, procCode);
  if (!code) throw notFound('procCode');
  return code;
}

/** The code a caller named by number, by text, or by both when they name the same row. Undefined = neither sent. */
export async function codeFrom(
  handle: Handle,
  sent: { CodeNum?: Key | undefined; procCode?: string | undefined },
): Promise<Code | undefined> {
  if (sent.CodeNum === undefined) {
    return sent.procCode === undefined ? undefined : requireCodeByText(handle, sent.procCode);
  }
  const code = await requireCode(handle, sent.CodeNum);
  if (sent.procCode !== undefined && (await requireCodeByText(handle, sent.procCode)).CodeNum !== code.CodeNum) {
    throw badRequest('CodeNum and procCode cannot both be specified.');
  }
  return code;
}

/** Whether the code's category is hidden, so that it may not be charted or completed. */
export async function isInHiddenCategory(handle: Handle, code: Code): Promise<boolean> {
  return (await findDefinition(handle, 'ProcCodeCats', code.ProcCat))?.IsHidden === 1;
}
