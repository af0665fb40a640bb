import { dateTimeField, keyField, shape, textField, wholeField } from '../../wire/shape.ts';

/** Subscriptions page. */
export const subscriptionShape = shape({
  name: 'Subscription',
  fields: {
    SubscriptionNum: keyField({}),
    EndPointUrl: textField({}),
    Workstation: textField({}),
    CustomerKey: textField('Masked; only the receiver is sent the key itself.'),
    WatchTable: textField({}),
    PollingSeconds: wholeField({}),
    UiEventType: textField({}),
    DateTimeStart: dateTimeField('Time of the last check for changes.'),
    DateTimeStop: dateTimeField({}),
    Note: textField({}),
  },
});
