import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject, type Project, root } from './consumer.ts';
import { saying } from './programs.ts';

describe.runIf(process.platform === 'linux')('the executable', () => {
  let project: Project;
  beforeAll(() => {
    project = emptyProject();
  });
  afterAll(() => project?.remove());

  it('serves, prints and queries without Node beside it', async () => {
    const place = join(project.folder, 'bitewing-executable');
    const built = await project.node(join(root, 'scripts/executable/build.mjs'), place);
    expect(built).toMatchObject({ status: 0 });
    // Its home is a file, so nothing can be kept there.
    const server = project.start('env', '-i', `HOME=${place}`, place, '--port', '0', '--database', ':memory:');
    const ended = new Promise((resolve) => server.on('close', resolve));
    const banner = await saying(server.stderr!, 'Ctrl-C stops.');
    const { origin } = new URL(/API +(http\S+)/.exec(banner)![1]!);
    const headers = {
      authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ SqlCommand: 'SELECT COUNT(*) AS Rooms FROM operatory WHERE OperatoryNum < 3' });
    const queried = await fetch(`${origin}/api/v1/queries/ShortQuery`, { method: 'PUT', headers, body });
    expect(await queried.json()).toEqual([{ Rooms: 2 }]);
    const printed = await fetch(`${origin}/api/ext/v1/treatplans/11401/pdf`, { headers });
    expect((await printed.text()).slice(0, 5)).toBe('%PDF-');
    const page = await fetch(`${origin}/chairside`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<main')]);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
    // Folders that would depend on where it is started are no place for its files.
    const told = await project.run('env', '-i', 'HOME=', 'XDG_CACHE_HOME=near', place, '--version');
    expect(told).toMatchObject({ status: 0 });
    expect(existsSync(join(project.folder, 'near'))).toBe(false);
  });

  const asNobody = ['-i', 'setpriv', '--reuid', '54321', '--clear-groups'];
  it.skipIf(spawnSync('env', [...asNobody, 'true']).status !== 0)(
    'starts for an account that the machine does not know, and says what it lacks if there is no folder at all',
    async () => {
      const place = join(project.folder, 'bitewing-executable');
      chmodSync(dirname(project.folder), 0o755);
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      const command = [place, '--version'];
      expect(await project.run('env', ...asNobody, ...command)).toEqual({ status: 0, output: `${version}\n` });
      expect(await project.run('env', ...asNobody, 'env', 'TMPDIR=/nowhere', ...command)).toEqual({
        status: 1,
        output: expect.stringMatching(/^bitewing: it unpacks .*Name one with XDG_CACHE_HOME or TMPDIR\.\n$/),
      });
    },
  );
});
