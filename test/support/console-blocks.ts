import { spawn, spawnSync } from 'node:child_process';

/** The server's address in the documents. */
const WRITTEN = 'http://localhost:30223';

/** Days and times differ from run to run, and one release of jq prints 250.0 where another prints 250. */
export const masked = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?/g, 'DATE').replace(/\b(\d+)\.0\b/g, '$1');

/** Programs that the commands of the documents need and that this machine lacks. */
export const missingTools = ['bash', 'curl', 'jq'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);

/** The lines of the console blocks, with what their commands answer now: one shell runs them all, as a reader would. */
export async function withAnswers(text: string, origin: string): Promise<string> {
  const commands = consoleLines(text).filter((line) => line.startsWith('$ '));
  const answers = await answersOf(
    commands.map((line) => line.slice(2).replaceAll(WRITTEN, origin)),
    origin,
  );
  const lines: string[] = [];
  let isConsole = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isConsole = line === '```console';
    if (isConsole && !line.startsWith('$ ') && !line.startsWith('```')) continue;
    lines.push(line);
    if (isConsole && line.startsWith('$ ')) lines.push(...answers.shift()!);
  }
  return lines.join('\n');
}

function consoleLines(text: string): string[] {
  return [...text.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split('\n'));
}

/** Each command's lines of output, errors among them. */
async function answersOf(commands: readonly string[], origin: string): Promise<string[][]> {
  const end = '\u0001';
  const shell = spawn('bash', ['--norc'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (piece) => {
    output += piece;
  });
  const ended = new Promise((resolve) => shell.on('close', resolve));
  shell.stdin.end(`exec 2>&1\n${commands.map((command) => `${command}\nprintf '${end}'\n`).join('')}`);
  await ended;
  const answers = output.replaceAll(origin, WRITTEN).replaceAll('\r', '').split(end).slice(0, commands.length);
  return answers.map((answer) => (answer.trimEnd() === '' ? [] : answer.trimEnd().split('\n')));
}
