import { DELIVERY_STATUSES } from '../../db/subscriptions/subscription.ts';

const moment = { type: ['string', 'null'], examples: ['2026-01-31 08:00:00'] };

export const deliveriesSchema = {
  type: 'array',
  items: {
    title: 'Delivery',
    type: 'object',
    required: ['id', 'SubscriptionNum', 'status', 'tries', 'firstAt', 'lastAt', 'nextAt', 'httpStatus', 'error'],
    properties: {
      id: { type: 'string', format: 'uuid', description: 'The header X-Bitewing-Delivery, the same for every try.' },
      SubscriptionNum: { type: 'integer', format: 'int64' },
      status: { type: 'string', enum: DELIVERY_STATUSES },
      tries: { type: 'integer' },
      firstAt: moment,
      lastAt: moment,
      nextAt: { ...moment, description: 'The next try.' },
      httpStatus: { type: ['integer', 'null'], description: 'Status of the last answer; null where none came.' },
      error: { type: ['string', 'null'], description: 'Why the last try failed.' },
    },
  },
};
