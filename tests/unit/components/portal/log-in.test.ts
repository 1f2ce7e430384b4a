import { expect, test, vi } from 'vitest';
import { beforeView } from '../../../../components/portal/chip-view';
import { logInView } from '../../../../components/portal/log-in';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { BeforeReply, SubmissionState } from '../../../../utils/messages';
import { isLogInAnew } from '../../../../utils/portal/registry';

const t = createTexts('zh_CN');
const NONE: BeforeReply = { draft: false, form: false };
const of = (outcome: SubmissionState['outcome']): BeforeReply => ({
  ...NONE,
  form: true,
  submission: { submissionId: 'S1', outcome, waitsForClerk: false, invoiceNumber: '26112000000012345678' },
});

test.each<[string, BeforeReply, string | undefined]>([
  ['nothing before', NONE, undefined],
  ['a form', { ...NONE, form: true }, '登录已失效，请重新登录后再打开开票页'],
  ['a draft', { draft: true, form: true }, '登录已失效；刚才填的已留底，登录后可填回'],
  ['one that waits', of('pending'), '登录已失效；刚才提交的已留底，还没有结果，登录后先看结果'],
  ['an unclear one', of('unknown'), '登录已失效；刚才提交的已留底，结果不明，登录后先核对'],
  ['one that is done with', of('issued'), '登录已失效，请重新登录后再打开开票页'],
])('%s', (_, left, text) => expect(logInView(left, t, () => undefined)?.text).toBe(text));

test('what is unclear leads to where it is looked up', () => {
  const check = vi.fn();
  logInView(of('unknown'), t, check)?.action?.press();
  expect(check).toHaveBeenCalledWith('S1');
});

test('after an issue it is said to be kept; of anything else nothing', () => {
  expect(beforeView(of('issued'), t)?.text).toBe('刚才那张已留底 · 已开具 …12345678');
  expect(beforeView(of('unknown'), t)).toBeUndefined();
  expect(beforeView(NONE, t)).toBeUndefined();
});

test.each([
  ['tpass.beijing.chinatax.gov.cn', '?redirect_uri=x', true],
  ['tpass.sichuan.chinatax.gov.cn', '#/login?redirect_uri=x', true],
  ['tpass.beijing.chinatax.gov.cn', '', false],
  ['dppt.beijing.chinatax.gov.cn', '?redirect_uri=x', false],
  ['tpass.beijing.chinatax.gov.cn.evil.example', '?redirect_uri=x', false],
])('%s%s', (host, rest, is) => expect(isLogInAnew(host, `https://${host}/login${rest}`)).toBe(is));
