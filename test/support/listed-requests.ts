import { expect, it } from 'vitest';
import type { TestPractice } from './test-practice.ts';

/** A request, the status of its answer, and what the answer holds or says. */
export type ListedRequest = readonly [
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object | undefined,
  status: number,
  expected?: object | string,
];

/** The same with the number that an acceptance table gives it. */
export type NumberedRequest = readonly [number: string, ...ListedRequest];

/** Tests that the practice, as it is laid before each test, answers so; what is refused must leave every table as it was. */
export function itAnswers(practice: () => TestPractice, request: ListedRequest, label = ''): void {
  const [verb, path, body, status, expected] = request;
  it(`${label}${verb} ${path} ${JSON.stringify(body) ?? ''} answers ${status}`, async () => {
    const before = status >= 400 ? await practice().everything() : undefined;
    const answer = await practice().send(verb, path, body);
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
    if (typeof expected === 'string') expect(answer.text).toBe(expected);
    else if (expected) expect(answer.body).toMatchObject(expected);
    if (before) expect(await practice().everything()).toEqual(before);
  });
}
