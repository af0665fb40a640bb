import { useLayoutEffect, useRef } from 'preact/hooks';
import SignaturePad from 'signature_pad';
import { useSpeech } from '../speech.tsx';
import type { Point } from './draft.ts';

type Strokes = readonly (readonly Point[])[];

interface Props {
  readonly strokes: Strokes;
  change(strokes: Strokes): void;
}

/** Strokes are kept in units of a box of this size, whatever size the pad has on the screen. */
const WIDTH = 900;
const HEIGHT = 200;

/** A box to draw in. Its picture is made of the strokes, so it survives a turn of the tablet. */
export function Pad({ strokes, change }: Props) {
  const { words } = useSpeech();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const latest = useRef(strokes);
  latest.current = strokes;
  // When the first point was drawn; strokes that were kept from before a reload end now.
  const start = useRef(0);
  const isDrawing = useRef(false);

  // Before the pad is seen, and so before anybody can begin a stroke on it.
  useLayoutEffect(() => {
    const element = canvas.current!;
    // Every move the browser tells is a point: it tells one a frame.
    const made = new SignaturePad(element, { penColor: '#12263a', minWidth: 0.8, maxWidth: 2.6, throttle: 0 });
    pad.current = made;
    let drawnWidth = 0;
    const draw = () => {
      // Not under a moving pen, whose stroke would end there.
      if (isDrawing.current || element.clientWidth === drawnWidth) return;
      drawnWidth = element.clientWidth;
      const dots = Math.max(devicePixelRatio, 1);
      element.width = element.clientWidth * dots;
      element.height = element.clientHeight * dots;
      element.getContext('2d')!.scale(dots, dots);
      made.fromData(groupsOf(latest.current, drawnWidth / WIDTH, start.current));
    };
    made.addEventListener('beginStroke', () => {
      isDrawing.current = true;
      if (start.current === 0) start.current = Date.now() - (latest.current.at(-1)?.at(-1)?.[2] ?? 0);
    });
    made.addEventListener('endStroke', () => {
      isDrawing.current = false;
      latest.current = strokesOf(made, drawnWidth / WIDTH, start.current);
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
    pad.current!.fromData(groupsOf(next, canvas.current!.clientWidth / WIDTH, start.current));
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

/** Strokes as they are sent: hundredths of the box's units, milliseconds from the first point on. */
function strokesOf(pad: SignaturePad, scale: number, start: number): Point[][] {
  const round = (value: number) => Math.round(value * 100) / 100;
  return pad
    .toData()
    .map(({ points }) =>
      points.map(
        ({ x, y, time, pressure }): Point => [
          round(x / scale),
          round(Math.min(y / scale, HEIGHT)),
          Math.max(0, Math.round(time - start)),
          round(pressure),
        ],
      ),
    );
}

function groupsOf(strokes: Strokes, scale: number, start: number) {
  const look = { dotSize: 0, minWidth: 0.8, maxWidth: 2.6, penColor: '#12263a', velocityFilterWeight: 0.7 };
  return strokes.map((points) => ({
    ...look,
    compositeOperation: 'source-over' as const,
    points: points.map(([x, y, time, pressure]) => ({ x: x * scale, y: y * scale, time: time + start, pressure })),
  }));
}
