/** `npm run compatibility`: puts COMPATIBILITY.md together from the READMEs of `src`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compatibilityPage } from './compatibility.ts';

const FILE = new URL('../../COMPATIBILITY.md', import.meta.url);

writeFileSync(FILE, compatibilityPage(readFileSync(FILE, 'utf8')));
