import type { Row, TableName } from '../../src/db/schema/tables.ts';

type Rows = { readonly [T in TableName]?: readonly Partial<Row<T>>[] };

/** What the GETs of one page must do, beyond showing the sample. */
export interface ReadingCase {
  /** Name in the lists of fields and samples; the path too, unless `path` says otherwise. */
  readonly page: string;
  readonly path?: string;
  readonly table: TableName;
  /** Fields that we show otherwise than the sample, with the reason in the resource's README. */
  readonly shown?: Readonly<Record<string, unknown>>;
  /** Columns of the sample's row that it does not show, or shows changed. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** Further rows: the sample's with these columns changed. */
  readonly more?: readonly Readonly<Record<string, unknown>>[];
  /** Rows of other tables: what joined fields come from, and what filters must name. */
  readonly beside?: Rows;
  /** Parameters every list of the page needs. */
  readonly needed?: string;
  /** Whether one row can be asked for by its number. */
  readonly single?: boolean;
  /** Query → keys of the rows found, in order. Every parameter of the list must be among them. */
  readonly lists: readonly (readonly [query: string, keys: readonly number[]])[];
  /** Path below the page's own, or a query → how it is refused. */
  readonly refused?: readonly (readonly [path: string, status: number, sentence: string])[];
  /** The office's clock. */
  readonly now?: string;
}
