import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { procedurelogOperations } from '../../src/resources/procedurelogs/routes.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

describe.each(engines)('permissions of procedurelogs, on %s', (engine) => {
  /** Which permission each operation needs (`procedures.md` 1.1). */
  const needed: Record<string, string> = {
    'GET /procedurelogs/{ProcNum}': 'ReadAll',
    'GET /procedurelogs': 'ReadAll',
    'GET /procedurelogs/InsuranceHistory': 'ReadAll',
    'GET /procedurelogs/GroupNotes': 'ReadAll',
    'POST /procedurelogs': 'ProcedureLogs',
    'POST /procedurelogs/InsuranceHistory': 'ProcedureLogs',
    'PUT /procedurelogs/{ProcNum}': 'ProcedureLogs',
    'DELETE /procedurelogs/{ProcNum}': 'ProcedureLogs',
    'POST /procedurelogs/GroupNote': 'AllOthers',
    'PUT /procedurelogs/{ProcNum}/GroupNote': 'AllOthers',
    'DELETE /procedurelogs/{ProcNum}/GroupNote': 'AllOthers',
  };

  it('is told for every operation', () => {
    const operations = procedurelogOperations.map(({ verb, path }) => `${verb} ${path}`);
    expect(operations.sort()).toEqual(Object.keys(needed).sort());
  });

  describe.each(['ReadAll', 'ProcedureLogs', 'AllOthers'])('a key that holds all permissions but %s', (missing) => {
    let practice: TestPractice;
    beforeAll(async () => {
      practice = await startTestPractice({
        engine,
        permissions: PERMISSIONS.filter((permission) => permission !== missing),
      });
    });
    afterAll(() => practice.stop());

    it.each(Object.entries(needed))('%s needs %s', async (operation, permission) => {
      const [verb = '', path = ''] = operation.split(' ');
      const body = verb === 'POST' || verb === 'PUT' ? {} : undefined;
      const { status } = await practice.send(verb, path.replace('{ProcNum}', '1'), body);
      expect(status === 401).toBe(permission === missing);
    });
  });
});
