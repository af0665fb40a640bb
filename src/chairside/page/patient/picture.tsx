import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chart, Presentation, Sums } from '../answers.ts';
import { type Treatment, toothWords } from '../plan-view.ts';
import { reasonFor } from '../reason.ts';
import { useSpeech } from '../speech.tsx';
import type { Area } from '../words/words.ts';

interface Props {
  readonly shown: Presentation;
  readonly treatments: readonly Treatment[];
  readonly plan: Sums;
  /** Whether the reason for the amount of the chosen treatment is shown here. */
  readonly isExplaining: boolean;
  /** Whether the treatments stand below, so that there are no buttons here but that of a tooth that was tapped. */
  readonly isOnce: boolean;
  readonly chosen: number | undefined;
  choose(id: number): void;
}

/**
 * The drawn chart, which can be tapped, and the same as buttons for everybody: the buttons are one tab stop, and the
 * arrow keys go from tooth to tooth in the order of the mouth.
 */
export function Picture({ shown, treatments, plan, isExplaining, isOnce, chosen, choose }: Props) {
  const speech = useSpeech();
  const { words, money } = speech;
  const { chart, chartPicture } = shown;
  const drawing = useRef<HTMLDivElement>(null);
  const placed = treatments.filter(({ place }) => place !== '');
  const [tapped, setTapped] = useState<{ id: number }>();
  const shownHere = isOnce ? placed.filter(({ id }) => id === tapped?.id && id === chosen) : placed;
  const marks = shownHere.flatMap((treatment) => {
    const [tooth = ''] = treatment.teeth;
    const label = chart.teeth.find((one) => one.tooth === tooth)?.label ?? '';
    const isOne = treatment.teeth.length === 1;
    return [{ treatment, order: chart.teeth.findIndex((one) => one.tooth === tooth), isOne, tooth, label }];
  });
  marks.sort((one, other) => (one.order < 0 ? 99 : one.order) - (other.order < 0 ? 99 : other.order));

  const tap = (event: MouseEvent) => {
    const tooth = toothAt(event, new Set(treatments.flatMap(({ teeth }) => teeth)));
    const on = treatments.filter(({ teeth }) => tooth !== undefined && teeth.includes(tooth));
    const next = on[(on.findIndex(({ id }) => id === chosen) + 1) % on.length];
    if (!next) return;
    choose(next.id);
    setTapped({ id: next.id });
  };
  // What a tap on the drawing chooses may be below it, out of sight.
  useEffect(() => {
    if (tapped) document.querySelector('.picture .why, .chosen')?.scrollIntoView({ block: 'nearest' });
  }, [tapped]);
  const latest = useRef(tap);
  latest.current = tap;

  // In a shadow tree, since classes of the drawing have other meanings than those of the page.
  useLayoutEffect(() => {
    const host = drawing.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.replaceChildren(asPicture(chartPicture));
    root.addEventListener('click', (event) => latest.current(event as MouseEvent));
  }, []);

  useEffect(() => {
    const teeth = treatments.find(({ id }) => id === chosen)?.teeth ?? [];
    for (const group of drawing.current!.shadowRoot!.querySelectorAll<SVGElement>('[data-tooth]')) {
      const isFaded = teeth.length > 0 && !teeth.includes(group.dataset.tooth!);
      group.setAttribute('opacity', isFaded ? '0.28' : '1');
      group.setAttribute('cursor', 'pointer');
    }
  }, [chosen]);

  return (
    <section class="picture">
      <h2 class="hidden">{words.picture}</h2>
      <div class="drawing" ref={drawing} aria-hidden="true" />
      <p class="sides" aria-hidden="true">
        <span>{words.yourRight}</span>
        {treatments.some(({ teeth }) => teeth.length > 0) && <span class="hint no-print">{words.pictureHint}</span>}
        <span>{words.yourLeft}</span>
      </p>
      {marks.length > 0 && (
        <div class="marks" role="toolbar" aria-label={words.plannedTeeth} onKeyDown={moveByArrows}>
          {marks.map(({ treatment, isOne, tooth, label }, index) => (
            <>
              <button
                type="button"
                class="chip"
                aria-pressed={treatment.id === chosen}
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => choose(treatment.id)}
              >
                <span>
                  <span class="where">{isOne ? toothWords(tooth, label, words) : treatment.place}</span>
                  {treatment.name}
                </span>
                <span class="amount">{money(treatment.PatAmt)}</span>
              </button>
              {isExplaining && treatment.id === chosen && (
                <p class="why">
                  <b>{words.why}.</b> {reasonFor(treatment, plan, speech, words)}
                </p>
              )}
            </>
          ))}
        </div>
      )}
      <h3 class="hidden">{words.legend}</h3>
      <ul class="legend">
        {drawnLegend(chart).map(({ status, color, pattern }) => (
          <li>
            <Swatch color={color} pattern={pattern} />
            {words.chart.statuses[status]}
          </li>
        ))}
      </ul>
    </section>
  );
}

const UNPLACED: readonly Area[] = ['M', 'none'];

/** The legend of what is drawn here: the chart's own legend includes work without a place. */
function drawnLegend({ teeth, areas, legend }: Chart): Chart['legend'] {
  const drawn = [...teeth, ...areas.filter(({ area }) => !UNPLACED.includes(area))];
  const statuses = new Set(drawn.flatMap(({ findings }) => findings.map(({ status }) => status)));
  return legend.filter(({ status }) => statuses.has(status));
}

/** How far from a tooth with planned work a tap may be, in pixels: half of what a finger covers. */
const REACH = 22;

/** The tooth under a finger, or the nearest one with planned work. */
function toothAt({ target, clientX, clientY }: MouseEvent, planned: ReadonlySet<string>): string | undefined {
  const drawn = (target as Element).closest<SVGElement>('[data-tooth]')?.dataset.tooth;
  if (drawn !== undefined && planned.has(drawn)) return drawn;
  const root = (target as Element).getRootNode() as ShadowRoot;
  const near = [...root.querySelectorAll<SVGElement>('[data-tooth]')].flatMap((group) => {
    const { left, right, top, bottom } = group.getBoundingClientRect();
    const away = Math.hypot(Math.max(left - clientX, 0, clientX - right), Math.max(top - clientY, 0, clientY - bottom));
    const tooth = group.dataset.tooth!;
    return planned.has(tooth) && away <= REACH ? [{ tooth, away }] : [];
  });
  return near.sort((one, other) => one.away - other.away)[0]?.tooth;
}

/** The drawing without its words: the page says them in its own language. */
function asPicture(svg: string): SVGSVGElement {
  const parsed = document.adoptNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
  for (const [name, value] of Object.entries({
    width: '100%',
    height: '100%',
    display: 'block',
    role: 'presentation',
  })) {
    parsed.setAttribute(name, value);
  }
  parsed.removeAttribute('aria-labelledby');
  // Work without a place is described in words only.
  const told = ['title', 'desc', '.words', '[data-legend]', ...UNPLACED.map((area) => `[data-area="${area}"]`)];
  for (const word of parsed.querySelectorAll(told.join())) word.remove();
  // As large as there is room for: the page is often smaller than the sheet that the drawing is made for.
  const numbers = [...parsed.querySelectorAll('text.number')];
  if (numbers.every(({ textContent }) => textContent.length < 3)) {
    for (const number of numbers) number.setAttribute('font-size', '21');
  }
  return parsed as unknown as SVGSVGElement;
}

function Swatch({ color, pattern }: { color: string; pattern: string }) {
  const isLines = /hatch|strip|check/.test(pattern);
  return (
    <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="4" fill={isLines ? 'none' : color} stroke={color} stroke-width="2" />
      {isLines && <path d="M4 16 16 4M4 9l5-5M11 16l5-5" stroke={color} stroke-width="2" fill="none" />}
      {/cross|check/.test(pattern) && <path d="M4 4l12 12" stroke={color} stroke-width="2" />}
      {/dot/.test(pattern) && <circle cx="10" cy="10" r="3" fill="#fff" />}
      {/ring/.test(pattern) && <circle cx="10" cy="10" r="4" fill="none" stroke="#fff" stroke-width="2" />}
    </svg>
  );
}

function moveByArrows(event: KeyboardEvent) {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons[(at + step + buttons.length) % buttons.length]!;
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
  event.preventDefault();
}
