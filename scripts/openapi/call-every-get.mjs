// Calls each GET of a generated client once, with numbers of rows that the demo practice has.

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

/** Answers how many answered 200, and how many have no row to answer. Throws on any other answer. */
export async function callEveryGet(client, { url, demoKeys }) {
  const { origin } = new URL(url);
  const document = await (await fetch(`${origin}/openapi.json`)).json();
  const headers = { authorization: `ODFHIR ${demoKeys}` };
  const counts = { answered: 0, empty: 0 };
  const wrong = [];
  // The generator writes ASAP as Asap.
  const calls = new Map(Object.entries(client).map(([name, call]) => [name.toLowerCase(), call]));
  for (const [path, { get: operation }] of Object.entries(document.paths)) {
    // The page of a hand-over wants a token of its own.
    if (!operation || operation.security?.[0].handover) continue;
    const call = calls.get(operation.operationId.toLowerCase());
    if (!call) throw new Error(`The client has no ${operation.operationId}.`);
    const asked = await argumentsOf(path, operation);
    const { response, error } = await call({ baseUrl: origin, headers, ...asked });
    if (response.status === 200) counts.answered++;
    else if (response.status === 404 && asked.isGuess) counts.empty++;
    else wrong.push(`${operation.operationId} ${JSON.stringify(asked)}: ${response.status} ${error}`);
  }
  if (wrong.length > 0) throw new Error(`Not every GET answers:\n${wrong.join('\n')}`);
  return counts;

  async function argumentsOf(path, { parameters, operationId }) {
    const own = parameters.filter((parameter) => parameter.required);
    const given = { path: {}, query: { ...ALSO[operationId] }, isGuess: own.length > 0 };
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
