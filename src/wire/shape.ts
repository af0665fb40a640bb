/**
 * What an object looks like as it travels: its fields in page order, each with its JSON form. Rows of a table
 * (`db/rows/table-row.ts`) and computed answers are shapes alike; the serializers and the OpenAPI document are made from them.
 */
export interface Shape {
  /** The type's name as the service's own texts use it, e.g. `TreatPlan`. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Further members may follow the fields: numbers, texts and keys under names of their own. */
  readonly isOpen?: boolean | undefined;
}

/** Forms of a single value; `list` and `object` hold shapes, and stand in computed answers only. */
export type ValueKind =
  | 'key'
  | 'keyText'
  | 'keyList'
  | 'whole'
  | 'moneyText'
  | 'amount'
  | 'number'
  | 'numberText'
  | 'text'
  | 'textOrZero'
  | 'date'
  | 'dateTime'
  | 'cultureDateTime'
  | 'time'
  | 'flag'
  | 'named'
  | 'color'
  | 'serverDateTime';

export type FieldKind = ValueKind | 'list' | 'object';

export interface Field {
  readonly kind: FieldKind;
  /** Column of the row's own table; absent = that of the field's own name. Only rows of a table are read by it. */
  readonly column?: string | undefined;
  /** SQL expression where the value is not simply a column of the row's table. Other tables stand in braces. */
  readonly sql?: string | undefined;
  /** For `named`: API name → stored value. */
  readonly names?: Readonly<Record<string, number | string>> | undefined;
  /** For `named`: a row may have none of the names, and then shows an empty text. */
  readonly mayBeEmpty?: boolean | undefined;
  readonly description?: string | undefined;
  /** For `list` and `object`: what stands in it. */
  readonly of?: Shape | undefined;
  /** Left out of an answer that has no value for it. */
  readonly isOptional?: boolean | undefined;
}

interface FieldOptions {
  column?: string;
  sql?: string;
  description?: string;
}

const fieldOf = (kind: FieldKind) => (options: FieldOptions | string) => ({
  kind,
  ...(typeof options === 'string' ? { description: options } : options),
});

/** JSON number, exact to 63 bits. */
export const keyField = fieldOf('key');
/** A key shown as text, as Schedules have it. */
export const keyTextField = fieldOf('keyText');
/** JSON array of numbers, from SQL that joins the keys with commas; NULL is an empty array. */
export const keyListField = fieldOf('keyList');
export const wholeField = fieldOf('whole');
/** Money as text with two decimals, as only ProcFee has it. */
export const moneyTextField = fieldOf('moneyText');
/** Money as a JSON number that always shows a fraction: `0.0`, `25.99`. */
export const amountField = fieldOf('amount');
/** A JSON number without a forced fraction: `140`, `388.75`. */
export const numberField = fieldOf('number');
/** A number shown as text without a forced fraction, as ToothInitials' Movement. */
export const numberTextField = fieldOf('numberText');
export const textField = fieldOf('text');
/** A text, and the number 0 where there is none, as Etranss' TransSetId835. */
export const textOrZeroField = fieldOf('textOrZero');
export const dateField = fieldOf('date');
export const dateTimeField = fieldOf('dateTime');
/** A date-time as some pages write it, `7/6/2023 11:48:55 AM`, unless the caller names a format. */
export const cultureDateTimeField = fieldOf('cultureDateTime');
export const timeField = fieldOf('time');
/** `"true"` or `"false"`. */
export const flagField = fieldOf('flag');
/** A signed 32-bit ARGB number shown as `r,g,b`. */
export const colorField = fieldOf('color');
/** The database clock before the SELECT; empty in answers to writes (`procedures.md` 1.7). */
export const serverDateTimeField = (): Field => ({
  kind: 'serverDateTime',
  description: 'Time of the server at this response; send it as the next DateTStamp.',
});
/** An enum, shown by its name. */
export const namedField = (
  names: Readonly<Record<string, number | string>>,
  options: FieldOptions | string = '',
): Field => ({ ...fieldOf('named')(options), names });
/** An enum whose rows may have none of the names: an empty text. */
export const namedOrEmptyField = (...[names, options]: Parameters<typeof namedField>): Field => ({
  ...namedField(names, options),
  mayBeEmpty: true,
});

/** A JSON array of objects of one shape. */
export const listField = (of: Shape, options: Pick<Field, 'description' | 'isOptional'>): Field => ({
  kind: 'list',
  of,
  ...options,
});
/** An object within an object. */
export const objectField = (of: Shape): Field => ({ kind: 'object', of });

/** A computed answer, or a part of one. */
export const shape = <const S extends Shape>(definition: S): S => definition;

/** Some of these fields, in this order. */
export const only = <F, const N extends keyof F>(fields: F, names: readonly N[]): Pick<F, N> =>
  Object.fromEntries(names.map((name) => [name, fields[name]])) as Pick<F, N>;
