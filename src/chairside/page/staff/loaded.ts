import { useCallback, useEffect, useState } from 'preact/hooks';

/** What `load` answered, the sentence of what went wrong, and a way to load again. */
export function useLoaded<T>(load: () => Promise<T>, told: (problem: unknown) => string, parts: readonly unknown[]) {
  const [answer, setAnswer] = useState<T>();
  const [problem, setProblem] = useState('');
  const again = useCallback(async () => {
    try {
      setAnswer(await load());
      setProblem('');
    } catch (refused) {
      setProblem(told(refused));
    }
  }, parts);
  useEffect(() => void again(), [again]);
  return { answer, problem, again };
}
