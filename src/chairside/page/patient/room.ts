import { useLayoutEffect, useState } from 'preact/hooks';

/** Size in pixels of the letters for which widths are given. */
const USUAL = 18;

/** The width of a place in pixels, as if letters had their usual size: larger ones leave less room. */
export function useRoom(place: { readonly current: HTMLElement | null }): number {
  // The width of the whole page until the real one is known, which is before anything is painted, so nothing jumps.
  const [room, setRoom] = useState(() => roomOf(document.documentElement));
  useLayoutEffect(() => {
    const look = () => setRoom(roomOf(place.current!));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return room;
}

const roomOf = ({ clientWidth }: HTMLElement) =>
  (clientWidth * USUAL) / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
