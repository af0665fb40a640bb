import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toKey } from '../../domain/key.ts';
import type { FileOwner, FilePlace } from './documents.ts';
import { syncFolder, writeWhole } from './files.ts';
import type { Rights } from './folder.ts';

/** A file that was begun, and the row it waits for. */
export interface Unfinished extends FileOwner, FilePlace {
  /** Of the note itself. */
  readonly note: string;
}

/** Beside the patients' folders, whose names have one letter. */
const FOLDER = '.bitewing-unfinished';

/**
 * Which database a note belongs to; several may share a folder, and each looks after its own. A practice in memory is
 * never the same twice.
 */
export function homeOf(database: string): string {
  const own = database === ':memory:' ? randomBytes(16).toString('hex') : database;
  return createHash('sha256').update(own).digest('hex').slice(0, 16);
}

/** Notes down that a file is begun, before it is. */
export async function noteUnfinished(
  root: string,
  home: string,
  file: Omit<Unfinished, 'note'>,
  rights: Rights,
): Promise<Unfinished> {
  const folder = join(root, FOLDER);
  await mkdir(folder, { recursive: true, mode: rights.folder });
  const note = join(folder, `${home}-${randomBytes(8).toString('hex')}.json`);
  await writeWhole(note, JSON.stringify(noted(file)), rights);
  return { ...file, note };
}

export async function forgetUnfinished({ note }: Pick<Unfinished, 'note'>): Promise<void> {
  await rm(note, { force: true });
}

/** What an interrupted server left behind. A note that was itself cut short belongs to a file that was never begun. */
export async function allUnfinished(root: string, home: string): Promise<Unfinished[]> {
  const folder = join(root, FOLDER);
  const names = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw error;
  });
  const found: Unfinished[] = [];
  for (const file of names.filter((name) => name.startsWith(`${home}-`))) {
    const note = join(folder, file);
    const known = file.endsWith('.json') ? readNote(await readFile(note, 'utf8').catch(() => '')) : undefined;
    if (known) found.push({ ...known, note });
    else await rm(note, { force: true });
  }
  if (found.length < names.length) await syncFolder(folder);
  return found;
}

/** Keys as texts, since JSON has no numbers of 63 bits. */
function noted({ PatNum, DocNum, EobAttachNum, folder, name, shelf }: Omit<Unfinished, 'note'>) {
  const shelved = EobAttachNum === undefined ? {} : { EobAttachNum: String(EobAttachNum), shelf };
  return { PatNum: String(PatNum), DocNum: String(DocNum), folder, name, ...shelved };
}

function readNote(text: string): Omit<Unfinished, 'note'> | undefined {
  try {
    const { PatNum, DocNum, EobAttachNum, folder, name, shelf } = JSON.parse(text) as Record<string, string>;
    if (!PatNum || !DocNum || !name || (!folder && shelf !== 'EOBs')) return undefined;
    const shelved = shelf === 'EOBs' ? { shelf: 'EOBs' as const, EobAttachNum: toKey(EobAttachNum!) } : {};
    return { PatNum: toKey(PatNum), DocNum: toKey(DocNum), folder: folder ?? '', name, ...shelved };
  } catch {
    return undefined;
  }
}
