import { describe, expect, it } from 'vitest';
import { requestLog } from './request-log.ts';

const request = (path: string, answer: string) => ({
  method: 'GET',
  path,
  query: '',
  body: null,
  status: 200,
  answer,
  at: '2025-03-10 09:00:00',
  key: null,
});

describe('the log of requests', () => {
  it('keeps the beginning of a long text', () => {
    const log = requestLog([]);
    log.note(request('/a', 'é'.repeat(300_000)));
    log.note(request('/b', 'short'));
    expect(log.find({}).map(({ answer }) => answer)).toEqual(['é'.repeat(100_000), 'short']);
  });

  it('lets the oldest go when all texts together are too long, and keeps the newest', () => {
    const log = requestLog([]);
    const text = 'x'.repeat(100_000);
    for (let count = 0; count < 1200; count++) log.note(request(`/${count}`, text));
    const kept = log.find({});
    expect(kept.length).toBeLessThanOrEqual(500);
    expect(kept.length).toBeGreaterThan(400);
    expect(kept.at(-1)!.path).toBe('/1199');
  });
});
