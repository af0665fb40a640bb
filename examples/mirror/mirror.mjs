// Keeps a copy of a practice in an SQLite file: every table whole, then each change as it happens.
//
//   node mirror.mjs practice.db [--follow] [--check] [resource ...]
//
// It may be ended and started again at any moment: rows and the place up to which they are known are stored together.
import { openMirror } from './store.mjs';
import { changesAfter, exported, NumbersGone, resources } from './source.mjs';

const [file, ...rest] = process.argv.slice(2);
const flags = new Set(rest.filter((word) => word.startsWith('--')));
const named = rest.filter((word) => !word.startsWith('--'));
if (!file || [...flags].some((flag) => !['--follow', '--check'].includes(flag))) {
  console.error('Usage: node mirror.mjs practice.db [--follow] [--check] [resource ...]');
  process.exit(2);
}

const mirror = openMirror(file);
const wanted = named.length > 0 ? named : await resources();
for (const resource of wanted) mirror.want(resource);

for (;;) {
  try {
    await readWhole();
    await follow();
    break;
  } catch (error) {
    if (!(error instanceof NumbersGone)) throw error;
    // The copy was away for longer than changes are kept, or the practice was reset.
    console.log('The changes since the last run are gone: reading everything anew.');
    mirror.forget();
  }
}
if (flags.has('--check')) await check();
mirror.close();

/** Reads what is not whole yet, each table from where the last run came to. */
async function readWhole() {
  for (const { resource, after } of mirror.unfinished()) {
    for await (const piece of exported(resource, after)) mirror.storeRows(resource, piece);
    mirror.finish(resource);
  }
}

/** Brings the copy up to now; with --follow, forever. */
async function follow() {
  let applied = 0;
  for (;;) {
    const position = mirror.position();
    const { changes, next } = await changesAfter(position, mirror.tables(), flags.has('--follow') ? 30 : 0);
    applied += mirror.storeChanges(changes, next);
    if (next !== position) continue;
    if (!flags.has('--follow')) break;
  }
  console.log(`${mirror.count()} rows of ${mirror.tables().length} tables, ${applied} changes, up to ${mirror.position()}`);
}

/** Compares every row with the source, as it is now: for a practice in which nobody writes meanwhile. */
async function check() {
  let differing = 0;
  for (const { resource } of mirror.all()) {
    const compare = mirror.comparing(resource);
    for await (const { lines } of exported(resource, 0)) compare.see(lines);
    for (const { key, what } of compare.end()) {
      differing++;
      console.log(`${resource} ${key}: ${what}`);
    }
  }
  console.log(differing === 0 ? 'The copy is the same, row by row.' : `${differing} rows differ.`);
  if (differing > 0) process.exitCode = 1;
}
