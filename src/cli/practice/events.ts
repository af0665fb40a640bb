import { Command } from 'commander';
import type { Handle } from '../../db/handle.ts';
import type { Practice } from '../../db/practice.ts';
import { deliveriesOf, retryDelivery } from '../../db/subscriptions/deliveries.ts';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus } from '../../db/subscriptions/subscription.ts';
import {
  allSubscriptions,
  changeSubscription,
  findSubscription,
  type Watch,
} from '../../db/subscriptions/subscriptions.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { toKey } from '../../domain/key.ts';
import { SettingError } from '../../settings/read-config.ts';
import { addSettings } from '../flags/setting-options.ts';
import { practiceAt, withPractice, withPracticeToLook } from '../opening/practice-at.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { textTable } from '../terminal/table.ts';

/** `bitewing events …`: the subscriptions of every key, what became of the calls to their receivers, and what to do. */
export function eventsCommands(): readonly Command[] {
  return [listCommand(), retryCommand(), pauseCommand('pause'), pauseCommand('resume')];
}

type Flags = Parameters<typeof practiceAt>[0];

/** Refuses an office's own database: it has no subscriptions, since we do not see what its programs write. */
async function withSubscriptions<T>(
  flags: Flags,
  work: (practice: Practice) => Promise<T>,
  withThem = withPractice<T>,
): Promise<T> {
  return withThem(await practiceAt(flags, 'subscriptions'), async ({ practice, officeVersion }) => {
    if (officeVersion !== undefined)
      throw new CommandProblem('A database that Open Dental created has no subscriptions here.');
    return work(practice);
  });
}

const MOST_LINES = 1_000;

function listCommand(): Command {
  const command = new Command('list')
    .summary('list the subscriptions and their calls')
    .description('Lists the subscriptions and their calls, newest first.')
    .option('--status <status>', `calls of one kind only: ${DELIVERY_STATUSES.join(', ')}`)
    .option('--limit <number>', 'how many calls to list, up to 1000', '20')
    .addHelpText('after', '\nExample:\n  bitewing events list --status failed');
  return addSettings(command, ['database']).action(async ({ status, limit, ...flags }) => {
    if (status !== undefined && !DELIVERY_STATUSES.includes(status))
      throw new SettingError(`--status takes ${DELIVERY_STATUSES.join(', ')}.`);
    if (!/^\d{1,4}$/.test(limit) || Number(limit) > MOST_LINES)
      throw new SettingError(`--limit takes a number up to ${MOST_LINES}.`);
    process.stdout.write(
      await withSubscriptions(
        flags,
        (practice) => practice.read((handle) => told(handle, status, Number(limit))),
        withPracticeToLook,
      ),
    );
  });
}

async function told(handle: Handle, status: DeliveryStatus | undefined, limit: number): Promise<string> {
  const subscriptions = await allSubscriptions(handle);
  if (subscriptions.length === 0) return 'Nobody has subscribed. See docs/webhooks.md.\n';
  const calls = await deliveriesOf(handle, { status, limit, offset: 0 });
  const list = calls.length > 0 ? textTable([CALLS, ...calls.map(callLine)]) : 'No calls.\n';
  return `${textTable([SUBSCRIPTIONS, ...subscriptions.map(subscriptionLine)])}\n${list}`;
}

const SUBSCRIPTIONS = ['NO', 'TELLS OF', 'RECEIVER', 'STATE'];

const subscriptionLine = ({ SubscriptionNum, WatchTable, UiEventType, EndPointUrl, IsPaused, PendingAt }: Watch) => [
  String(SubscriptionNum),
  WatchTable || UiEventType,
  plainCell(originOf(EndPointUrl)),
  IsPaused ? 'paused' : PendingAt === undefined ? 'nothing due' : 'a call is due',
];

/** The part of an address that may be shown: what follows the host may be a secret of the receiver. */
const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : '');

const CALLS = ['CALL', 'NO', 'STATUS', 'TRIES', 'LAST', 'NEXT', 'ANSWER'];

const callLine = (call: Delivery) => [
  call.DeliveryId,
  String(call.SubscriptionNum),
  DELIVERY_STATUSES[Number(call.Status)]!,
  String(call.Tries),
  momentCell(call.LastAt),
  momentCell(call.NextAt),
  call.Error || (Number(call.HttpStatus) ? String(call.HttpStatus) : '-'),
];

const momentCell = (text: string) => (text === MIN_DATE_TIME ? '-' : text);

function retryCommand(): Command {
  const command = new Command('retry')
    .summary('repeat a call now')
    .description(
      'Repeats a call now instead of waiting for its next try. A failed call is rebuilt from its changes, with the rows as ' +
        'they are now.',
    )
    .argument('<call>', 'id of the call in the list')
    .addHelpText('after', '\nExample:\n  bitewing events retry 0d9c7f4e-8f5d-4a0e-9f0f-1f4f3a6f2b11');
  return addSettings(command, ['database']).action(async (id: string, flags) => {
    const isKnown = await withSubscriptions(flags, (practice) => unitOfWork(practice, (tx) => retryDelivery(tx, id)));
    if (!isKnown) throw new CommandProblem('No call that is waiting or was given up has this name.');
    process.stdout.write('It is made again as soon as a server looks, within a second where one runs.\n');
  });
}

function pauseCommand(name: 'pause' | 'resume'): Command {
  const isPause = name === 'pause';
  const command = new Command(name)
    .summary(isPause ? 'stop calling a receiver' : 'resume calling a receiver')
    .description(
      isPause
        ? 'Stops the calls of a subscription. Changes made meanwhile are sent once it is resumed, as far as they are still kept.'
        : 'Resumes a paused subscription where it stopped.',
    )
    .argument('<number>', 'number of the subscription in the list')
    .addHelpText('after', `\nExample:\n  bitewing events ${name} 3`);
  return addSettings(command, ['database']).action(async (text: string, flags) => {
    if (!/^\d{1,18}$/.test(text)) throw new SettingError(`"${text}" is no number of a subscription.`);
    const num = toKey(BigInt(text));
    const isKnown = await withSubscriptions(flags, (practice) =>
      unitOfWork(practice, async (tx) => {
        if (!(await findSubscription(tx, num))) return false;
        await changeSubscription(tx, num, { IsPaused: Number(isPause) });
        return true;
      }),
    );
    if (!isKnown)
      throw new CommandProblem(
        `There is no subscription ${text}. The command "events list" with the same flags names them.`,
      );
    process.stdout.write(`Subscription ${text} is ${isPause ? 'paused' : 'resumed'}.\n`);
  });
}
