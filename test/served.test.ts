import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../src/resources/index.ts';
import { type Coverage, coverage, percent, total } from './coverage/published.ts';

/** The table of COMPATIBILITY.md is checked here; `UPDATE_README=1` writes it anew. */
const FILE = 'COMPATIBILITY.md';
const isUpdate = process.env.UPDATE_README === '1';

/** Resource → what it offers, e.g. `GET`, `GET one`, `PUT Confirm`, in the order of the pages. */
function served(): string {
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
    .map(([resource, methods]) => `| ${resource} | ${[...methods].join(', ')} | ${share(published.get(resource))} |`);
  const all = total([...published.values()]);
  const rest = [...published.keys()].filter((resource) => !offered.has(resource));
  const sentence = `Of ${all.published} published methods ${all.served} are served, ${percent(all)}${rest.length > 0 ? `; none of: ${rest.join(', ')}` : ''}.`;
  return [sentence, '', '| Resource | Operations | Of the published |', '|---|---|---|', ...lines].join('\n');
}

const share = (one: Coverage | undefined) => (one ? `${one.served} of ${one.published}` : '');

describe('the compatibility page', () => {
  it('names every operation that is served', () => {
    const text = readFileSync(FILE, 'utf8');
    const real = text.replace(/(<!-- served -->\n).*?(\n<!-- \/served -->)/s, (_, open, end) => open + served() + end);
    if (isUpdate) writeFileSync(FILE, real);
    else expect(text).toBe(real);
  });
});
