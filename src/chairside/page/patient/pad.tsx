import { useLayoutEffect, useRef } from 'preact/hooks';
import SignaturePad from 'signature_pad';
import { useSpeech } from '../speech.tsx';
import { type Place, type Point, placeOf, round, type Strokes } from '../strokes.ts';

interface Props {
  readonly strokes: Strokes;
  change(strokes: Strokes): void;
}

const INK = { dotSize: 0, minWidth: 0.8, maxWidth: 2.6, penColor: '#12263a', velocityFilterWeight: 0.7 };

/** A box to draw in. Its picture is drawn from the strokes, so it is not lost when the tablet is turned. */
export function Pad({ strokes, change }: Props) {
  const { words } = useSpeech();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const place = useRef<Place>({ scale: 1, left: 0, top: 0 });
  const latest = useRef(strokes);
  latest.current = strokes;
  // When the first point was drawn. Strokes from before a reload count as ended now.
  const start = useRef(0);
  const isDrawing = useRef(false);

  const show = (next: Strokes) => {
    const { clientWidth, clientHeight } = canvas.current!;
    place.current = placeOf(next, clientWidth, clientHeight);
    pad.current!.fromData(groupsOf(next, place.current, start.current));
  };

  // Before the pad is visible, so before anybody can begin a stroke on it.
  useLayoutEffect(() => {
    const element = canvas.current!;
    // Every move that the browser reports is a point; it reports one in each frame.
    const made = new SignaturePad(element, { ...INK, throttle: 0 });
    pad.current = made;
    let drawn = '';
    const draw = () => {
      const { clientWidth, clientHeight } = element;
      const size = `${clientWidth} × ${clientHeight}`;
      // Not while a pen is moving: its stroke would end.
      if (isDrawing.current || size === drawn) return;
      drawn = size;
      const dots = Math.max(devicePixelRatio, 1);
      element.width = clientWidth * dots;
      element.height = clientHeight * dots;
      element.getContext('2d')!.scale(dots, dots);
      show(latest.current);
    };
    made.addEventListener('beginStroke', () => {
      isDrawing.current = true;
      if (start.current === 0) start.current = Date.now() - (latest.current.at(-1)?.at(-1)?.[2] ?? 0);
    });
    made.addEventListener('endStroke', () => {
      isDrawing.current = false;
      latest.current = strokesOf(made, element, place.current, start.current);
      change(latest.current);
      draw();
    });
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.off();
    };
  }, []);

  const replace = (next: Strokes) => {
    if (isDrawing.current) return;
    change(next);
    show(next);
  };

  return (
    <div class="pad">
      <canvas ref={canvas} role="img" aria-label={words.padLabel} data-for="strokes" tabIndex={-1} />
      <div class="row">
        <p class="soft small">{words.padKeyboard}</p>
        <button type="button" disabled={strokes.length === 0} onClick={() => replace(strokes.slice(0, -1))}>
          {words.undo}
        </button>
        <button type="button" disabled={strokes.length === 0} onClick={() => replace([])}>
          {words.clear}
        </button>
      </div>
    </div>
  );
}

/** What was drawn: hundredths of the box's units, milliseconds from the first point on; nothing beside the pad. */
function strokesOf(pad: SignaturePad, element: HTMLElement, { scale, left, top }: Place, start: number): Point[][] {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return pad
    .toData()
    .map(({ points }) =>
      points.map(
        ({ x, y, time, pressure }): Point => [
          round((within(x, element.clientWidth) - left) / scale),
          round((within(y, element.clientHeight) - top) / scale),
          Math.max(0, Math.round(time - start)),
          round(pressure),
        ],
      ),
    );
}

function groupsOf(strokes: Strokes, { scale, left, top }: Place, start: number) {
  return strokes.map((points) => ({
    ...INK,
    compositeOperation: 'source-over' as const,
    points: points.map(([x, y, time, pressure]) => ({
      x: x * scale + left,
      y: y * scale + top,
      time: time + start,
      pressure,
    })),
  }));
}
