// A page on which a patient books a visit, from any web server: it calls the API over CORS.
//
// Whoever opens a page can read what is in it, keys too. This one is for the demo practice; a real office puts a server
// of its own between the page and the API, which keeps the keys and decides who is who.
const settings = new URLSearchParams(location.search);
const api = settings.get('api') ?? 'http://localhost:30223/api/v1';
const keys = settings.get('keys') ?? 'DemoDeveloperKey/DemoCustomerKey0';

/** Days that are shown at first, and with every press of the button. */
const DAYS = 3;

const byId = (id) => document.getElementById(id);
const chosen = { patient: undefined, kind: undefined };

/** The JSON answer; throws the server's own sentence when it refuses. */
async function call(verb, path, body) {
  const response = await fetch(api + path, {
    method: verb,
    headers: { Authorization: `ODFHIR ${keys}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}

/** Runs a step, and says what went wrong where a person reads it. */
async function step(work) {
  byId('problem').textContent = '';
  try {
    await work();
  } catch (problem) {
    const isAway = problem instanceof TypeError;
    byId('problem').textContent = isAway ? 'The practice cannot be reached. Please try again.' : problem.message;
  }
}

/** Shows one part of the page and hides those that follow it. */
function show(id) {
  const parts = ['what', 'when', 'done'];
  for (const part of parts) byId(part).hidden = parts.indexOf(part) > parts.indexOf(id);
  byId(id).querySelector('h2').focus();
}

/** A list of buttons, one for each thing that can be chosen. */
function buttons(list, things, textOf, choose) {
  list.replaceChildren(
    ...things.map((thing) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = textOf(thing);
      button.addEventListener('click', () => step(() => choose(thing)));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
  return list;
}

byId('who').addEventListener('submit', (event) => {
  event.preventDefault();
  const asked = new FormData(event.target);
  step(async () => {
    const query = new URLSearchParams({ LName: asked.get('LName').trim(), Birthdate: asked.get('Birthdate') });
    const found = await call('GET', `/patients?${query}`);
    // The search also finds people by the beginning of a name; only the whole name counts here.
    const same = found.filter(({ LName }) => LName.toLowerCase() === asked.get('LName').trim().toLowerCase());
    if (same.length !== 1) throw new Error('We could not find you. Please call the practice.');
    [chosen.patient] = same;
    const kinds = await call('GET', '/definitions?Category=51');
    buttons(byId('what').querySelector('ul'), kinds, ({ ItemName }) => ItemName, chooseKind);
    show('what');
  });
});

async function chooseKind(kind) {
  chosen.kind = kind;
  const [clinic] = (await call('GET', '/clinics')).filter(({ IsHidden }) => IsHidden !== 'true');
  const query = new URLSearchParams({ defNumApptType: kind.DefNum, ...(clinic ? { ClinicNum: clinic.ClinicNum } : {}) });
  const slots = await call('GET', `/appointments/SlotsWebSched?${query}`);
  if (slots.length === 0) throw new Error('There is no open time in the next two weeks. Please call the practice.');
  const days = [...Map.groupBy(slots, ({ DateTimeStart }) => DateTimeStart.slice(0, 10))];
  byId('when').querySelector('div').replaceChildren();
  const more = () => {
    for (const [day, times] of days.splice(0, DAYS)) byId('when').querySelector('div').append(dayOf(day, times));
    byId('later').hidden = days.length === 0;
  };
  byId('later').onclick = more;
  more();
  show('when');
}

function dayOf(day, times) {
  const section = document.createElement('section');
  const heading = document.createElement('h3');
  heading.textContent = longDay(day);
  const first = [...new Map(times.map((slot) => [slot.DateTimeStart, slot])).values()];
  const list = buttons(document.createElement('ul'), first, ({ DateTimeStart }) => hourOf(DateTimeStart), book);
  section.append(heading, list);
  return section;
}

async function book({ DateTimeStart, DateTimeEnd, ProvNum, OpNum }) {
  const { PatNum, FName } = chosen.patient;
  await call('POST', '/appointments/WebSched', {
    PatNum,
    DateTimeStart,
    DateTimeEnd,
    ProvNum,
    OpNum,
    defNumApptType: chosen.kind.DefNum,
  });
  byId('who').hidden = true;
  byId('done').querySelector('p').textContent =
    `${FName}, we see you on ${longDay(DateTimeStart)} at ${hourOf(DateTimeStart)}: ${chosen.kind.ItemName}.`;
  show('done');
  byId('what').hidden = true;
  byId('when').hidden = true;
}

/** The office's own time, whatever the clock of the visitor says. */
const longDay = (text) =>
  new Date(`${text.slice(0, 10)}T12:00:00Z`).toLocaleDateString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
const hourOf = (text) => text.slice(11, 16);
