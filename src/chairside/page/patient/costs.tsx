import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Sums } from '../answers.ts';
import { asksInsurance, insuranceOf, isUnpaid, type Phase, payerOf, type Treatment } from '../plan-view.ts';
import { reasonFor } from '../reason.ts';
import { useSpeech } from '../speech.tsx';
import { useRoom } from './room.ts';
import { SumsList } from './sums.tsx';

interface Props {
  readonly phases: readonly Phase[];
  readonly plan: Sums;
  readonly chosen: number | undefined;
  choose(id: number): void;
}

/** The treatments by phase, with what each costs, and a sum for each phase. */
export function Costs({ phases, plan, chosen, choose }: Props) {
  const { words, money } = useSpeech();
  const section = useRef<HTMLElement>(null);
  const room = roomIn(useRoom(section));
  const isWide = room === 'wide';
  const treatments = phases.flatMap((phase) => phase.treatments);
  const isInsured = asksInsurance(treatments);
  const columns = isWide ? (isInsured ? 5 : 4) : 2;
  if (phases.length === 0) {
    return (
      <section class="costs" ref={section}>
        <p>{words.nothingPlanned}</p>
      </section>
    );
  }
  return (
    <section class={`costs ${room}`} ref={section}>
      <table>
        <caption>{words.costs}</caption>
        <thead class={room === 'narrow' ? 'hidden' : ''}>
          <tr>
            <th scope="col">{words.treatment}</th>
            {isWide && (
              <>
                <th scope="col">{words.fee}</th>
                {isInsured && <th scope="col">{payerOf(treatments, words)}</th>}
                <th scope="col">{words.discount}</th>
              </>
            )}
            <th scope="col">{words.youPay}</th>
          </tr>
        </thead>
        {phases.map(({ name, treatments, sums }) => (
          <tbody>
            <tr class="phase">
              <th scope="rowgroup" colSpan={columns}>
                {name}
              </th>
            </tr>
            {treatments.map((line) => (
              <Line
                room={room}
                line={line}
                plan={plan}
                isInsured={isInsured}
                isChosen={line.id === chosen}
                choose={choose}
              />
            ))}
            <tr class="phase-sum">
              <th scope="row" colSpan={columns - 1}>
                {words.phasePays(name)}
              </th>
              <td>{money(sums.PatAmt)}</td>
            </tr>
          </tbody>
        ))}
      </table>
      <div class="grand">
        <SumsList treatments={treatments} />
      </div>
      {isInsured && !treatments[0]!.isDiscountPlan && <p class="soft small">{words.estimateNote}</p>}
    </section>
  );
}

interface LineProps {
  readonly room: Room;
  readonly line: Treatment;
  readonly plan: Sums;
  /** Whether the plan asks an insurance at all. */
  readonly isInsured: boolean;
  readonly isChosen: boolean;
  choose(id: number): void;
}

function Line({ room, line, plan, isInsured, isChosen, choose }: LineProps) {
  const speech = useSpeech();
  const { words, money, less } = speech;
  const isWide = room === 'wide';
  const insurance = isUnpaid(line, plan) ? <span class="soft">{words.unpaid}</span> : less(insuranceOf(line));
  return (
    <>
      <tr class={isChosen ? 'chosen' : ''} data-line={line.id}>
        <th scope="row" colSpan={room === 'narrow' ? 2 : 1}>
          <button type="button" class="line" aria-expanded={isChosen} onClick={() => choose(line.id)}>
            <span>
              <span class="what">{line.name}</span>
              {line.place && <span class="where">{line.place}</span>}
            </span>
          </button>
          {!isWide && (
            <p class={`where amounts ${room}`}>
              <Amount name={words.fee}>{money(line.FeeAmt)}</Amount>
              {isInsured && <Amount name={payerOf([line], words)}>{insurance}</Amount>}
              {line.Discount !== 0 && <Amount name={words.discount}>{less(line.Discount)}</Amount>}
              {room === 'narrow' && (
                <Amount name={words.youPay}>
                  <b>{money(line.PatAmt)}</b>
                </Amount>
              )}
            </p>
          )}
        </th>
        {isWide && (
          <>
            <td>{money(line.FeeAmt)}</td>
            {isInsured && <td>{insurance}</td>}
            <td>{line.Discount === 0 ? '–' : less(line.Discount)}</td>
          </>
        )}
        {room !== 'narrow' && <td class="pay">{money(line.PatAmt)}</td>}
      </tr>
      {isChosen && (
        <tr class="detail">
          <td colSpan={isWide ? (isInsured ? 5 : 4) : 2}>
            <p>
              <b>{words.why}.</b> {reasonFor(line, plan, speech, words)}
            </p>
            <p class="soft small">{[`${words.code} ${line.procCode}`, ...line.remarks].join(' · ')}</p>
          </td>
        </tr>
      )}
    </>
  );
}

function Amount({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <span>
      <span>{name}</span> <span class="amount">{children}</span>
    </span>
  );
}

/** Room for four amounts beside the words, for one of them, or for none. */
type Room = 'wide' | 'medium' | 'narrow';

/** Least width in pixels for each room, with letters of the usual size. */
const WIDE = 590;
const MEDIUM = 240;

const roomIn = (width: number): Room => (width >= WIDE ? 'wide' : width >= MEDIUM ? 'medium' : 'narrow');
