import { requireReadable } from '../control/places.ts';
import { fileTrouble } from '../file-words.ts';
import type { Config } from '../settings/config.ts';
import { fontFiles } from '../settings/config-files.ts';
import { SettingError } from '../settings/read-config.ts';

/**
 * The office's own font files, each opened once at the start: the first plan in Chinese would be too late to learn of a
 * mistake.
 */
export async function officeFonts(config: Config): Promise<string[]> {
  const files = fontFiles(config);
  if (files.length === 0) return files;
  // Loaded only if there are font files: the library takes time to load, and few servers have any.
  const { openFont } = await import('../printing/fonts.ts');
  for (const file of files) {
    requireReadable('--fonts', file);
    try {
      openFont(file);
    } catch (error) {
      throw new SettingError(
        fileTrouble(error, `--fonts ${file}`) ?? `--fonts ${file} is no TrueType or OpenType font.`,
      );
    }
  }
  return files;
}
