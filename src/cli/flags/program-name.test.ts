import { expect, it } from 'vitest';
import { programName } from './program-name.ts';

it.each([
  [{}, 'bitewing'],
  [{ npm_lifecycle_event: 'start', npm_package_name: 'bitewing' }, 'npm run bitewing --'],
  [{ npm_lifecycle_event: 'npx', npm_package_name: 'clinic' }, 'npx bitewing'],
  [{ npm_lifecycle_event: 'npx' }, 'npx bitewing'],
])('is named as the reader has it: %j', (environment, name) => {
  expect(programName(environment)).toBe(name);
});
