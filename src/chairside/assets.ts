import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Cut, fontFile } from '../printing/font-files.ts';

/** One file that browsers load. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same compressed. */
  readonly gzip: Buffer;
  /** Of its content, for the ETag. */
  readonly tag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
};

/** The page uses the same font as our documents. */
const FONTS: Readonly<Record<string, Cut>> = { 'open-sans-400.ttf': '400Regular', 'open-sans-600.ttf': '600SemiBold' };

/**
 * The files of the page by name. What is built (`scripts/chairside/bundle.mjs`) is missing where nobody has built it.
 */
export function readAssets(): ReadonlyMap<string, Asset> {
  const folder = new URL('./bundle/', import.meta.url);
  const places: [string, URL | string][] = [
    ...namesIn(folder).map((name): [string, URL] => [name, new URL(name, folder)]),
    ...Object.entries(FONTS).map(([name, cut]): [string, string] => [name, fontFile(cut)]),
  ];
  const assets = new Map<string, Asset>();
  for (const [name, place] of places) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    if (type) assets.set(name, assetOf(type, readFileSync(place)));
  }
  return assets;
}

function assetOf(type: string, bytes: Buffer): Asset {
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { type, bytes, gzip: gzipSync(bytes, { level: 9 }), tag };
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
