// What `npm run NAME -- --help` says of the commands that have no help of their own, and which arguments they refuse:
// a word that they would take for a file, or leave unread for minutes, is more often a mistake.
import { Sentence } from './messages.mjs';

/** `takes` is what may follow the name of a command, `flags` which words of it may begin with a hyphen. */
const commands = {
  cases: { takes: 'FILE.json', does: 'Replays the estimate cases of a file, and names each value that differs.' },
  build: { takes: '', does: 'Builds the package for other projects, in dist.' },
  pack: {
    takes: '[--pack-destination FOLDER]',
    flags: ['--pack-destination'],
    does: 'Builds the package for other projects, as a tarball in this folder.',
  },
  executable: {
    takes: '[FILE]',
    does: 'Makes one file of the program and Node, for Linux; its name is bitewing if none is given.',
  },
  openapi: {
    takes: '',
    does: 'Makes clients of the OpenAPI documents by two generators, which it fetches (100 MB), and compiles them.',
  },
  'client-types': {
    takes: '',
    does: 'Writes src/client/operations.ts anew: the types of bitewing/client, made of the operations.',
  },
  compatibility: { takes: '', does: 'Writes COMPATIBILITY.md anew, put together from the READMEs of src.' },
  'coverage:api': { takes: '', does: 'Tells which of the published methods are served, resource by resource.' },
  screenshots: {
    takes: '[FOLDER]',
    does: 'Takes pictures of every screen of /chairside, into docs/chairside if no folder is named (Chromium).',
  },
  test: {
    takes: '[--engine sqlite] [--no-browser] [arguments of Vitest]',
    flags: 'any',
    does: 'Checks types, lint and format, then runs the tests on SQLite and MariaDB. CONTRIBUTING.md says more.',
  },
  cluster: {
    takes: '[arguments of Vitest]',
    flags: 'any',
    does: 'Runs the tests that take a MariaDB Galera cluster apart (Linux).',
  },
};

/** The help that is asked for, if it is; throws a Sentence for arguments that the command does not take. */
export function helpOf(name, args) {
  const command = commands[name];
  if (!command) return undefined;
  const { takes, flags = [], does } = command;
  const usage = `Usage: npm ${name === 'test' ? 'test' : `run ${nameInNpm(name)}`}${takes ? ` -- ${takes}` : ''}`;
  if (args.some((arg) => arg === '--help' || arg === '-h')) return `${usage}\n\n${does}\n`;
  if (flags === 'any') return undefined;
  const stranger = args.find((arg) => takes === '' || (arg.startsWith('-') && !flags.includes(arg.split('=')[0])));
  if (stranger !== undefined) throw new Sentence(`${stranger} is nothing that this command takes. ${usage}`, 2);
  return undefined;
}

const nameInNpm = (name) => (name === 'cluster' ? 'test:cluster' : name);
