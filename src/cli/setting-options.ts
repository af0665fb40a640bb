import { type Command, Option } from 'commander';
import { type Config, type Setting, settings } from '../config.ts';

type Given = Partial<Record<keyof Config, string | boolean>>;

/** Gives a command the flags of some settings, or of all: the texts come from the one list in `config.ts`. */
export function addSettings(command: Command, names: readonly (keyof Config)[] = settings.map(({ name }) => name)) {
  for (const name of names) command.addOption(optionOf(settings.find((setting) => setting.name === name)!));
  return command;
}

/** Environment first, flags above it; what neither names keeps its default. An empty variable counts as unset. */
export function givenSettings(flags: Given, environment: NodeJS.ProcessEnv = process.env): Given {
  const given: Given = {};
  for (const { name, environment: variable } of settings) {
    const value = flags[name] ?? (environment[variable] || undefined);
    if (value !== undefined) given[name] = value;
  }
  return given;
}

function optionOf({ flag, description, environment, default: fallback, choices }: Setting): Option {
  const facts = [choices?.join(', '), fallback ? `default ${fallback}` : '', environment].filter(Boolean);
  return new Option(flag, `${description} [${facts.join('; ')}]`);
}
