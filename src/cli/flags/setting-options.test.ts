import { expect, it } from 'vitest';
import { settings } from '../../settings/settings.ts';
import { groupedSettings } from './setting-groups.ts';
import { misspelledVariables } from './setting-options.ts';

it('names variables that are probably misspelled, and leaves the others alone', () => {
  const told = misspelledVariables({
    BITEWING_PROT: '4000',
    BITEWING_TEST_CONTROL: 'true',
    BITEWING_PORT: '4000',
    BITEWING_DATABASE_FILE: '/run/secrets/database',
    BITEWING_READY_FILE: 'ready.json',
    BITEWING_CONFIG: 'bitewing.env',
    // A Service of this name in Kubernetes, and what our own tests read.
    BITEWING_SERVICE_HOST: '10.0.0.1',
    BITEWING_SERVICE_PORT: '30223',
    BITEWING_PORT_30223_TCP: 'tcp://10.0.0.1:30223',
    BITEWING_PORT_30223_TCP_ADDR: '10.0.0.1',
    BITEWING_PORT_30223_TCP_PORT: '30223',
    BITEWING_PORT_30223_TCP_PROTO: 'tcp',
    BITEWING_TEST_MARIADB_URL: '',
    BITEWING_TEST_CHROMIUM: '',
    BITEWING_TEST_ENGINES: '',
    BITEWING_NO_APT: '1',
    BITEWING_CACHE: '',
    PORT: '4000',
  });
  expect(told).toEqual([
    'The variable BITEWING_PROT is no setting. Did you mean BITEWING_PORT?',
    'The variable BITEWING_TEST_CONTROL is no setting. Did you mean BITEWING_TEST_CONTROLS?',
  ]);
});

it('shows every setting under one heading', () => {
  expect(groupedSettings.map(({ name }) => name).sort()).toEqual(settings.map(({ name }) => name).sort());
});
