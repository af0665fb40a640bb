import { badRequest, invalid } from '../../domain/refusal.ts';
import { compileDotNetFormat } from '../../wire/dotnet-format.ts';
import type { DateFormats } from '../../wire/encode.ts';
import { type Inputs, textInput } from '../../wire/input.ts';
import type { Page } from '../operation.ts';
import type { Caller } from '../permissions.ts';

export type Mode = 'service' | 'remote';

const wholeText = (description: string) => ({
  ...textInput({ description }),
  kind: 'count' as const,
  schema: { type: 'integer', minimum: 0 },
});

/** Limit and Offset of every list (`api-conventions.md` 4). */
export const pagingInputs = {
  Limit: wholeText('Maximum number of rows, up to the limit of the server.'),
  Offset: wholeText('Rows to skip.'),
} satisfies Inputs;

/** Lists that are walked page by page (`cursor.ts`); an extension of ours. */
export const cursorInputs = {
  Cursor: textInput({
    verbatim: true,
    description:
      'Where the previous page ended, from the address in its `Link` header. Every page is equally fast, and no row ' +
      'is skipped or repeated when others are added or removed. Not with Offset.',
  }),
} satisfies Inputs;

/** The paging parameters of an operation. */
export const pagingOf = (paged: boolean | 'cursor' | undefined): Inputs =>
  paged === 'cursor' ? { ...pagingInputs, ...cursorInputs } : paged ? pagingInputs : {};

/** Taken by every method; input is never affected (`api-conventions.md` 5). */
export const formatInputs = {
  DateFormatString: textInput({
    verbatim: true,
    added: '22.2.26',
    description: '.NET format of every date in the response.',
  }),
  DateTimeFormatString: textInput({
    verbatim: true,
    added: '22.2.14',
    description: '.NET format of every date-time in the response.',
  }),
} satisfies Inputs;

/** The most rows of one answer, by mode and key; a cap of the server's own stands above both. */
export function rowCap(mode: Mode, caller: Caller, pageCap?: number): number {
  if (pageCap !== undefined) return pageCap;
  const ordinary = mode === 'remote' ? 100 : 1000;
  return caller.permissions.has('Enterprise') ? ordinary * 10 : ordinary;
}

interface SentPage {
  readonly Limit?: string | undefined;
  readonly Offset?: string | undefined;
  readonly Cursor?: string | undefined;
}

export function readPage(sent: SentPage, cap: number): Page {
  const cursor = sent.Cursor?.trim() || undefined;
  if (cursor !== undefined && sent.Offset) throw badRequest('Cursor and Offset cannot both be specified.');
  return {
    limit: Math.min(count(sent.Limit, 'Limit') ?? cap, cap),
    offset: count(sent.Offset, 'Offset') ?? 0,
    cursor,
  };
}

function count(sent: string | undefined, name: string): number | undefined {
  if (sent === undefined) return undefined;
  if (!/^\d{1,19}$/.test(sent.trim())) throw invalid(name);
  return Math.min(Number(sent), Number.MAX_SAFE_INTEGER);
}

/** The formats asked for; an empty value counts as absent, one .NET would fail on is refused. */
export function readFormats(sent: {
  DateFormatString?: string | undefined;
  DateTimeFormatString?: string | undefined;
}): DateFormats {
  return {
    date: compile(sent.DateFormatString, 'DateFormatString', 'date'),
    dateTime: compile(sent.DateTimeFormatString, 'DateTimeFormatString', 'dateTime'),
  };
}

function compile(pattern: string | undefined, name: string, kind: 'date' | 'dateTime') {
  if (!pattern) return undefined;
  const format = pattern.length > 200 ? undefined : compileDotNetFormat(pattern, kind);
  if (!format) throw invalid(name);
  return format;
}
