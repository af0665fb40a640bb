import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The cuts of Open Sans that are used, on paper and on the screen; it has Latin, Greek, Cyrillic, Hebrew and Vietnamese
 * letters.
 */
export type Cut = '400Regular' | '600SemiBold';

/** Where the file of a cut lies. */
export function fontFile(cut: Cut): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/open-sans/package.json'));
  return join(folder, cut, `OpenSans_${cut}.ttf`);
}
