import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files of the project, and what they import and export, read from their texts. Paths have forward slashes. */

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

/** What a file exports and no other file imports: `domain/teeth.ts: Arch`. */
export function exportsOfNoUse(files: readonly { file: string; text: string }[]): string[] {
  const used = new Set(files.flatMap(({ file, text }) => importedNames(file, text)));
  return files.flatMap(({ file, text }) => {
    const declared = text.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm);
    const names = [...declared].map(([, name]) => `${file}: ${name}`);
    return used.has(`${file}: *`) ? [] : names.filter((name) => !used.has(name));
  });
}

/** Each name that a file imports or hands on, behind the file it is from; `*` for a module as a whole. */
function importedNames(file: string, text: string): string[] {
  const statement = /^(?:import|export)\s+(?:type\s+)?(?:\{([^}]*)\}|\*[^'"]*?)\s*from\s*'(\.[^']+)'/gm;
  const whole = /\bimport\(\s*'(\.[^']+)'/g;
  const target = (name: string) => posix.join(posix.dirname(file), name);
  const named = [...text.matchAll(statement)].flatMap(([, list = '*', from = '']) =>
    list.split(',').map((each) => `${target(from)}: ${/^\s*(?:type )?([\w*]+)/.exec(each)?.[1]}`),
  );
  return [...named, ...[...text.matchAll(whole)].map(([, name = '']) => `${target(name)}: *`)];
}
