import { dirname, join, resolve } from 'node:path';
import { isDatabaseUrl } from '../db/database-url.ts';

interface Places {
  /** A file path, `:memory:`, or a `mysql://` URL. */
  readonly database: string;
  readonly control: string;
}

/** The file of signatures' evidence, beside the control file; a practice in memory has its evidence in memory. */
export function evidenceFile({ database, control }: Places): string {
  return database === ':memory:' ? database : fileBeside(control, 'evidence');
}

interface Watched extends Pick<Places, 'control'> {
  readonly watch: number;
  readonly changesKept: number;
}

/** How an office's database is watched, if that was asked for. What the watcher remembers lies beside the control file. */
export const watchOptions = ({ watch, control, changesKept }: Watched) =>
  watch > 0 ? { file: fileBeside(control, 'watch'), keptDays: changesKept } : undefined;

const fileBeside = (control: string, name: string) =>
  control === ':memory:' ? control : `${control.replace(/(-control)?(\.db)?$/, '')}-${name}.db`;

/**
 * Where patients' files are kept: the folder that was set, else `documents` beside the database file; undefined for a
 * practice in memory, whose files end with it.
 */
export function documentsFolder({ documents, database }: Pick<Places, 'database'> & { documents: string }) {
  if (documents !== '' || database === ':memory:') return documents || undefined;
  return isDatabaseUrl(database) ? resolve('data/documents') : join(dirname(database), 'documents');
}

/** The office's own font files, each with its whole path. */
export const fontFiles = ({ fonts }: { fonts: string }): string[] =>
  fonts
    .split(',')
    .map((file) => file.trim())
    .filter(Boolean)
    .map((file) => resolve(file));

/** A text that is no path: an address of a server, also one that was typed with a mistake in it. */
export const looksLikeServer = (text: string) =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^(mysql|mariadb):/i.test(text) || /:[^\\/@]*@/.test(text);

interface NamedFiles extends Places {
  readonly record: string;
  readonly replay: string;
  readonly readyFile: string;
  readonly tlsCert: string;
  readonly tlsKey: string;
}

/**
 * A sentence if two settings name one file and the server writes to it: what one of them needs would be lost. A
 * certificate and its key may be in one file, since they are only read.
 */
export function sharedFile(named: NamedFiles): string | undefined {
  const { database, control, record, replay, readyFile, tlsCert, tlsKey } = named;
  const written: [string, string][] = [
    ['--database', isDatabaseUrl(database) ? '' : database],
    ['--control', control],
    ['the evidence of signatures', evidenceFile(named)],
    ['--record', record],
    ['--ready-file', readyFile],
  ];
  const read: [string, string][] = [
    ['--replay', replay],
    ['--tls-cert', tlsCert],
    ['--tls-key', tlsKey],
  ];
  for (const [index, [name, file]] of written.entries()) {
    if (file === '' || file === ':memory:') continue;
    const other = [...written.slice(index + 1), ...read].find(([, place]) => place === file);
    if (other) return `${name} and ${other[0]} would be the same file, ${file}. Name another one for each.`;
  }
  return undefined;
}
