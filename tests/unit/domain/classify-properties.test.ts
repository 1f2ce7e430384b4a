import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyText, type TextClass } from '../../../utils/domain/classify-text';
import { CATALOGUE } from '../../../utils/portal/catalogue';
import { knowledgeWith } from '../../../utils/portal/registry';
import { DOUBT_WORDS, RULE_WORDS } from '../../../utils/portal/words';

const { texts } = knowledgeWith()('dppt');
const classify = (text: string) => classifyText(text, texts);

/** From careless to careful: what may be done again without a look, first. */
const CARE: readonly TextClass[] = [
  'unclear',
  'refused',
  'doubtful',
  'question',
  'scanEnded',
  'auth',
  'unknown',
  'issued',
];
const care = (text: string) => CARE.indexOf(classify(text));

const listed = CATALOGUE.filter(
  ({ scope, kind }) => kind === 'text' && ['issue', 'dialog', 'session'].includes(scope),
).map(({ match }) => match);
const part = fc.oneof(
  fc.constantFrom(...listed),
  fc.constantFrom(...DOUBT_WORDS),
  fc.constantFrom(...RULE_WORDS),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('，'));
const RUNS = { numRuns: 500 };

describe('whatever the text', () => {
  test('T2 more words never make it less careful, but for a rule that an unclear one turns out to name', () =>
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(care(`${one}，${other}`)).toBeGreaterThanOrEqual(Math.max(care(one), care(other)));
      }),
      RUNS,
    ));

  test('T1 spaces, breaks and full width change nothing', () =>
    fc.assert(
      fc.property(text, fc.nat(), (one, at) => {
        const place = at % (one.length + 1);
        expect(classify(`${one.slice(0, place)} \n${one.slice(place)}`)).toBe(classify(one));
        expect(
          classify(one.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))),
        ).toBe(classify(one));
      }),
      RUNS,
    ));

  test('T3 with a word of doubt it is never a refusal', () =>
    fc.assert(
      fc.property(text, fc.constantFrom(...DOUBT_WORDS), text, (before, word, after) => {
        expect(classify(before + word + after)).not.toBe('refused');
      }),
      RUNS,
    ));

  test('T4 a refusal names a field, a line or a rule', () =>
    fc.assert(
      fc.property(text, (one) => {
        if (classify(one) !== 'refused') return;
        const plain = one.normalize('NFKC').replace(/\s/g, '');
        expect(RULE_WORDS.some((word) => plain.includes(word)) || /第\d+行/.test(plain)).toBe(true);
      }),
      RUNS,
    ));
});
