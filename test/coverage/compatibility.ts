import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { operations } from '../../src/resources/index.ts';
import { type Coverage, coverage, percent, total } from './published.ts';

const root = join(import.meta.dirname, '../..');
const RESOURCES = 'src/resources/';
/** Headings of a README whose sections are told on the page, too. */
const DECIDED = 'What we decided';
const HALF_DONE = 'Half done';

/** The README of a folder of `src`. */
interface Readme {
  /** `src/resources/claims/README.md`. */
  readonly path: string;
  readonly title: string;
  /** Heading → text below it. */
  readonly sections: ReadonlyMap<string, string>;
}

/** What all requests share comes first, the resources last. */
export function readmes(): Readme[] {
  const rank = (path: string) => (path.startsWith('src/http/') ? 0 : path.startsWith(RESOURCES) ? 2 : 1);
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((path) => posix.basename(path) === 'README.md')
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map((path) => readmeOf(path, readFileSync(join(root, path), 'utf8')));
}

function readmeOf(path: string, text: string): Readme {
  const [head = '', ...parts] = text.split(/^## /m);
  const sections = parts.map((part): [heading: string, text: string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end).trim()];
  });
  return { path, title: /^# (.+)/.exec(head)?.[1] ?? '', sections: new Map(sections) };
}

/** Names of the folders of `src/resources`. */
export const resourceFolders = (): string[] =>
  readdirSync(join(root, RESOURCES), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** COMPATIBILITY.md with its three parts put together anew; what stands around them is written by hand. */
export function compatibilityPage(page: string): string {
  const all = readmes();
  const parts: Record<string, string> = { served: served(all), 'half done': halfDone(all), choices: choices(all) };
  return Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n).*?(<!-- /${name} -->)`, 's'),
        (_, open, end) => `${open}${part}\n${end}`,
      ),
    page,
  );
}

/** Resource → what it offers, e.g. `GET`, `GET one`, `PUT Confirm`, in the order of the pages. */
function served(all: readonly Readme[]): string {
  const offered = new Map<string, Set<string>>();
  for (const { verb, path, base } of operations) {
    if (base) continue;
    const [, resource = '', ...rest] = path.split('/');
    const method = rest.filter((part) => !part.startsWith('{')).join('/');
    const suffix = method || (verb === 'GET' && rest.length > 0 ? 'one' : '');
    offered.set(resource, (offered.get(resource) ?? new Set()).add([verb, suffix].filter(Boolean).join(' ')));
  }
  const published = new Map(coverage().map((one) => [one.resource, one]));
  const lines = [...offered]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([resource, methods]) => [
      `[${resource}](${placeOf(resource, all)})`,
      [...methods].join(', '),
      share(published.get(resource)),
    ]);
  const sum = total([...published.values()]);
  const rest = [...published.keys()].filter((resource) => !offered.has(resource));
  const none = rest.length > 0 ? `; none of: ${rest.join(', ')}` : '';
  return [
    `Of ${sum.published} published methods ${sum.served} are served, ${percent(sum)}${none}.`,
    '',
    ...table(['Resource', 'Operations', 'Of the published'], lines),
  ].join('\n');
}

const share = (one: Coverage | undefined) => (one ? `${one.served} of ${one.published}` : '');

/** Where the choices of a resource stand on the page, or its README where it has none. */
function placeOf(resource: string, all: readonly Readme[]): string {
  const path = `${RESOURCES}${resource}/README.md`;
  const readme = all.find((one) => one.path === path);
  return readme?.sections.has(DECIDED) ? `#${readme.title.toLowerCase().replaceAll(' ', '-')}` : path;
}

/** One row for each item of the lists under `Half done`; the first of a README names it. */
function halfDone(all: readonly Readme[]): string {
  const lines = all.flatMap((readme) =>
    itemsOf(fromRoot(readme, HALF_DONE)).map((item, index) => [
      index === 0 ? linkTo(readme) : '',
      item.replaceAll('|', '\\|'),
    ]),
  );
  return table(['Where', 'What'], lines).join('\n');
}

/** The items of a Markdown list, each on one line. */
export const itemsOf = (list: string): string[] =>
  list
    .split(/^- /m)
    .slice(1)
    .map((item) => item.trim().replace(/\s+/g, ' '));

function choices(all: readonly Readme[]): string {
  const decided = all.filter(({ sections }) => sections.has(DECIDED));
  return decided.map((readme) => `### ${linkTo(readme)}\n\n${fromRoot(readme, DECIDED)}\n`).join('\n');
}

const linkTo = ({ title, path }: Readme) => `[${title}](${path})`;

/** A section with its links as they are from the root. */
function fromRoot({ path, sections }: Readme, heading: string): string {
  const moved = (link: string) => posix.join(posix.dirname(path), link);
  return (sections.get(heading) ?? '').replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, link) => `](${moved(link)})`);
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
