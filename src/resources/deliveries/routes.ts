import { deliveriesOf } from '../../db/subscriptions/deliveries.ts';
import { DELIVERY_STATUSES, type Delivery } from '../../db/subscriptions/subscription.ts';
import { EXTENSION_BASE, type Operation, ok, readOperation } from '../../http/operation.ts';
import type { DateFormats } from '../../wire/encode.ts';
import { keyInput, namedInput } from '../../wire/input.ts';
import { deliveriesSchema } from './schema.ts';

const statuses = Object.fromEntries(DELIVERY_STATUSES.map((status) => [status, status]));

export const deliveryOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/deliveries',
    added: '',
    permission: 'ReadAll',
    summary: 'List webhook calls of the calling key, newest first',
    description: 'Those of the last 30 days, at most 1,000 per subscription. The body is kept until it is delivered.',
    query: {
      SubscriptionNum: keyInput({ description: 'Default: every subscription.' }),
      status: namedInput(statuses, { description: '`failed` = given up after three days.' }),
    },
    paged: true,
    answer: { kind: 'schema', schema: deliveriesSchema },
    read: async (handle, { query, caller, page, formats }) => {
      const question = { owner: caller.customer, subscription: query.SubscriptionNum, ...page };
      // An office's own database has no delivery log of ours.
      const found = handle.tablesInBraces
        ? []
        : await deliveriesOf(handle, { ...question, status: DELIVERY_STATUSES.find((name) => name === query.status) });
      return ok(`[${found.map((delivery) => deliveryJson(delivery, formats)).join(',')}]`);
    },
  }),
];

function deliveryJson(delivery: Delivery, { dateTime = (text: string) => text }: DateFormats): string {
  const moment = (text: string) => (text.startsWith('0001-') ? null : dateTime(text));
  const json = JSON.stringify({
    id: delivery.DeliveryId,
    status: DELIVERY_STATUSES[Number(delivery.Status)],
    tries: Number(delivery.Tries),
    firstAt: moment(delivery.FirstAt),
    lastAt: moment(delivery.LastAt),
    nextAt: moment(delivery.NextAt),
    httpStatus: Number(delivery.HttpStatus) || null,
    error: delivery.Error || null,
  });
  // Inserted as text, since a key of 63 bits would lose digits as a number.
  return json.replace(',"status"', `,"SubscriptionNum":${delivery.SubscriptionNum},"status"`);
}
