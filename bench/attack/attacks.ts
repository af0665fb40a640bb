import { connect } from 'node:net';
import { authorization, type Target } from './target.ts';

/** What twenty hostile connections do at the same time; each function serves one of them, again and again. */
interface Attack {
  readonly name: string;
  readonly bytes: () => string;
  /** What each connection sends in place of `bytes`: the kinds by turns. */
  readonly kinds?: readonly Attack[];
  /** Honest callers meanwhile, where they are more than usual. */
  readonly honest?: number;
  /** Never reads the answers. */
  readonly isDeaf?: boolean;
  /** Hangs up as soon as all is sent, and comes again. */
  readonly hangsUp?: boolean;
  /** Stores what the attack asks for. */
  readonly prepare?: (target: Target) => Promise<void>;
}

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
const keyed = (path: string) => get(path, `Authorization: ${authorization}\r\n`);

function post(path: string, body: string): string {
  return (
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

const estimate = (fee: string) => `{"PatNum":1140,"Procedures":[{"procCode":"D2740","ToothNum":"3","ProcFee":${fee}}]}`;
const estimates = '/api/ext/v1/estimates';
const plans = '/api/v1/treatplans';
const guess = () => get('/api/v1/clinics', `Authorization: ODFHIR Guess/${crypto.randomUUID()}\r\n`);

const chart = '/api/ext/v1/treatplans/11401/chart.svg';
const notes = '/api/v1/commlogs?PatNum=1140';
const changes = '/api/ext/v1/changes?after=0';

const tiny = 'GET / HTTP/1.1\r\nA:b\r\n\r\n';

/** Nearly as many characters as one answer may have. */
async function storeNotes({ url }: Target): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' };
  const body = `{"PatNum":1140,"Note":"${'x'.repeat(65_000)}"}`;
  for (let count = 0; count < 290; count++) await fetch(`${url}/commlogs`, { method: 'POST', headers, body });
}

/** Every text is made once, unless each must differ: the attackers themselves must not be slow. */
const once = (text: string) => () => text;

const single: readonly Attack[] = [
  { name: 'nothing', bytes: once('') },
  { name: 'an address of 15,500 slashes', bytes: once(get(`/x${'/'.repeat(15_500)}x`)) },
  { name: 'an address of 7,900 slashes', bytes: once(get(`/x${'/'.repeat(7_900)}x`).repeat(20)) },
  { name: 'an amount of 900,000 digits', bytes: once(post(estimates, estimate(`"${'1'.repeat(900_000)}x"`))) },
  { name: 'an unclosed body of \\"', bytes: once(post(plans, `{"Heading":"${'\\"'.repeat(450_000)}`)) },
  { name: 'a body nested 400,000 deep', bytes: once(post(plans, '['.repeat(400_000))) },
  { name: 'a list of 200,000 exponents', bytes: once(post(plans, `{"Heading":[${'1e1,'.repeat(200_000)}1]}`)) },
  { name: 'a body of 90,000 names', bytes: once(post(plans, namesBody(90_000))) },
  { name: 'bodies of 16 million characters', bytes: once(post(plans, `{"Heading":"${'x'.repeat(16_000_000)}"}`)) },
  { name: 'guessed keys', bytes: () => Array.from({ length: 50 }, guess).join('') },
  { name: '2,800 tiny requests sent ahead', bytes: once(tiny.repeat(2800)) },
  { name: '2,800 tiny requests, hung up on, on ever new connections', bytes: once(tiny.repeat(2800)), hangsUp: true },
  { name: '300 lists sent ahead', bytes: once(keyed('/api/v1/procedurelogs').repeat(300)) },
  { name: '300 × /docs sent ahead', bytes: once(get('/docs').repeat(300)) },
  { name: '300 × /openapi.json, never read', bytes: once(get('/openapi.json').repeat(300)), isDeaf: true },
  { name: 'lists that are never read', bytes: once(keyed('/api/v1/procedurelogs').repeat(90)), isDeaf: true },
  { name: 'long notes that are never read', bytes: once(keyed(notes)), isDeaf: true, prepare: storeNotes },
  { name: 'exports that are never read', bytes: once(keyed('/api/ext/v1/export/commlogs')), isDeaf: true },
  { name: 'changes that are never read', bytes: once(keyed(`${changes}&include=row`)), isDeaf: true },
  { name: '30 documents sent ahead', bytes: once(keyed('/api/ext/v1/treatplans/11401/pdf').repeat(30)) },
  { name: '30 charts sent ahead', bytes: once(keyed(chart).repeat(30)) },
  {
    name: 'a chart on ever new connections',
    bytes: once(get(chart, `Authorization: ${authorization}\r\nConnection: close\r\n`)),
  },
  { name: 'half a request', bytes: once('POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nX: ') },
];

/** One of each kind that costs most: what a whole office feels that is attacked in every way. */
const MIXED = ['7,900 slashes', '16 million', '300 lists', 'lists that are never'];
const kinds = single.filter(({ name }) => MIXED.some((part) => name.includes(part)));

export const attacks: readonly Attack[] = [
  ...single,
  { name: 'nothing, beside 44 honest callers', bytes: once(''), honest: 44 },
  {
    name: 'these by turns: slashes, bodies, lists sent ahead and never read; 44 honest',
    bytes: once('x'),
    kinds,
    honest: 44,
  },
];

function namesBody(count: number): string {
  return `{${Array.from({ length: count }, (_, index) => `"n${index}":1`).join(',')}}`;
}

const CONNECTIONS = 20;
/** Milliseconds after which a connection hangs up and connects again. */
const ROUND = 3000;

/** Attacks for so many milliseconds; connections that end are replaced. Resolves once all of them are closed. */
export async function attack(target: Target, attacking: Attack, milliseconds: number): Promise<void> {
  if (attacking.bytes() === '') return;
  const end = performance.now() + milliseconds;
  const { kinds = [attacking] } = attacking;
  async function line(number: number): Promise<void> {
    while (performance.now() < end && target.isAlive()) await round(kinds[number % kinds.length]!);
  }
  function round({ bytes, isDeaf, hangsUp }: Attack): Promise<void> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(target.origin);
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        socket.write(bytes(), () => hangsUp && socket.destroy());
      });
      const timer = setTimeout(() => socket.destroy(), Math.min(ROUND, Math.max(end - performance.now(), 1)));
      socket
        .on('error', () => {})
        .on('close', () => {
          clearTimeout(timer);
          resolve();
        });
      if (isDeaf) socket.pause();
      else socket.resume();
    });
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => line(number)));
}
