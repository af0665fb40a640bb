import { expect, it } from 'vitest';
import { type RecordedRequest, replay } from './recording.ts';

const sent = { method: 'POST', path: '/api/v1/claims', query: 'a=1&b=x%20y&b=2' };
const body = '{"PatNum":9007199254740993,"procNums":[1,2],"Note":"2","of":{"x":1,"y":null}}';
const line: RecordedRequest = { ...sent, body, status: 201, contentType: 'text/plain', answer: 'as recorded' };
const { answer } = replay(JSON.stringify(line), 'a file');

it('knows a request whose parameters and fields come in another order', () => {
  const turned = '{ "of": {"y": null, "x": 1}, "Note": "2", "procNums": [1, 2], "PatNum": 9007199254740993 }';
  expect(answer({ ...sent, body: turned }).answer).toBe('as recorded');
  expect(answer({ ...sent, query: 'b=x+y&b=2&a=1', body }).answer).toBe('as recorded');
});

it.each([
  [{ body: body.replace('740993', '740992') }],
  [{ body: body.replace('"2"', '2') }],
  [{ body: body.replace('[1,2]', '[2,1]') }],
  [{ body: `${body},` }],
  [{ query: 'a=1&b=2&b=x%20y' }],
])('does not know another one: %j', (other) => {
  expect(() => answer({ ...sent, body, ...other })).toThrow('The recording has no answer to POST /api/v1/claims?');
});
