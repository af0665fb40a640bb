// Reduces declarations to what their entries lead to, name by name: behind one type of a file stands all of that file, and
// soon every table of the practice, which nobody who starts a server needs to read.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** Answers file → text for the entries below `folder` and for what they lead to; names are paths from there. */
export function reachableTypes(entries, folder) {
  const files = new Map();
  const fileAt = (name) => {
    if (!files.has(name)) files.set(name, readDeclarations(name, readFileSync(join(folder, name), 'utf8')));
    return files.get(name);
  };

  /** Whether the file exports this; if it does, it and what it needs is kept. */
  function keepExport(file, name) {
    if (file.exported.has(name)) {
      keep(file, file.exported.get(name));
      return true;
    }
    for (const passedOn of file.passedOn.filter(({ names }) => !names || names.has(name))) {
      const wanted = passedOn.names?.get(name) ?? name;
      if (!keepExport(fileAt(passedOn.from), wanted)) continue;
      passedOn.kept.add(name);
      return true;
    }
    return false;
  }

  function keep(file, local) {
    if (file.kept.has(local)) return;
    file.kept.add(local);
    const imported = file.imports.get(local);
    if (imported && !imported.isOutside && !keepExport(fileAt(imported.from), imported.name))
      throw new Error(`${imported.from} does not declare ${imported.name}, which ${file.name} imports.`);
    for (const statement of file.declared.get(local) ?? []) {
      for (const name of namesIn(statement)) if (file.imports.has(name) || file.declared.has(name)) keep(file, name);
    }
  }

  for (const entry of entries) {
    const file = fileAt(entry);
    for (const name of [...file.exported.keys(), ...file.passedOn.flatMap(({ names }) => [...names.keys()])])
      keepExport(file, name);
  }
  const texts = new Map();
  for (const [name, file] of files) if (textOf(file) !== '') texts.set(name, textOf(file));
  return texts;
}

function readDeclarations(name, text) {
  /** @type {any} */
  const file = { name, text, statements: [], passedOn: [], kept: new Set() };
  for (const names of ['imports', 'declared', 'exported']) file[names] = new Map();
  const at = ({ value }) =>
    value.startsWith('.')
      ? { from: posix.join(posix.dirname(name), value).replace(/\.ts$/, '.d.ts'), isOutside: false }
      : { from: value, isOutside: true };
  let end = 0;
  /** @type {any[]} */
  const statements = parseAst(text, { lang: 'dts', sourceType: 'module' }).body;
  for (const statement of statements) {
    // What stands above a declaration is about it.
    const whole = { names: /** @type {string[]} */ ([]), text: text.slice(end, statement.end) };
    end = statement.end;
    if (statement.type === 'ImportDeclaration') {
      for (const { local, imported } of statement.specifiers)
        file.imports.set(local.name, { ...at(statement.source), name: imported.name, source: statement.source.value });
      continue;
    }
    if (statement.source) {
      const names = statement.specifiers?.map(({ exported, local }) => [exported.name, local.name]);
      const passedOn = { ...at(statement.source), names: names && new Map(names), kept: new Set() };
      file.passedOn.push(passedOn);
      file.statements.push({ ...whole, passedOn, source: statement.source.value });
      continue;
    }
    const declaration = statement.declaration ?? statement;
    for (const { exported, local } of statement.specifiers ?? []) {
      file.exported.set(exported.name, local.name);
      file.statements.push({ names: [local.name], text: `export { ${asName(local.name, exported.name)} };` });
    }
    for (const { id } of declaration.declarations ?? (declaration.id ? [declaration] : [])) {
      whole.names.push(id.name);
      file.declared.set(id.name, [...(file.declared.get(id.name) ?? []), declaration]);
      if (statement.declaration) file.exported.set(id.name, id.name);
    }
    file.statements.push(whole);
  }
  return file;
}

/** Every identifier below a node, but the names of fields. */
function* namesIn(node) {
  if (Array.isArray(node)) for (const part of node) yield* namesIn(part);
  else if (node && typeof node === 'object') {
    if (node.type === 'TSImportType') throw new Error('import() in a declaration: import the type by name.');
    if (node.type === 'Identifier') yield node.name;
    for (const [field, part] of Object.entries(node)) if (field !== 'key' || node.computed) yield* namesIn(part);
  }
}

const asName = (from, to) => (from === to ? to : `${from} as ${to}`);

function textOf({ text, imports, statements, kept }) {
  const parts = text.match(/^\/\/\/ <reference.*$/gm) ?? [];
  for (const [local, { name, source }] of imports)
    if (kept.has(local)) parts.push(`import { ${asName(name, local)} } from '${source}';`);
  for (const { names, text, passedOn, source } of statements) {
    if (passedOn?.kept.size) {
      const named = [...passedOn.kept].map((to) => asName(passedOn.names?.get(to) ?? to, to));
      parts.push(`export { ${named.join(', ')} } from '${source}';`);
    } else if (names.some((name) => kept.has(name))) parts.push(text.replace(/^\/\/\/ <reference.*$/gm, '').trim());
  }
  return parts.length > 0 ? `${parts.join('\n')}\n` : '';
}
