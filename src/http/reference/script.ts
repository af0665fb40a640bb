/**
 * What runs in the reference page: the filter, and a form below each operation that sends it to this server. It stands
 * inside the page, whose policy names it by its hash and lets it talk to the server alone. Without it the page only reads.
 */
export const referenceScript = String.raw`
const make = (name, properties, ...parts) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...parts);
  return element;
};

const filter = document.getElementById('filter');
filter.hidden = false;
const nothing = make('p', { className: 'soft' });
nothing.setAttribute('role', 'status');
filter.after(nothing);
const groups = [...document.querySelectorAll('nav section')].map((group) => ({
  group,
  items: [...group.querySelectorAll('li')].map((item) => ({ item, words: (group.querySelector('h2').textContent + ' ' + item.textContent).toLowerCase() })),
}));
filter.addEventListener('input', () => {
  const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { group, items } of groups) {
    for (const { item, words } of items) item.hidden = !wanted.every((word) => words.includes(word));
    group.hidden = wanted.length > 0 && items.every(({ item }) => item.hidden);
  }
  nothing.textContent = groups.every(({ group }) => group.hidden) ? 'No method has all of these words in its path, verb or summary.' : '';
});
filter.addEventListener('keydown', ({ key }) => {
  const first = groups.flatMap(({ items }) => items).find(({ item }) => !item.hidden);
  if (key === 'Enter' && filter.value.trim() && first) first.item.querySelector('a').click();
});

const keys = document.getElementById('keys');
keys.hidden = false;
const keyPair = keys.querySelector('input');

for (const section of document.querySelectorAll('section.operation')) {
  const button = make('button', { type: 'button', className: 'try', textContent: 'Try it' });
  button.addEventListener('click', () => {
    const form = formOf(section.dataset);
    button.replaceWith(form);
    form.elements[0].focus();
  });
  section.append(button);
}

function formOf({ verb, path, body }) {
  const numbers = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, input: make('input', { inputMode: 'numeric', required: true }) }));
  const query = make('input', { placeholder: 'PatNum=1140&Limit=3', autocomplete: 'off', spellcheck: false });
  const sent = make('textarea', { value: body || '', rows: 8, spellcheck: false });
  const send = make('button', { className: 'try', textContent: verb === 'GET' ? 'Send' : 'Send (this writes)' });
  const answer = make('pre', { hidden: true });
  answer.setAttribute('role', 'status');
  const form = make('form', { className: 'try' },
    ...numbers.map(({ name, input }) => make('label', {}, name, input)),
    ...(verb === 'GET' ? [make('label', {}, 'Query', query)] : []),
    ...(body ? [make('label', {}, 'Body', sent)] : []),
    send, answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // Not disabled, which would take the focus away from it.
    if (send.ariaDisabled) return;
    const filled = numbers.reduce((text, { name, input }) => text.replace('{' + name + '}', encodeURIComponent(input.value.trim())), path);
    const address = filled + (query.value ? '?' + query.value.replace(/^\?/, '') : '');
    const headers = { authorization: 'ODFHIR ' + keyPair.value.trim() };
    if (body) headers['content-type'] = 'application/json';
    send.ariaDisabled = 'true';
    try {
      const response = await fetch(address, { method: verb, headers, ...(body ? { body: sent.value } : {}) });
      answer.textContent = response.status + ' ' + response.statusText + '\n\n' + await shown(response);
    } catch (error) {
      answer.textContent = 'The server cannot be reached: ' + error.message;
    }
    answer.hidden = false;
    send.ariaDisabled = null;
  });
  return form;
}

async function shown(response) {
  const type = response.headers.get('content-type') || '';
  if (!/json|text|svg/.test(type)) return (await response.blob()).size + ' bytes of ' + (type || 'nothing');
  const text = await response.text();
  if (!type.includes('application/json')) return text;
  // Numbers may be longer than a double holds: the text is laid out, not read and written again.
  return text.length > 200000 ? text.slice(0, 200000) + ' …' : laidOut(text);
}

function laidOut(text) {
  let depth = 0;
  return text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (part) => {
    if (part === '{' || part === '[') return part + '\n' + '  '.repeat(++depth);
    if (part === '}' || part === ']') return '\n' + '  '.repeat(--depth) + part;
    if (part === ',') return part + '\n' + '  '.repeat(depth);
    return part === ':' ? ': ' : part;
  });
}
`;
