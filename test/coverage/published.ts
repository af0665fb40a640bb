import { readFileSync } from 'node:fs';
import { BASE_PATH } from '../../src/http/api.ts';
import { openApiDocument } from '../../src/http/openapi/document.ts';
import { operations } from '../../src/resources/index.ts';
import { version } from '../../src/version.ts';

/**
 * Verb and path of every method that the published pages show, `#` for a number, and the names of its parameters and
 * fields in the order of the page, `!` behind those it calls required; nothing else of the pages.
 */
const FILE = new URL('./published-methods.txt', import.meta.url);

interface PublishedMethod {
  /** `PUT /claims/#/Split`. */
  readonly method: string;
  readonly names: readonly { readonly name: string; readonly isRequired: boolean }[];
}

export const publishedMethods: readonly PublishedMethod[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [verb, path, ...names] = line.split(' ');
    return {
      method: `${verb} ${path}`,
      names: names.map((name) => ({ name: name.replace('!', ''), isRequired: name.endsWith('!') })),
    };
  });

export interface Coverage {
  readonly resource: string;
  readonly published: number;
  readonly served: number;
  /** Published methods that are not served, e.g. `PUT /claims/#/Split`. */
  readonly missing: readonly string[];
}

/** Each published resource in alphabetical order: which of its methods our OpenAPI document has. */
export function coverage(): Coverage[] {
  const served = servedMethods();
  const published = publishedMethods.map(({ method }) => method);
  const byResource = Map.groupBy(published, (method) => method.split('/')[1]!.toLowerCase());
  return [...byResource].map(([resource, methods]) => {
    const missing = methods.filter((method) => !served.has(method.toLowerCase()));
    return { resource, published: methods.length, served: methods.length - missing.length, missing };
  });
}

/** The same for all resources together. */
export function total(all: readonly Coverage[]): Coverage {
  const sum = (of: 'published' | 'served') => all.reduce((count, one) => count + one[of], 0);
  return {
    resource: 'all',
    published: sum('published'),
    served: sum('served'),
    missing: all.flatMap((one) => one.missing),
  };
}

export const percent = ({ served, published }: Coverage) => `${Math.floor((served / published) * 1000) / 10} %`;

function servedMethods(): Set<string> {
  const { paths } = openApiDocument(operations, { basePath: BASE_PATH, version, origin: '' });
  return new Set(
    Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs as object).map((verb) =>
        `${verb} ${path.replace(BASE_PATH, '').replace(/\{\w+\}/g, '#')}`.toLowerCase(),
      ),
    ),
  );
}
