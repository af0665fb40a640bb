import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import type { Fonts } from '../pdf/pdf-file.ts';
import { type Cut, fontFile } from './font-files.ts';

/** Opens the type that documents are set in, and the office's own files for letters it lacks. */
export function openFonts(others: readonly string[] = []): Fonts {
  const open = (cut: Cut) => create(readFileSync(fontFile(cut))) as Font;
  return { regular: open('400Regular'), bold: open('600SemiBold'), others: others.map(openFont) };
}

/** Opens a font of the office's; of a collection the first. Throws when it is none that can be put into a document. */
export function openFont(file: string): Font {
  const opened = create(readFileSync(file));
  const font = 'fonts' in opened ? opened.fonts[0] : opened;
  if (!font?.createSubset) throw new Error('It holds no font.');
  // Asked now rather than at the first letter: what is damaged shows itself in its tables.
  font.hasGlyphForCodePoint(0x20);
  font.createSubset();
  return font;
}
