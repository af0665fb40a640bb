import { BlockList, isIP } from 'node:net';

/** Of a cloud's own: it looks public, and leads to the host of a virtual machine in Azure. */
const AZURE_HOST = ['168.63.129.16', 32] as const;

/** Networks that are not the public internet: this machine, private and link-local ones, and reserved ones. */
const IPV4: Networks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  AZURE_HOST,
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Only addresses of 2000::/3 are public, except those reserved for protocols and for documents. */
const IPV6: Networks = [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
];

/** Where clouds tell a virtual machine its passwords: AWS, Google, Azure and many others, Alibaba. No receiver is there. */
const METADATA4 = [AZURE_HOST, ['100.100.100.200', 32], ['169.254.169.0', 24], ['169.254.170.0', 24]] as const;
const METADATA6 = [
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
] as const;

type Networks = readonly (readonly [network: string, bits: number])[];

/** Whether an address, as text, is in one of these networks; undefined for a text that is no address. */
function isIn(ipv4: Networks, ipv6: Networks): (address: string) => boolean | undefined {
  // Two lists, because one list treats an IPv4 address and its mapped form in IPv6 as the same.
  const list4 = new BlockList();
  const list6 = new BlockList();
  for (const [network, bits] of ipv4) list4.addSubnet(network, bits, 'ipv4');
  for (const [network, bits] of ipv6) list6.addSubnet(network, bits, 'ipv6');
  return (address) => {
    const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
    const family = isIP(plain);
    if (family === 0) return undefined;
    const inner = family === 4 ? plain : innerIpv4(plain);
    return inner === undefined ? list6.check(plain, 'ipv6') : list4.check(inner, 'ipv4');
  };
}

const isOutside = isIn(IPV4, IPV6);

/** Whether this IP address is outside of the public internet. A text that is no address counts as private. */
export const isPrivateAddress = (address: string): boolean => isOutside(address) ?? true;

/** Whether a cloud answers secrets there to whoever asks from its machines. */
export const isMetadataAddress = isIn(METADATA4, METADATA6);

/** The IPv4 address inside an IPv6 address: mapped, translated (NAT64) or tunnelled (6to4, ISATAP). */
function innerIpv4(address: string): string | undefined {
  const words = wordsOf(address);
  const is = (...start: number[]) => start.every((word, index) => words[index] === word);
  if (is(0, 0, 0, 0, 0, 0xffff) || is(0x64, 0xff9b, 0, 0, 0, 0)) return dotted(words[6]!, words[7]!);
  if ((words[4]! & 0xfdff) === 0 && words[5] === 0x5efe) return dotted(words[6]!, words[7]!);
  return is(0x2002) ? dotted(words[1]!, words[2]!) : undefined;
}

const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** The eight words of an IPv6 address. */
function wordsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a, b, c, d] = parts.slice(0, 4).map(Number) as [number, number, number, number];
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((word) => Number.parseInt(word, 16));
}

/** Whether a name means this machine or its own network, without asking a name server. */
export function isPrivateName(name: string): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return /(^|\.)(localhost|local|localdomain|internal|home\.arpa)$/.test(plain);
}
