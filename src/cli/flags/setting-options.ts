import { parseEnv } from 'node:util';
import { type Command, Option } from 'commander';
import { nearestName } from '../../domain/option-names.ts';
import { toldPath } from '../../file-words.ts';
import type { Config } from '../../settings/config.ts';
import { asSetting, SettingError } from '../../settings/read-config.ts';
import { flagOf, type Setting, settingOf, settings } from '../../settings/settings.ts';
import { readTextFile } from '../../text-file.ts';
import { groupedSettings } from './setting-groups.ts';

/** The file that settings are read from: the only flag here that is no setting of the server. */
export const CONFIG_FILE = {
  flag: '--config <file>',
  environment: 'BITEWING_CONFIG',
  description:
    'File with settings, one variable a line (BITEWING_PORT=4000, # comments). Variables and flags win over it.',
} as const;

type Given = Partial<Record<keyof Config | 'config', string | boolean>>;

/** Gives a command the flags of some settings, or of all: the texts come from the one list in `settings/settings.ts`. */
export function addSettings(command: Command, names?: readonly (keyof Config)[]) {
  const shown = names?.map((name) => ({ name, heading: undefined })) ?? groupedSettings;
  for (const { name, heading } of shown) {
    const setting = settingOf(name);
    const option = optionOf({ ...setting, description: (names && setting.ofCommands) || setting.description });
    command.addOption(heading ? option.helpGroup(heading) : option);
  }
  const { flag, environment, description } = CONFIG_FILE;
  return command.addOption(new Option(flag, `${description} [${environment}]`));
}

/** Where a setting in force comes from. */
interface Origin {
  readonly value: string | boolean;
  readonly from: string;
}

/**
 * Flags replace the environment, which replaces the configuration file; a setting in none of them keeps its default. An
 * empty variable counts as unset. For every variable there is one more that ends in `_FILE` and names a file with the
 * value, as containers provide secrets.
 */
export function givenSettings(flags: Given, environment: NodeJS.ProcessEnv = process.env): Given {
  const given: Given = {};
  for (const [name, { value }] of settingOrigins(flags, environment)) given[name] = value;
  return given;
}

/** The settings that are given, and where each is given. Throws SettingError for a file that cannot be read. */
export function settingOrigins(flags: Given, environment: NodeJS.ProcessEnv = process.env): Map<keyof Config, Origin> {
  const found = new Map<keyof Config, Origin>();
  const file = String(flags.config ?? environment[CONFIG_FILE.environment] ?? '');
  const kept = file === '' ? {} : variablesIn(file);
  for (const setting of settings) {
    const { name, environment: variable } = setting;
    const fromFlag = flags[name];
    const origin =
      fromFlag !== undefined
        ? { value: fromFlag, from: flagOf(setting) }
        : (originIn(variable, environment) ?? originIn(variable, kept, ` in ${file}`));
    if (origin) found.set(name, origin);
  }
  return found;
}

/** The value of a variable or of its `_FILE`. `place` says for people where it is. */
function originIn(variable: string, variables: NodeJS.ProcessEnv, place = ''): Origin | undefined {
  const [text, file] = [variables[variable], variables[`${variable}_FILE`]];
  if (text && file) throw new SettingError(`${variable} and ${variable}_FILE are both set${place}. Keep one.`);
  if (text) return { value: text, from: `${variable}${place}` };
  return file ? { value: textOf(file, variable), from: `${variable}_FILE${place}` } : undefined;
}

/**
 * A sentence for each variable that is probably misspelled. Others with our prefix are not ours to judge: Kubernetes sets
 * some for every service of our name.
 */
export function misspelledVariables(environment: NodeJS.ProcessEnv = process.env): string[] {
  const known = [CONFIG_FILE, ...settings].map((setting) => setting.environment.slice(PREFIX.length));
  return Object.keys(environment).flatMap((variable) => {
    const name = variable.slice(PREFIX.length);
    if (!variable.startsWith(PREFIX) || known.includes(name) || known.includes(name.replace(/_FILE$/, ''))) return [];
    const nearest = nearestName(name, known);
    return nearest ? [`The variable ${variable.slice(0, 60)} is no setting. Did you mean ${PREFIX}${nearest}?`] : [];
  });
}

const PREFIX = 'BITEWING_';

/** Most bytes of a file of settings. */
const LARGEST = 1_000_000;

const settingsText = (file: string, name: string) => asSetting(() => readTextFile(file, { largest: LARGEST, name }));

/** The variables of a configuration file. A name that is no setting is refused, since it is probably misspelled. */
function variablesIn(file: string): NodeJS.Dict<string> {
  const name = `${flagOf(CONFIG_FILE)} ${toldPath(file)}`;
  const text = settingsText(file, name);
  const known = new Set(settings.flatMap(({ environment }) => [environment, `${environment}_FILE`]));
  const variables = parseEnv(text);
  // A name that nobody would write is of a file of another kind, of which the line is told.
  const unknown = Object.keys(variables).find((each) => !known.has(each) && /^\w{1,60}$/.test(each));
  if (unknown !== undefined) {
    const nearest = nearestName(PREFIX + unknown.replace(PREFIX, ''), [...known]);
    throw new SettingError(
      `${name} sets ${unknown}, which is no setting.${nearest ? ` Did you mean ${nearest}?` : ''}`,
    );
  }
  const odd = text.split(/\r?\n/).findIndex((line) => !/^\s*(#.*|(export\s+)?[A-Z_]+\s*=.*)?$/.test(line));
  if (odd >= 0) throw new SettingError(`Line ${odd + 1} of ${name} is not NAME=value.`);
  return variables;
}

/** The path is not told: a secret may have been put there by mistake. */
const textOf = (file: string, variable: string) => settingsText(file, `The file of ${variable}_FILE`).trim();

function optionOf({ flag, description, environment, default: fallback, choices }: Setting): Option {
  const facts = [choices?.join(', '), fallback ? `default ${fallback}` : '', environment].filter(Boolean);
  return new Option(flag, `${description} [${facts.join('; ')}]`);
}
