import { isEnded } from '../fact/red';
import { type Decimal, subtract, sum, twoDecimals } from '../invoice/money';
import { isWithOtherSide } from '../outcome/decide-red';
import type { RedLink } from '../reconcile/red-links';
import type { Submission } from '../record/submission';

/** How a red letter stands that may exist at the portal already, the weightiest last. */
const RED_TWIN_STATES = ['pending', 'taken', 'unknown', 'pressed', 'issued'] as const;
type RedTwinState = (typeof RED_TWIN_STATES)[number];

/** What is told of the red letters that a blue invoice has already. */
export interface RedTwin {
  state: RedTwinState;
  at: number;
  /** Only the day of it is known. */
  dayOnly?: boolean;
  invoiceNumber?: string;
  /** Those that are known may leave a further part to reverse. */
  isPart: boolean;
}

/** Undefined where nothing of it can exist: refused before it was taken, 作废, not sent, settled as not issued. */
function stateOf({ outcome, signals, settled, red, invoiceNumbers }: Submission): RedTwinState | undefined {
  if (outcome.type === 'issued' || invoiceNumbers.length > 0) return 'issued';
  const isPressed = signals.red?.pressedAt !== undefined;
  switch (outcome.type) {
    case 'pending':
      return isPressed ? 'pressed' : isWithOtherSide(signals) ? 'taken' : 'pending';
    case 'unknown':
      return settled?.as === 'notIssued' ? undefined : isPressed ? 'pressed' : 'unknown';
    case 'refused':
    case 'notSent':
      // The portal did not issue from it at once: its confirmation stands all the same.
      return isPressed && !isEnded(red?.confirmState) ? 'taken' : undefined;
    default:
      return undefined;
  }
}

function momentOf({ outcome, signals, submittedAt }: Submission, state: RedTwinState): number {
  const pressedAt = signals.red?.pressedAt ?? submittedAt;
  if (state === 'pressed') return pressedAt;
  return outcome.type === 'issued' ? (outcome.issuedAt ?? pressedAt) : submittedAt;
}

function told(link: RedLink): Omit<RedTwin, 'isPart'> | undefined {
  const { record, row, invoiceNumbers } = link;
  const [invoiceNumber] = invoiceNumbers;
  const number = invoiceNumber === undefined ? {} : { invoiceNumber };
  const state = row ? 'issued' : record && stateOf(record);
  if (state === undefined) return undefined;
  if (row?.issuedAt !== undefined)
    return { state, at: row.issuedAt, ...(row.dayOnly ? { dayOnly: true } : {}), ...number };
  return { state, at: record ? momentOf(record, state) : 0, ...number };
}

/** Pages show the amount with either sign. */
const sizeOf = ({ record, row }: RedLink): Decimal | undefined => {
  const gross = row?.gross ?? record?.invoice.totalGross;
  return gross === undefined ? undefined : twoDecimals(gross).replace('-', '');
};

/** Every one is a part of it, and together they are not known to be the whole. */
function leavesSome(links: readonly RedLink[], originalGross: Decimal | undefined): boolean {
  const sizes = links.map(sizeOf);
  const isSumKnown = originalGross !== undefined && sizes.every((size) => size !== undefined);
  const isLess = isSumKnown && subtract(sum(sizes), originalGross).startsWith('-');
  if (isSumKnown && !isLess) return false;
  return links.every(({ record }) => (record ? record.red?.scope === 'partial' : isLess));
}

/**
 * The weightiest, then newest, of the red letters that may exist at the portal already.
 * @param links every red letter of a blue invoice
 * @param originalGross 价税合计 of that invoice, where it is known
 */
export function findRedTwin(
  links: readonly RedLink[],
  originalGross: Decimal | undefined,
): RedTwin | undefined {
  const alive = links.flatMap((link) => {
    const twin = told(link);
    return twin ? [{ link, twin }] : [];
  });
  const weight = ({ state }: Pick<RedTwin, 'state'>) => RED_TWIN_STATES.indexOf(state);
  const [first] = alive.map(({ twin }) => twin).sort((a, b) => weight(b) - weight(a) || b.at - a.at);
  if (!first) return undefined;
  const isPart = leavesSome(
    alive.map(({ link }) => link),
    originalGross,
  );
  return { ...first, isPart };
}
