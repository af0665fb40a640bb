import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { differences, processState } from './process-state.ts';

it('names a server, a program, a variable, a listener and a global that a test left', async () => {
  const before = processState();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const listener = () => {};
  process.on('SIGUSR2', listener);
  process.env.LEFT_BEHIND = 'yes';
  Object.assign(globalThis, { leftBehind: true });

  const left = differences(before, processState());
  server.close();
  program.kill('SIGKILL');
  await Promise.all([once(server, 'close'), once(program, 'close')]);
  process.off('SIGUSR2', listener);
  delete process.env.LEFT_BEHIND;
  delete (globalThis as { leftBehind?: boolean }).leftBehind;

  expect(left.sort()).toEqual([
    'listeners of SIGUSR2',
    'running ProcessWrap',
    'running TCPServerWrap',
    'the environment variable LEFT_BEHIND',
    'the global leftBehind',
  ]);
  await expect.poll(() => differences(before, processState())).toEqual([]);
});
