import { dateTimeField, keyField, shape, textField, wholeField } from '../../wire/shape.ts';

/** Subscriptions page. */
export const subscriptionShape = shape({
  name: 'Subscription',
  fields: {
    SubscriptionNum: keyField({}),
    EndPointUrl: textField({}),
    Workstation: textField({}),
    CustomerKey: textField('Masked: the key itself is told to nobody but the receiver.'),
    WatchTable: textField({}),
    PollingSeconds: wholeField({}),
    UiEventType: textField({}),
    DateTimeStart: dateTimeField('The last look for changes.'),
    DateTimeStop: dateTimeField({}),
    Note: textField({}),
  },
});
