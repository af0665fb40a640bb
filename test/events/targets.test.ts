import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { callReceiver } from '../../src/events/call.ts';
import { isMetadataAddress, isPrivateAddress } from '../../src/events/private-addresses.ts';
import { isRefused, lookupFor, readTarget } from '../../src/events/target.ts';
import { testPractice } from '../support/test-practice.ts';
import { startReceiver } from './receiver.ts';

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.14',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a9fe:a9fe',
    '[::ffff:c0a8:10e]',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    // Translated without a state, tunnelled within a site, for segments and for documents.
    '::ffff:0:127.0.0.1',
    '2606:4700::5efe:10.0.0.1',
    '2606:4700::200:5efe:192.168.1.14',
    '5f00::1',
    '3fff:1::1',
    '4000::1',
    '192.88.99.1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1%eth0',
    'ff02::1',
    'no address',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '2606:4700::5efe:8.8.8.8',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false));
});

/** Forms in which the address of a cloud's own answers can be written; a name of theirs is looked up. */
const METADATA = [
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::169.254.169.254]',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
];

describe('where private networks may be called', () => {
  const office = testPractice({ eventsPrivate: 'on' });

  it.each(METADATA)('%s, where a cloud tells secrets, is refused all the same', async (host) => {
    const url = `http://${host}/latest/meta-data/`;
    const receiver = { WatchTable: 'Patient', PollingSeconds: 5 };
    const sentence =
      'EndPointUrl is refused. This is where a cloud tells the secrets of its machines. It is never called.';
    expect(await office.post('/subscriptions', { EndPointUrl: url, ...receiver })).toMatchObject({
      status: 400,
      body: sentence,
    });
    const signal = new AbortController().signal;
    expect(await callReceiver({ url, headers: {}, body: '[]', mayBePrivate: true, signal })).toEqual({
      status: 0,
      error: expect.stringContaining('never called'),
    });
  });

  it.each(['127.0.0.1', '192.168.1.14', '169.254.1.1', '[fe80::1]', '[fd12:3456::1]', '[::1]', '8.8.8.8'])(
    '%s is no such address',
    (host) => expect(isMetadataAddress(host)).toBe(false),
  );
});

it.each([true, false])(
  'what a look-up finds there is not called (private networks allowed: %s)',
  async (mayBePrivate) => {
    const look = (name: string) =>
      new Promise((resolve) => lookupFor(mayBePrivate)(name, { all: true }, (error) => resolve(error)));
    expect(await look('169.254.169.254')).toBeInstanceOf(Error);
    expect(await look('localhost')).toEqual(mayBePrivate ? null : expect.any(Error));
  },
);

it.each(['http://ex\r\nample.com/', 'http://example.com/\tevents', 'http://example.com/\u0000'])(
  'the address %j is refused, since another one would be called',
  (text) => expect(() => readTarget(text)).toThrow('EndPointUrl must be a web address'),
);

it('an address of this machine is refused, also if it is public', () => {
  const own = new Set(['8.8.8.8', '2606:4700::1111']);
  const refused = ['8.8.8.8', '::ffff:8.8.8.8', '[2606:4700::1111]', '10.0.0.1'];
  expect(refused.filter((address) => isRefused(address, own))).toEqual(refused);
  expect(isRefused('8.8.4.4', own)).toBe(false);
});

it.each([
  ['announces an answer again and again', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', 'only announced'],
  ['says again and again that it goes on', 'HTTP/1.1 100 Continue\r\n\r\n', 'only announced'],
])('a receiver that %s is left', async (_, announcement, error) => {
  const flooding = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume();
    const more = () => {
      while (!socket.destroyed && socket.write(announcement.repeat(100)));
    };
    socket.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => flooding.listen(0, '127.0.0.1', resolve));
  const { port } = flooding.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const signal = new AbortController().signal;
  expect(await callReceiver({ url, headers: {}, body: '[]', mayBePrivate: true, signal })).toEqual({
    status: 0,
    error: expect.stringContaining(error),
  });
  await new Promise((resolve) => flooding.close(resolve));
});

describe('a receiver in a private network', () => {
  const office = testPractice();

  const hosts = ['localhost', 'LOCALHOST.', 'a.localhost', 'printer.local', '127.0.0.1', '0x7f.1', '2130706433'];
  const more = ['[::1]', '[::ffff:127.0.0.1]', '169.254.1.1', '192.168.1.14', '0'];
  it.each([...hosts, ...more])('is refused when it is %s', async (host) => {
    const { status, body } = await office.post('/subscriptions', {
      EndPointUrl: `http://${host}:2097/`,
      WatchTable: 'Patient',
      PollingSeconds: 5,
    });
    expect([status, body]).toEqual([400, expect.stringContaining('--events-private')]);
  });

  it('is not called either, whatever the row says by now', async () => {
    const receiver = await startReceiver();
    const call = (host: string) =>
      callReceiver({
        url: `http://${host}:${receiver.port}/`,
        headers: {},
        body: '[]',
        mayBePrivate: false,
        signal: new AbortController().signal,
      });
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      expect(await call(host)).toEqual({ status: 0, error: expect.stringContaining('private') });
    }
    expect(receiver.state.all).toEqual([]);
    await receiver.stop();
  });

  it('may not be moved there by a PUT', async () => {
    const { body } = await office.post('/subscriptions', {
      EndPointUrl: 'https://203.0.114.1/',
      WatchTable: 'Patient',
      PollingSeconds: 86400,
    });
    const { status } = await office.put(`/subscriptions/${body.SubscriptionNum}`, { EndPointUrl: 'http://10.0.0.1/' });
    expect(status).toBe(400);
  });
});
