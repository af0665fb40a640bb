import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One field of a page's answer, and where its value comes from. */
export interface PageField {
  readonly page: string;
  readonly field: string;
  /** Its JSON form: key, integer, amount, text, date … */
  readonly kind: string;
  /** `table.column`, or `derived: how`. */
  readonly source: string;
  readonly note: string;
}

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8');

/** Every field of every published page, in page order. */
export const pageFields: readonly PageField[] = readFileSync(
  join(import.meta.dirname, '../../docs/rules/data-model/pages-to-columns.csv'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    const [page = '', field = '', kind = '', source = '', note = ''] = cells.map(([, quoted, plain]) =>
      quoted === undefined ? plain : quoted.replaceAll('""', '"'),
    );
    return { page, field, kind, source, note };
  });

/** The first object a page's GET shows, as JSON text. */
export const pageSamples: ReadonlyMap<string, string> = new Map(
  fixture('page-samples.tsv')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]),
);
