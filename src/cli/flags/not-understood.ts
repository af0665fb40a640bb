import type { Command } from 'commander';
import { nearestName } from '../../domain/option-names.ts';

/**
 * What commander says of a line that it does not understand, in our words where its own would repeat what was typed: a
 * word in the wrong place is often the address of a database with its password, or a key.
 */
export function notUnderstood(text: string, command: Command): string {
  const sentence = text.replace(/^error: /, '');
  return `bitewing: ${ownWords(sentence, command) ?? sentence}`;
}

function ownWords(sentence: string, command: Command): string | undefined {
  const name = command.name();
  const given = /^too many arguments for '.*'\. Expected (\d+) arguments?/.exec(sentence)?.[1];
  if (given === '0')
    return `${name} takes no word of its own; what was meant may need its flag, e.g. ${example(command)}.\n`;
  if (given !== undefined) return `${name} takes ${given} ${given === '1' ? 'word' : 'words'} and no more.\n`;
  const unknown = /^unknown command '([\s\S]*?)'/.exec(sentence)?.[1];
  if (unknown !== undefined && !/^[\w-]{1,30}$/.test(unknown))
    return `there is no such command. A setting of the server needs its flag, e.g. --database.\n`;
  const [, flag, value] = /^unknown option '(-[^=\s']*)(=[\s\S]*)'/.exec(sentence) ?? [];
  if (flag === undefined || value === undefined) return undefined;
  const own = command.options.find(({ long }) => long === flag);
  if (own) return `${flag} takes no value. Leave it out, or give the flag alone.\n`;
  const meant = nearestName(
    flag,
    command.options.flatMap(({ long }) => long ?? []),
  );
  return `unknown option '${flag}'\n${meant ? `(Did you mean ${meant}?)\n` : ''}`;
}

const example = (command: Command) => command.options.find(({ long }) => long === '--database')?.long ?? '--help';
