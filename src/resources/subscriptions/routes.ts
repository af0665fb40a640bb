import type { Subscribing } from '../../db/subscribing.ts';
import type { Subscription } from '../../db/subscriptions/subscription.ts';
import { subscriptionsOf } from '../../db/subscriptions/subscriptions.ts';
import { answerPage } from '../../http/answers.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { newSubscriptionInputs, subscriptionInputs } from './inputs.ts';
import { subscriptionShape } from './shape.ts';
import { checkReceiver, requireSubscription, subscribe, unsubscribe, updateSubscription } from './write.ts';

const values = (subscription: Subscription) => ({ ...subscription });

export const subscriptionOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/subscriptions',
    added: '22.1',
    permission: 'ReadAll',
    summary: 'List the subscriptions of the calling key',
    paged: true,
    answer: { kind: 'list', row: subscriptionShape },
    read: async (handle, { caller, page, formats }) => {
      // An office's own database has no table of ours; a query with tables in braces is sent to such a database.
      const rows = handle.tablesInBraces ? [] : await subscriptionsOf(handle, caller.customer);
      const encode = objectEncoder(subscriptionShape, formats);
      return answerPage(rows, page, (row) => encode(values(row)));
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/subscriptions',
    added: '22.1',
    permission: 'ReadAll',
    summary: 'Create a webhook subscription',
    description:
      'For a table, or for an event of the user interface. Calls have the form of the published Events page; ' +
      'docs/webhooks.md explains signatures and repeated calls.',
    body: newSubscriptionInputs,
    exclusivePairs: [['WatchTable', 'UiEventType']],
    requireOneOf: [['WatchTable', 'UiEventType']],
    before: checkReceiver,
    patient: 'none',
    write: (tx, { body, found, ignore }) => subscribe(tx, body, found as Subscribing, ignore),
    answer: {
      kind: 'object',
      row: subscriptionShape,
      values,
      location: ({ SubscriptionNum }) => `/subscriptions/${SubscriptionNum}`,
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/subscriptions/{SubscriptionNum}',
    added: '22.1',
    permission: 'ReadAll',
    summary: 'Change a subscription',
    body: subscriptionInputs,
    before: checkReceiver,
    target: requireSubscription,
    patient: 'none',
    write: (tx, { target, body, found }) => updateSubscription(tx, target, body, found as Subscribing),
    answer: { kind: 'object', row: subscriptionShape, values },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/subscriptions/{SubscriptionNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Delete a subscription',
    before: checkReceiver,
    target: (handle, num) => requireSubscription(handle, num, 'SubscriptionNum'),
    patient: 'none',
    write: (tx, { target }) => unsubscribe(tx, target),
    answer: { kind: 'empty' },
  }),
];
