import { NoAnswer } from './errors.ts';

/** The driver's own time-out also ends idle connections, so connecting and each statement are watched instead. */
export function inTime<T>(work: Promise<T>, milliseconds: number, onLate: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onLate();
      reject(noAnswer());
    }, milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const noAnswer = () => new NoAnswer('The database server did not answer in time.');

/**
 * The same for the statements of a session, with one timer for all of them. What is sent behind others waits for them,
 * too, and each of them may take as long: they are late when nothing was heard for so long.
 */
export function answersInTime(milliseconds: number, onLate: () => void): <T>(answer: Promise<T>) => Promise<T> {
  const waiting = new Set<(error: NoAnswer) => void>();
  let heard = 0;
  let isWatched = false;
  // Nobody waits for a session that is given back, so it keeps no process alive.
  const watch = (left: number) => {
    isWatched = true;
    setTimeout(look, left).unref();
  };
  const look = () => {
    isWatched = false;
    if (waiting.size === 0) return;
    const left = heard + milliseconds - performance.now();
    if (left > 0) return watch(left);
    onLate();
    for (const reject of waiting) reject(noAnswer());
    waiting.clear();
  };
  return (answer) => {
    if (waiting.size === 0) heard = performance.now();
    if (!isWatched) watch(milliseconds);
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      const settled = () => {
        waiting.delete(reject);
        heard = performance.now();
      };
      answer.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error) => {
          settled();
          reject(error);
        },
      );
    });
  };
}
