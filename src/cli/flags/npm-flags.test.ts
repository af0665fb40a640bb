import { expect, it } from 'vitest';
import { refuseFlagsOfNpm } from './npm-flags.ts';

const inClone = { npm_package_name: 'bitewing', npm_lifecycle_event: 'start' };

it('says how to give a flag that npm took', () => {
  expect(() => refuseFlagsOfNpm(['start', '4000'], { ...inClone, npm_config_port: 'true' })).toThrow(
    'npm kept --port for itself. Write -- before the flags: npm start -- --port <number>',
  );
  const command = { ...inClone, npm_lifecycle_event: 'bitewing', npm_config_any_key: 'true' };
  expect(() => refuseFlagsOfNpm(['keys', 'list'], command)).toThrow('npm run bitewing -- COMMAND --any-key');
});

it('leaves a flag that came through, other names of npm, and other projects alone', () => {
  const given = { ...inClone, npm_config_port: '4000' };
  expect(() => refuseFlagsOfNpm(['start', '--port=4000'], given)).not.toThrow();
  expect(() => refuseFlagsOfNpm(['start'], { ...inClone, npm_config_json: 'true' })).not.toThrow();
  expect(() => refuseFlagsOfNpm(['start'], { ...given, npm_package_name: 'clinic' })).not.toThrow();
});
