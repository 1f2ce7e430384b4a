import { expect, test } from 'vitest';
import { lineOf } from '../../../../components/inbox/inbox-words';
import { inboxClassOf } from '../../../../utils/domain/inbox/inbox-class';
import type { Submission } from '../../../../utils/domain/record/submission';
import { FIRST_LANGUAGE } from '../../../../utils/domain/texts/languages';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { FAILURE_CLASS_RULES } from '../../../../utils/portal/failure-classes';

const t = createTexts(FIRST_LANGUAGE);
const unclear = (message: string, read = 'unclear', more: object = {}) =>
  ({
    outcome: { type: 'unknown', reason: 'unclearText', message },
    standing: 'unchecked',
    signals: { verdicts: [{ class: read, text: message }] },
    ...more,
  }) as unknown as Submission;
const classOf = (record: Submission) => inboxClassOf(record, FAILURE_CLASS_RULES);

test.each([
  ['您没有这项权限，请联系法定代表人授权', 'unclear', 'likelyNot'],
  ['企业已被限制开票', 'unclear', 'likelyNot'],
  ['商品和服务税收编码不可用', 'unclear', 'likelyNot'],
  ['身份认证已过期', 'unclear', 'likelyNot'],
  ['限制开票校验异常', 'doubtful', 'unknown'],
  ['请看说明', 'unclear', 'unknown'],
])('%s (%s) waits under %s', (message, read, expected) => {
  expect(classOf(unclear(message, read))).toBe(expected);
});

test('of those the text stands first, and the warning stays', () => {
  const line = lineOf(unclear('企业已被限制开票'), 'likelyNot', t);
  expect(line.indexOf('企业已被限制开票')).toBeGreaterThan(-1);
  expect(line.indexOf('企业已被限制开票')).toBeLessThan(line.indexOf('先别再点发票开具'));
});

test('in English no sentence ends as a Chinese one', () => {
  const line = lineOf(unclear('No such item'), 'likelyNot', createTexts('en'));
  expect(line).toMatch(/No such item". It may have been issued/);
  expect(line).not.toMatch(/[。；，]/);
});

test('what the list says takes the place of 可能已经开具, and still says not to press', () => {
  const line = lineOf(unclear('请看说明', 'unclear', { standing: 'missing' }), 'unknown', t);
  expect(line).toContain('税局的清单里还没有这张');
  expect(line).toContain('先别再点发票开具');
  expect(line).not.toContain('可能已经开具');
});
