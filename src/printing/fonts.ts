import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import type { Fonts } from '../pdf/paper.ts';
import { type Cut, fontFile } from './font-files.ts';

/** Opens the type that documents are set in. */
export function openFonts(): Fonts {
  const open = (cut: Cut) => create(readFileSync(fontFile(cut))) as Font;
  return { regular: open('400Regular'), bold: open('600SemiBold') };
}
