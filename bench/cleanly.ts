/** Does `work`, then `tidy`, also when the work fails or the person at the keyboard stops it. */
export async function cleanly(work: () => Promise<void>, tidy: () => Promise<void>): Promise<void> {
  const stop = () => void tidy().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await work();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await tidy();
  }
}
