import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files of the project, and what they import, read from their texts. Paths have forward slashes. */

const root = join(import.meta.dirname, '../..');

/** Every file of the project that is ours, without what .gitignore leaves out. */
export function projectFiles(): string[] {
  const notOurs = /^(\.git|coverage|bitewing)$|(^|\/)(\.setup-lock|node_modules|data|dist)$|\.(log|tgz)$/;
  const within = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (notOurs.test(path)) return [];
      return entry.isDirectory() ? within(path) : [path];
    });
  return within('');
}

/** The modules a TypeScript text names in imports of every kind, type imports included. */
export function importsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const named = /^\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...code.matchAll(named)].flatMap(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? []);
}
