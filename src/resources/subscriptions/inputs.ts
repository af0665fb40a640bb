import { watchTables } from '../../events/watch-tables.ts';
import { dateTimeInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const sameName = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** A date-time, or a date for its first second, as the page's samples send it. */
function momentInput(description: string) {
  const exact = dateTimeInput({ description });
  return {
    ...exact,
    read: (sent: unknown, name: string) =>
      exact.read(typeof sent === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(sent) ? `${sent} 00:00:00` : sent, name),
  };
}

const pollingFrom = (from: number) =>
  wholeInput({ from, to: 86_400, description: 'Seconds between checks; only with WatchTable.' });
const DateTimeStart = momentInput('Sends rows changed since then. Default: now.');
const DateTimeStop = momentInput('Ends the subscription. Default: 0001-01-01 00:00:00, never.');
const Workstation = textInput({
  max: 255,
  description: 'Sent as the Workstation header; this server sends all events.',
});
const Note = textInput({ max: 255 });

/** Body of Subscriptions POST. */
export const newSubscriptionInputs = {
  EndPointUrl: textInput({ max: 255, required: true, blank: false }),
  Workstation,
  PollingSeconds: pollingFrom(0),
  WatchTable: namedInput(sameName(Object.keys(watchTables)), { description: 'The kind of row to watch.' }),
  UiEventType: namedInput(sameName(['PatientSelected'])),
  DateTimeStart,
  DateTimeStop,
  Note,
};

/** Body of Subscriptions PUT. */
export const subscriptionInputs = {
  EndPointUrl: textInput({ max: 255, blank: false }),
  Workstation,
  PollingSeconds: pollingFrom(1),
  DateTimeStart,
  DateTimeStop,
  Note,
};
