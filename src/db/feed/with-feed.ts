import type { Practice } from '../practice.ts';
import type { Feed, FeedQuestion, Look } from './feed.ts';
import { type KeptRows, keepingLastRows, type LastRows } from './last-rows.ts';
import { letGoOld, numberChanges } from './number-changes.ts';
import { readFeed } from './read-feed.ts';
import { tellChanges } from './tell-changes.ts';
import { feedWatch } from './watch-feed.ts';

/** Days for which changes are kept where nobody said otherwise. */
const KEPT_DAYS = 30;

/** Times that a question is put again because changes had no number yet. */
const TRIES = 5;

/**
 * A practice of our own, whose units of work tell what they changed (`tell-changes.ts`). Numbers are given when somebody
 * asks, and now and then when nobody does.
 */
export function withFeed(practice: Practice, keptDays = KEPT_DAYS): Practice {
  const watch = feedWatch(practice);
  const number = oneAtATime(() => numberChanges(practice));
  let lastRows: LastRows | undefined;
  const letGo = oneAtATime(() => letGoOld(practice, keptDays));

  async function read(look: Look, question: FeedQuestion) {
    for (let tries = 1; ; tries++) {
      const page = await look((handle) => readFeed(handle, question, keptDays));
      const isUnfinished = page.isOld || (page.isPending && page.changes.length < question.limit);
      // What is numbered by now is a whole beginning; the rest is told to the next question.
      if (!isUnfinished || tries === TRIES) return page;
      await (page.isOld ? letGo() : number());
    }
  }

  const feed: Feed = {
    read,
    ends: (look) => read(look, { after: 0, limit: 1 }),
    wait: watch.wait,
    own: {
      keepLastRows(of) {
        lastRows = of;
      },
      async tidy() {
        // A look costs no lock and no flush, and mostly there is nothing to do.
        const ends = await practice.read((handle) => readFeed(handle, { after: 0, limit: 1 }, keptDays));
        if (ends.isPending) await number();
        if (ends.isOld) await letGo();
      },
    },
  };
  return {
    ...practice,
    feed,
    async write(work, unit) {
      let hasTold = false;
      const acts: (() => void)[] = [];
      const result = await practice.write(async (tx) => {
        const kept: KeptRows = new Map();
        const afterCommit = (act: () => void) => void acts.push(act);
        const done = await work({ ...keepingLastRows(tx, lastRows, kept), afterCommit });
        await Promise.all(tx.unanswered);
        hasTold = await tellChanges(tx, kept);
        return done;
      }, unit);
      if (hasTold) watch.told();
      for (const act of acts) act();
      return result;
    },
  };
}

/** One run at a time in this process; whoever comes during one gets the next, since theirs may have begun too early. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
