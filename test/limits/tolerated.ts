import { unknownKeys } from './bad-values.ts';

const bareDate = { values: ['"2025-03-10"'], why: "the page's own samples send a bare date" };
const bareDates = { DateTimeStart: bareDate, DateTimeStop: bareDate };

/** Values that an operation takes although their form is another one, each with the place that says so. */
export const tolerated: Readonly<Record<string, Readonly<Record<string, { values: readonly string[]; why: string }>>>> =
  {
    'GET /appointments': {
      DateTStamp: { values: ['2025-03-10'], why: "the page's own example sends a bare date" },
    },
    'POST /claims': {
      InsSubNum: {
        values: unknownKeys,
        why: 'a primary or secondary claim goes to the patient’s own insurance (companions-insurance.md 11.2)',
      },
    },
    'POST /subscriptions': bareDates,
    'PUT /subscriptions/{SubscriptionNum}': bareDates,
    'GET /appointments/WebSched': {
      DateTStamp: { values: ['2025-03-10'], why: "the page's own example sends a bare date" },
    },
  };

/** What is recorded even where it is refused (`companions-people.md` 11.5). */
export const leavesATrace: ReadonlySet<string> = new Set(['PUT /queries/ShortQuery', 'POST /queries']);
