/**
 * The one definition of a row as it travels: its fields in page order, each with its JSON form and the SQL it comes
 * from. The serializers of both engines and the OpenAPI document are made from it.
 */
export interface WireRow {
  /** The table's type name as the service's own texts use it, e.g. `TreatPlan`. */
  readonly name: string;
  /** FROM clause; the first word is the table, the second its alias. */
  readonly from: string;
  /** Column of the primary key, with alias. */
  readonly key: string;
  readonly fields: Readonly<Record<string, WireField>>;
}

export type FieldKind =
  | 'key'
  | 'keyList'
  | 'whole'
  | 'moneyText'
  | 'amount'
  | 'numberText'
  | 'text'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'flag'
  | 'named'
  | 'color'
  | 'serverDateTime';

export interface WireField {
  readonly kind: FieldKind;
  /** SQL expression; absent = the column of the field's own name in the first table. */
  readonly sql?: string | undefined;
  /** For `named`: API name → stored value. */
  readonly names?: Readonly<Record<string, number | string>> | undefined;
  readonly description?: string | undefined;
}

interface FieldOptions {
  /** SQL expression where the value is not simply the column of the same name. */
  sql?: string;
  description?: string;
}

const fieldOf = (kind: FieldKind) => (options: FieldOptions | string) => ({
  kind,
  ...(typeof options === 'string' ? { description: options } : options),
});

/** JSON number, exact to 63 bits. */
export const keyField = fieldOf('key');
/** JSON array of numbers, from SQL that joins the keys with commas; NULL is an empty array. */
export const keyListField = fieldOf('keyList');
export const wholeField = fieldOf('whole');
/** Money as text with two decimals, as only ProcFee has it. */
export const moneyTextField = fieldOf('moneyText');
/** Money as a JSON number that always shows a fraction: `0.0`, `25.99`. */
export const amountField = fieldOf('amount');
/** A number shown as text without a forced fraction, as ToothInitials' Movement. */
export const numberTextField = fieldOf('numberText');
export const textField = fieldOf('text');
export const dateField = fieldOf('date');
export const dateTimeField = fieldOf('dateTime');
export const timeField = fieldOf('time');
/** `"true"` or `"false"`. */
export const flagField = fieldOf('flag');
/** A signed 32-bit ARGB number shown as `r,g,b`. */
export const colorField = fieldOf('color');
/** The database clock before the SELECT; empty in answers to writes (`procedures.md` 1.7). */
export const serverDateTimeField = (): WireField => ({
  kind: 'serverDateTime',
  description: 'Time of the server when the answer was made; store it and send it as the next DateTStamp filter.',
});
/** An enum, shown by its name. */
export const namedField = (
  names: Readonly<Record<string, number | string>>,
  options: FieldOptions | string = '',
): WireField => ({ ...fieldOf('named')(options), names });

export function wireRow<const R extends WireRow>(row: R): R {
  return row;
}

/** Alias of the row's first table: `procedurelog p` → `p`. */
export function aliasOf(row: WireRow): string {
  return row.from.split(/\s+/)[1]!;
}

/** SQL expression of each field, in order. */
export function expressionsOf(row: WireRow): [name: string, field: WireField, sql: string][] {
  const alias = aliasOf(row);
  return Object.entries(row.fields).map(([name, field]) => [name, field, field.sql ?? `${alias}.${name}`]);
}
