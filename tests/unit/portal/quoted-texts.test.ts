import { expect, test } from 'vitest';
import { asksByForm, BATCH_SCOPES, classifyText } from '../../../utils/domain/outcome/classify-text';
import { dppt } from '../../../utils/portal/dppt';
import { knowledgeWith } from '../../../utils/portal/registry';
import { QUOTED_TEXTS, type QuotedText } from '../../fixtures/quoted-texts';

const { texts, redTexts } = knowledgeWith()('dppt');
const { taken, notTaken } = dppt.red;
/** So many may be read less surely than they could be. */
const MOST_TOO_CAREFUL = 5;

const says = (text: string, words: readonly string[]) => words.some((word) => text.includes(word));

/** What the product makes of it: a question comes in a dialog with a choice, after an issue call. */
function readAs({ text, page }: QuotedText): QuotedText['allows'] {
  // Where a red page says so, its confirmation was taken (`watch-red.ts`).
  if (page === 'red' && says(text, taken) && !says(text, notTaken)) return 'pending';
  const rules = page === 'red' ? redTexts : texts;
  const read = classifyText(text, rules, page === 'batch' ? BATCH_SCOPES : undefined);
  if (read === 'auth' || read === 'scanEnded') return 'session';
  const asks = (read === 'unclear' || read === 'doubtful') && asksByForm(text, rules);
  if (asks) return 'question';
  return read === 'doubtful' || read === 'unclear' ? 'unknown' : read;
}
/** `unknown` says nothing for certain; of no submission nothing may be said. */
const isWrong = (read: QuotedText['allows'], allows: QuotedText['allows']) =>
  read !== 'unknown' && read !== allows;

test.each(QUOTED_TEXTS)(
  'T4 X5 no certainty that the words do not carry: $page $text',
  (quoted: QuotedText) => {
    const read = readAs(quoted);
    expect(isWrong(read, quoted.allows), read).toBe(false);
  },
);

test('each is there once', () => {
  const all = QUOTED_TEXTS.map(({ page, text }) => `${page} ${text}`);
  expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(87);
});

test('T7 to T14 few are read more carefully than they must be', () => {
  const careful = QUOTED_TEXTS.filter(
    (quoted) => readAs(quoted) === 'unknown' && !['unknown', 'n/a'].includes(quoted.allows),
  );
  expect(careful.length, careful.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(MOST_TOO_CAREFUL);
});
