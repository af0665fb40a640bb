// What the types of `bitewing/client` let pass and what they refuse. Only compiled: here, and by the test of the package
// once more against the declarations that others get.
import {
  type Answered,
  type AnswerOf,
  ApiError,
  type BodyOf,
  type Client,
  type ClientOptions,
  createClient,
  type ListPath,
  type PathOf,
  type QueryOf,
  type RefusalCode,
  type RequestOptions,
  type RowOf,
  type schemas,
} from '../../src/client.ts';

const options: ClientOptions = { baseUrl: 'http://127.0.0.1:30223/api/v1', developerKey: 'a', customerKey: 'b' };
const client: Client = createClient(options);
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Never called. */
export async function answersAreTyped() {
  const {
    data: procedures,
    response,
    ignored,
  } = await client.GET('/procedurelogs', { params: { query: { PatNum: 5 } } });
  true satisfies Same<typeof procedures, schemas.Procedure[]>;
  const [first] = procedures;
  // Numbers, texts and words as the server sends them: a fee is a text, a status one of its words, a flag one of two.
  first satisfies { ProcNum: number; ProcFee: string; ProcStatus: schemas.ProcStatus } | undefined;
  ({ status: response.status, ignored }) satisfies { status: number; ignored: readonly string[] };
  const { data: plan }: Answered<schemas.TreatPlan> = await client.POST('/treatplans/Saved', {
    body: { TreatPlanNum: 1 },
  });
  const signed: 'true' | 'false' = plan.isSigned;
  const { data: nothing } = await client.DELETE('/treatplans/{TreatPlanNum}', { params: { path: plan } });
  nothing satisfies undefined;
  const path = { TreatPlanNum: 1 };
  const printed = await client.GET('/api/ext/v1/treatplans/{TreatPlanNum}/pdf', { params: { path } });
  printed.data satisfies Uint8Array;
  const drawn = await client.GET('/api/ext/v1/treatplans/{TreatPlanNum}/chart.svg', { params: { path } });
  drawn.data satisfies string;
  const text = await client.GET('/treatplans', { parseAs: 'text', signal: AbortSignal.timeout(1000) });
  text.data satisfies string;
  for await (const patient of client.all('/patients', { params: { query: { LName: 'mensah', Limit: 10 } } })) {
    true satisfies Same<typeof patient, schemas.PatientChoice>;
  }
  return signed;
}

export async function bodiesAreTyped() {
  const body: BodyOf<'POST', '/procedurelogs'> = {
    PatNum: '5', // Numbers may be sent as text.
    ProcDate: '2026-07-01',
    ProcStatus: 'TP',
    procCode: 'D2392',
  };
  await client.POST('/procedurelogs', { body });
  await client.POST('/procedurelogs', { body, params: { header: { 'Idempotency-Key': 'x' } } });
  await client.PUT('/treatplans/{TreatPlanNum}', { params: { path: { TreatPlanNum: 1 } }, body: { isSigned: true } });
}

export async function mistakesAreErrors() {
  // @ts-expect-error: no such path
  await client.GET('/procedurelog');
  // @ts-expect-error: no such method of this path
  await client.DELETE('/patients');
  // @ts-expect-error: a parameter misspelled
  await client.GET('/procedurelogs', { params: { query: { PatNumm: 5 } } });
  // @ts-expect-error: a number sent as what it is not
  await client.GET('/procedurelogs', { params: { query: { PatNum: true } } });
  // @ts-expect-error: no such status
  await client.GET('/procedurelogs', { params: { query: { ProcStatus: 'Done' } } });
  // @ts-expect-error: a required parameter missing
  await client.GET('/adjustments', { params: { query: {} } });
  // @ts-expect-error: a required parameter missing, and with it all options
  await client.GET('/adjustments');
  // @ts-expect-error: the number in the path missing
  await client.GET('/patients/{PatNum}');
  // @ts-expect-error: the number in the path under another name
  await client.GET('/patients/{PatNum}', { params: { path: { patNum: 5 } } });
  // @ts-expect-error: an option misspelled
  await client.GET('/patients', { param: { query: {} } });
  // @ts-expect-error: a place for parameters that there is not
  await client.GET('/patients', { params: { body: {} } });
  // @ts-expect-error: a GET has no body
  await client.GET('/patients', { body: {} });
  // @ts-expect-error: no body
  await client.POST('/procedurelogs');
  // @ts-expect-error: neither CodeNum nor procCode
  await client.POST('/procedurelogs', { body: { PatNum: 5, ProcDate: '2026-07-01', ProcStatus: 'TP' } });
  // @ts-expect-error: no ProcDate, which the page requires
  await client.POST('/procedurelogs', { body: { PatNum: 5, ProcStatus: 'TP', procCode: 'D2392' } });
  const body = { PatNum: 5, ProcDate: '2026-07-01', ProcStatus: 'TP', procCode: 'D2392' } as const;
  // @ts-expect-error: a field misspelled
  await client.POST('/procedurelogs', { body: { ...body, Toothnum: '19' } });
  // @ts-expect-error: no such word
  await client.PUT('/treatplans/{TreatPlanNum}', { params: { path: { TreatPlanNum: 1 } }, body: { isSigned: 'yes' } });
  // @ts-expect-error: not a list
  client.all('/patients/{PatNum}', { params: { path: { PatNum: 5 } } });
  const { data } = await client.GET('/patients', { params: { query: { LName: 'mensah' } } });
  // @ts-expect-error: patients have no such field
  return data[0]?.Lname;
}

export const helpers = (refused: unknown) => {
  const code = refused instanceof ApiError ? refused.code : 'None';
  const isKnown = code === ('RowNotFound' satisfies RefusalCode);
  const query: QueryOf<'GET', '/patients'> = { LName: 'mensah' };
  const signal: RequestOptions = { signal: AbortSignal.timeout(10) };
  const list: ListPath = '/treatplans';
  const put: PathOf<'PUT'> = '/treatplans/{TreatPlanNum}';
  true satisfies Same<RowOf<'/treatplans'>, schemas.TreatPlan>;
  true satisfies Same<AnswerOf<'GET', '/treatplans'>, schemas.TreatPlan[]>;
  return { isKnown, query, signal, list, put };
};

createClient({
  ...options,
  // @ts-expect-error: no such option
  timeout: 5,
});
