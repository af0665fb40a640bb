import { DELIVERY_STATUSES } from '../../db/subscriptions/subscription.ts';
import { key, listOf, object, oneOf, text, textOrNull } from '../../wire/schema-parts.ts';

const moment = { ...textOrNull, examples: ['2026-01-31 08:00:00'] };

export const deliveriesSchema = listOf(
  object(
    {
      id: { ...text, format: 'uuid', description: 'The header X-Bitewing-Delivery, the same for every try.' },
      SubscriptionNum: key,
      status: oneOf(DELIVERY_STATUSES),
      tries: { type: 'integer' },
      firstAt: moment,
      lastAt: moment,
      nextAt: { ...moment, description: 'The next try.' },
      httpStatus: { type: ['integer', 'null'], description: 'Status of the last response; null = none came.' },
      error: { ...textOrNull, description: 'Why the last try failed.' },
    },
    { title: 'Delivery' },
  ),
);
