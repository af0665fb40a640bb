import { useRef, useState } from 'preact/hooks';

/**
 * Whether work of this screen is running, and a way to start some: a second tap does nothing meanwhile. A button that
 * waits is `aria-disabled`, for one that is disabled loses the focus.
 */
export function useOneAtATime() {
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const start = async (work: () => Promise<unknown>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  };
  return { isBusy, start };
}
