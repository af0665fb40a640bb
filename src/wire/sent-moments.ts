/** A day, and perhaps a time of day with its seconds, their fraction and a zone. Month and day may lack a leading zero. */
const MOMENT = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * A day in the published form. Programs in use leave out a leading zero (`2026-1-5`, which the service takes), and typed
 * clients send the day's first second (`2026-01-05T00:00:00`). What says anything else stays as it is, and is refused.
 */
export function publishedDay(text: string): string {
  const sent = read(text);
  return sent && (sent.time === undefined || (/^[0:]+$/.test(sent.time) && !/[1-9]/.test(sent.fraction)))
    ? sent.day
    : text;
}

/**
 * A moment in the published form. JSON libraries write the T of ISO 8601 and a fraction, browsers' fields have no seconds.
 * The fraction is left out, since no column keeps it.
 */
export function publishedMoment(text: string): string {
  const sent = read(text);
  return sent?.time === undefined ? text : `${sent.day} ${sent.time}`;
}

function read(text: string) {
  const [, year, month = '', day = '', minute, second = '00', fraction = '', zone] = MOMENT.exec(text) ?? [];
  if (year === undefined) return undefined;
  const sent = {
    day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    time: minute === undefined ? undefined : `${minute}:${second}`,
    fraction,
  };
  return zone === undefined || isOurs(`${sent.day}T${sent.time}`, zone) ? sent : undefined;
}

/**
 * Whether the server's clock shows these digits at that moment. Only then a zone cannot be misunderstood: some programs
 * mean the moment, others write a Z behind the wall clock, and a visit must not be booked hours beside the one that was meant.
 */
function isOurs(shown: string, zone: string): boolean {
  const moment = new Date(`${shown}${zone.toUpperCase()}`);
  if (Number.isNaN(moment.getTime())) return false;
  const here = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return !Number.isNaN(here.getTime()) && here.toISOString().startsWith(shown);
}
