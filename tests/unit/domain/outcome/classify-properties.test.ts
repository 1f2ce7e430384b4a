import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyText, type TextClass } from '../../../../utils/domain/outcome/classify-text';
import { CATALOGUE } from '../../../../utils/portal/catalogue';
import { DOUBT_WORDS } from '../../../../utils/portal/doubts';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { TEXT_KINDS } from '../../../../utils/portal/text-kinds';
import { RULE_PATTERNS, RULE_WORDS } from '../../../../utils/portal/words';
import { DOUBTFUL_SENTENCES, REFUSING_SENTENCES } from '../../../fixtures/made-up-texts';

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
  fc.constantFrom(...REFUSING_SENTENCES),
  fc.constantFrom(...DOUBTFUL_SENTENCES),
  fc.constantFrom('登录已失效', '帐号退出', '绑定关系已过期', '是否继续提交', '请选择原因'),
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

  test('T15 with a sentence of doubt before or after it, it is never a refusal', () =>
    fc.assert(
      fc.property(text, fc.constantFrom(...DOUBTFUL_SENTENCES), (one, doubt) => {
        expect(classify(`${one}，${doubt}`)).not.toBe('refused');
        expect(classify(`${doubt}，${one}`)).not.toBe('refused');
      }),
      RUNS,
    ));

  test('T4 T8 a refusal names a field, a line or a rule, or is of a kind', () =>
    fc.assert(
      fc.property(text, (one) => {
        if (classify(one) !== 'refused') return;
        const plain = one.normalize('NFKC').replace(/\s/g, '');
        const patterns = [...RULE_PATTERNS, ...TEXT_KINDS.flatMap((kind) => kind.patterns)];
        const isNamed =
          RULE_WORDS.some((word) => plain.includes(word)) ||
          patterns.some((pattern) => new RegExp(pattern).test(plain));
        expect(isNamed).toBe(true);
      }),
      RUNS,
    ));
});
