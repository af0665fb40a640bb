import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { practicesOf } from '../../control/key-store.ts';
import { namesBeforeReset } from '../../control/reset-names.ts';
import { placeOf } from '../../db/opening/practice-id.ts';
import { toKey } from '../../domain/key.ts';
import { SettingError } from '../../settings/read-config.ts';
import { verifyFile } from '../../signing/evidence/file.ts';
import { readTextFile } from '../../text-file.ts';
import { addSettings } from '../flags/setting-options.ts';
import { namedPractice } from '../opening/named-practice.ts';
import { CommandProblem, explain } from '../terminal/problems.ts';
import { doubtOf } from './misplaced-words.ts';
import { practiceToVerify } from './verify-practice.ts';
import { allVerdict, chainVerdict, fileVerdict, planVerdict, type Verdict } from './verify-words.ts';

/**
 * `bitewing verify`: checks whether plans are still as they were signed. Exit status 0: nothing is wrong; 1: altered,
 * broken, or the chain is damaged; 2: it could not be verified.
 */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .summary('verify signed plans')
    .description('Verifies signatures, the chain of their records, or an evidence file. Nothing is changed.')
    .argument('[what]', '"plan" with its number, "all", "chain", or "key" to print the practice’s public key')
    .argument('[number]', 'TreatPlanNum of the plan')
    .option('--file <path>', 'verify an evidence file, without any database')
    .option('--public-key <key>', 'with --file: the key that must have signed it, as "verify key" prints it')
    .option('--anchor <hash>', 'with "chain": an earlier Head that must still be in the chain')
    .option('--json', 'print the verdict as JSON')
    .addHelpText(
      'after',
      `
Exit status: 0 nothing is wrong; 1 altered, broken, or the chain is damaged; 2 it could not be verified.

Examples:
  bitewing verify plan 11406
  bitewing verify all
  bitewing verify chain --anchor 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855f
  bitewing verify --file evidence.json --public-key MCowBQYDK2VwAyEA…`,
    );
  return addSettings(command, ['database', 'control']).action(async (what, number, flags) => {
    const verdict = await lookAt(what, number, flags).catch(notVerified);
    process.stdout.write(flags.json ? `${verdict.json}\n` : verdict.text);
    if (verdict.status !== 0) throw new CommandProblem(verdict.sentence, verdict.status);
  });
}

/** A problem that kept us from checking is not a verdict. */
export function notVerified(error: unknown): never {
  throw new CommandProblem(explain(error).sentence, 2);
}

/** A head is a hash: something else was noted down wrongly, which is no sign that the chain was cut. */
export function requireAnchor(anchor: string | undefined): void {
  if (anchor !== undefined && !/^[0-9a-f]{64}$/i.test(anchor.trim()))
    throw new SettingError('--anchor must be a head as the verdict prints it: 64 digits from 0 to f.');
}

type Flags = Record<string, string | boolean | undefined>;

async function lookAt(what: string | undefined, number: string | undefined, flags: Flags): Promise<Verdict> {
  const { file, publicKey, anchor } = flags as Record<string, string | undefined>;
  if (file !== undefined) {
    if (what !== undefined) throw new SettingError('With --file nothing else is verified.');
    return fileVerdict(verifyFile(readTextFile(file), publicKey), publicKey !== undefined);
  }
  requireAnchor(anchor);
  if (what === 'plan' && !/^\d{1,18}$/.test(number ?? '')) throw new SettingError('Name the plan: verify plan 11406');
  if (what !== 'plan' && number !== undefined) throw new SettingError('Only "plan" takes a number.');
  const config = namedPractice(flags as Parameters<typeof namedPractice>[0]);
  if (config.control === ':memory:') throw new SettingError('A practice in memory ends with its server.');
  if (what === 'key' && !existsSync(config.control)) {
    throw new SettingError(`There is no control file ${config.control}, and so no key yet.`);
  }
  await using practice = await practiceToVerify(config);
  const doubt = async () => {
    const formerNames = namesBeforeReset(config.control, placeOf(config.database));
    return doubtOf(
      await practice.misplaced(),
      { served: practicesOf(config.control).length, formerNames },
      practice.path,
    );
  };
  switch (what) {
    case 'plan':
      return planVerdict(await practice.plan(toKey(number!)), await doubt());
    case 'all':
      return allVerdict(await practice.all(), await practice.chain(), await doubt());
    case 'chain':
      return chainVerdict(await practice.chain(), anchor, anchor !== undefined && practice.hasAnchor(anchor));
    case 'key': {
      const key = practice.publicKey();
      return { status: 0, sentence: '', text: `${key}\n`, json: JSON.stringify({ publicKey: key }) };
    }
    default:
      throw new SettingError('Say what to verify: plan NUMBER, all, chain, key, or --file PATH.');
  }
}
