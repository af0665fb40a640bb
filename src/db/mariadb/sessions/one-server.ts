import type { Session } from './session.ts';

const NAME = "CONCAT('bitewing ', DATABASE())";

/** Works while no other server that starts changes what the database is made of. */
export async function oneServerAtATime<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.all(`SELECT GET_LOCK(${NAME}, 60)`);
  try {
    return await work();
  } finally {
    await session.all(`SELECT RELEASE_LOCK(${NAME})`);
  }
}
