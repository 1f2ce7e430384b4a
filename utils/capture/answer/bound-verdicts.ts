import type { Verdict } from './read-verdict';

/** So many texts answer one press; a page that shows more of them runs in a circle (X27). */
const MOST_A_PRESS = 60;
/** After that at most one in this time, ms. */
const REST_MS = 3_000;
/** No more of them for so long: time to say how many were not kept, ms. */
const QUIET_MS = 10_000;

const decides = ({ area }: Verdict) => area !== 'notice';

/**
 * Bounds the texts that one press brings. Beyond the bound only texts that decide and were not told yet go through, one
 * every few seconds; that texts were not kept, and how many, is told in words of ours. A proof is never held back.
 * @param tell also later than `offer`
 */
export function boundVerdicts(document: Document, tell: (verdict: Verdict) => void) {
  let told = 0;
  let dropped = 0;
  let proved = false;
  let saidSo = false;
  let texts = new Set<string>();
  let numbers = new Set<string>();
  let waiting: Verdict | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string) =>
    tell({ area: 'notice', text, buttons: [], invoiceNumbers: [], element: document.documentElement });
  const pass = (verdict: Verdict) => {
    told += 1;
    texts.add(verdict.text);
    proved ||= verdict.area === 'success';
    for (const number of verdict.invoiceNumbers) numbers.add(number);
    tell(verdict);
  };
  const restThenPass = () => {
    rest = setTimeout(() => {
      rest = undefined;
      if (!waiting) return;
      const next = waiting;
      waiting = undefined;
      restThenPass();
      pass(next);
    }, REST_MS);
  };
  const sayHowMany = () => {
    clearTimeout(quiet);
    quiet = undefined;
    if (dropped > 0) say(`页面提示过多，另有 ${dropped} 条没有逐条留底`);
    dropped = 0;
  };
  const drop = () => {
    dropped += 1;
    if (!saidSo) say('页面提示过多，此后只留下新的、要紧的提示');
    saidSo = true;
    clearTimeout(quiet);
    quiet = setTimeout(sayHowMany, QUIET_MS);
  };
  const isProof = ({ area, invoiceNumbers }: Verdict) =>
    area === 'success' && (!proved || invoiceNumbers.some((number) => !numbers.has(number)));

  const restart = () => {
    clearTimeout(rest);
    clearTimeout(quiet);
    rest = undefined;
    quiet = undefined;
    waiting = undefined;
    told = 0;
    dropped = 0;
    proved = false;
    saidSo = false;
    texts = new Set();
    numbers = new Set();
  };

  return {
    offer(verdict: Verdict) {
      if (told < MOST_A_PRESS || isProof(verdict)) return pass(verdict);
      if (!decides(verdict) || texts.has(verdict.text)) return drop();
      if (rest === undefined) {
        restThenPass();
        return pass(verdict);
      }
      if (waiting) drop();
      waiting = verdict;
    },
    restart,
    /** Tells what was not kept while it still belongs to that press. */
    stop() {
      if (waiting) dropped += 1;
      sayHowMany();
      restart();
    },
  };
}
