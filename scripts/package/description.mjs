// The package.json of the built package, and what it says of dependencies.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../messages.mjs';

const folderOf = (name) => join(projectRoot, 'node_modules', name);
const descriptionOf = (name) => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));

/** The dependency that a module name belongs to: `mariadb/callback` → `mariadb`. */
export function dependencyOf(id, { dependencies }) {
  return Object.keys(dependencies).find((name) => id === name || id.startsWith(`${name}/`));
}

/** Whether a package has ES modules only: Node 22 can require those, Jest cannot. */
export function cannotBeRequired(name) {
  const { type, exports } = descriptionOf(name);
  return type === 'module' && !JSON.stringify(exports ?? '').includes('"require"');
}

/** The licences of packages that became part of the bundles. */
export function bundledLicences(names) {
  return [...names].sort().map(licenceText).join('\n\n');
}

function licenceText(name) {
  const { version, license, author, contributors = [] } = descriptionOf(name);
  const file = readdirSync(folderOf(name)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file) return `${name} ${version}\n\n${readFileSync(join(folderOf(name), file), 'utf8')}`;
  // Some packages name their licence without including its text.
  if (license !== 'MIT') throw new Error(`${name} comes without a licence text and cannot be bundled.`);
  const by = [author, ...contributors].filter(Boolean).map((person) => person.name ?? person);
  return `${name} ${version}\n\nMIT License, https://opensource.org/license/mit\nCopyright ${by.join(', ') || `the authors of ${name}`}\n`;
}

/** Nothing but what a user of the package needs; Node itself is left to them, and what is bundled is there already. */
export function packageDescription(project, entries, { bundled, leftToTheUser }) {
  const { name, version, description, license, keywords } = project;
  const chosen = (isChosen) =>
    Object.fromEntries(Object.entries(project.dependencies).filter(([name]) => isChosen(name)));
  const dependencies = chosen((name) => !bundled.includes(name) && !leftToTheUser.includes(name));
  const conditions = (entry) => ({
    import: { types: `./types/${typesOf(entries[entry])}`, default: `./code/${entry}.mjs` },
    require: { types: `./types/cjs/${typesOf(entries[entry])}`, default: `./code/${entry}.cjs` },
  });
  /** A process of Node gets the same objects by import and require; whoever is no Node, one ES module. */
  const everywhere = ({ import: imported, require: required }) => ({
    node: { import: imported, require: required },
    require: required,
    default: { ...imported, default: imported.default.replace('.mjs', '.browser.mjs') },
  });
  const named = Object.keys(entries).map((entry) => [
    entry === 'index' ? '.' : `./${entry}`,
    entry === 'client' ? everywhere(conditions(entry)) : conditions(entry),
  ]);
  return {
    name,
    version,
    description,
    license,
    keywords,
    type: 'module',
    // Node 20 can fetch a newer one and run the program on it; importing asks for Node 22.13.
    engines: { node: '>=20' },
    bin: { bitewing: './bitewing.mjs' },
    main: './code/index.cjs',
    types: `./types/cjs/${typesOf(entries.index)}`,
    exports: { ...Object.fromEntries(named), './package.json': './package.json' },
    // For TypeScript's older way to look for types (moduleResolution node10), which knows no exports.
    typesVersions: {
      '*': Object.fromEntries(Object.keys(entries).map((entry) => [entry, [`./types/cjs/${typesOf(entries[entry])}`]])),
    },
    dependencies,
    peerDependencies: chosen((name) => leftToTheUser.includes(name)),
    peerDependenciesMeta: Object.fromEntries(leftToTheUser.map((name) => [name, { optional: true }])),
  };
}

const typesOf = (source) => source.replace(/^src\//, '').replace(/\.ts$/, '.d.ts');
