// Calls each operation of a generated client once: reads with numbers of rows that the demo practice has, then writes with
// the examples of their bodies, removals last.

/** Numbers and words that a method demands and a list of its own resource does not tell. */
const KNOWN = {
  PatNum: 1140,
  TreatPlanNum: 11401,
  ProcNum: 114001,
  DocNum: 1,
  insHistPrefName: 'InsHistExamCodes',
  PlanNum: 1,
  date: '2026-06-15',
  SigDateTime: '2026-01-01 00:00:00',
};

/** What methods demand of a practice with clinics, or one of several parameters. */
const ALSO = {
  getAppointmentsASAP: { ClinicNum: 1 },
  getAppointmentsSlotsWebSched: { ClinicNum: 1 },
  getPayplans: { PatNum: 1140 },
};

const ORDER = ['get', 'post', 'put', 'delete'];

/**
 * Answers how many reads answered and how many had no row to answer, and how many writes were done and how many refused in
 * a sentence: an example need not suit a row that the practice has. Throws on any other answer.
 */
export async function callEveryOperation(client, { url, demoKeys }) {
  const { origin } = new URL(url);
  const document = await (await fetch(`${origin}/openapi.json`)).json();
  const headers = { authorization: `ODFHIR ${demoKeys}` };
  const counts = { answered: 0, empty: 0, done: 0, refused: 0 };
  const wrong = [];
  // The generator writes ASAP as Asap.
  const calls = new Map(Object.entries(client).map(([name, call]) => [name.toLowerCase(), call]));
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
  );
  operations.sort((one, other) => ORDER.indexOf(one.verb) - ORDER.indexOf(other.verb));
  for (const { path, verb, operation } of operations) {
    // The page of a hand-over wants a token of its own.
    if (operation.security?.[0].handover) continue;
    const call = calls.get(operation.operationId.toLowerCase());
    if (!call) throw new Error(`The client has no ${operation.operationId}.`);
    const asked = await argumentsOf(path, operation);
    const { response, error } = await call({ baseUrl: origin, headers, ...asked });
    const kind = kindOf(verb, response.status, asked.isGuess);
    if (kind && String(response.status) in operation.responses) counts[kind]++;
    else wrong.push(`${operation.operationId} ${JSON.stringify(asked)}: ${response.status} ${error}`);
  }
  if (wrong.length > 0) throw new Error(`Not every operation answers:\n${wrong.join('\n')}`);
  return counts;

  async function argumentsOf(path, { parameters, operationId, requestBody }) {
    const own = parameters.filter((parameter) => parameter.required);
    const body = requestBody?.content['application/json'].example;
    const given = { path: {}, query: { ...ALSO[operationId] }, isGuess: own.length > 0, ...(body && { body }) };
    for (const { name, in: where } of own) {
      given[where][name] = (await fromList(path, name)) ?? KNOWN[name] ?? 1;
    }
    return given;
  }

  /** The number of a row that the resource's own list answers. */
  async function fromList(path, name) {
    const list = path.slice(0, path.indexOf('/{'));
    if (!path.includes('/{') || !document.paths[list]?.get) return undefined;
    const response = await fetch(`${origin}${list}?Limit=1`, { headers });
    return response.ok ? (await response.json())[0]?.[name] : undefined;
  }
}

function kindOf(verb, status, isGuess) {
  if (verb !== 'get') return status < 300 ? 'done' : [400, 404, 409, 410].includes(status) && 'refused';
  return status === 200 ? 'answered' : status === 404 && isGuess && 'empty';
}
