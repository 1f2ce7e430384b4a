// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { takePicture } from '../../../../utils/capture/picture/take-picture';
import { dppt } from '../../../../utils/portal/dppt';
import { SECRET_VIEWS } from '../../../../utils/portal/secret-views';
import { goTo } from '../../support/page/capture';
import { formPage } from '../../support/page/form';
import { find, page } from '../../support/page/page';

const take = () => takePicture(window, dppt, SECRET_VIEWS);
const lines = () => take()?.text.split('\n') ?? [];
const LONG = `<main>${'发票业务 蓝字发票开具 '.repeat(80)}</main>`;

beforeEach(() => {
  goTo('/blue-invoice-makeout/invoice-makeout?ruuid=abc#/x');
  document.title = '蓝字发票开具';
});

describe('the visible page as text', () => {
  test('title, origin and path without query, size', () => {
    page('<h1>蓝字发票开具</h1>');
    expect(take()).toMatchObject({
      title: '蓝字发票开具',
      site: { origin: location.origin, path: '/blue-invoice-makeout/invoice-makeout' },
      width: window.innerWidth,
      height: window.innerHeight,
    });
    expect(JSON.stringify(take())).not.toContain('abc');
  });

  test('fields with their label and value, rows of the grid in one line', () => {
    page(formPage({ rows: 2 }));
    find<HTMLTextAreaElement>('textarea').value = '合同 12';
    const text = take()?.text ?? '';
    expect(text).toContain('备注：合同 12');
    expect(text.split('\n').filter((line) => line.includes(' | ')).length).toBeGreaterThanOrEqual(2);
    expect(lines().filter((line) => line === '备注')).toEqual([]);
  });

  test('what stands over the page comes last, what is hidden not at all', () => {
    page(`<div class="t-message t-is-error">税率不合法</div><p>正文</p><p hidden>藏着</p>
      <div style="display:none">也藏着</div><script>1</script>`);
    expect(lines()).toEqual(['正文', '税率不合法']);
  });

  test('a long page is cut, what stands over it stays whole, and it is said', () => {
    page(`${'<p>一二三四五六七八九十</p>'.repeat(5_000)}<div class="t-dialog">系统繁忙</div>`);
    const seen = take();
    expect(seen?.cut).toBe(true);
    expect(seen?.text.length).toBeLessThanOrEqual(20_000);
    expect(seen?.text.endsWith('系统繁忙')).toBe(true);
  });

  test('L6 addresses in it lose their query, codes their value', () => {
    page(
      `${LONG}<p>请访问 https://dppt.a.cn/x?token=SEC1#SEC2 或 /kpfw/y?ruuid=SEC3 再试</p><p>您的验证码：834921</p>`,
    );
    const text = take()?.text ?? '';
    expect(text).toContain('https://dppt.a.cn/x');
    expect(text).toContain('/kpfw/y');
    expect(text).not.toMatch(/SEC|834921/);
  });

  test('L6 the value of a hidden or token field is not read', () => {
    page(`${LONG}<input type="hidden" value="SEC1"><label>单号</label><input name="_token" value="SEC2">`);
    expect(take()?.text).not.toContain('SEC');
  });
});

describe('L6 of a secret view nothing is taken', () => {
  test.each([
    ['a password', `${LONG}<input type="password" value="x">`],
    ['a code field', `${LONG}<label>短信验证码</label><input value="834921">`],
    ['a one-time code', `${LONG}<input autocomplete="one-time-code">`],
    ['a QR code', `${LONG}<div class="t-qrcode"><canvas></canvas></div>`],
    ['a picture of one', `${LONG}<img alt="登录二维码">`],
    [
      'a face scan',
      `${LONG}<div class="t-dialog"><div class="t-dialog__header">电子税务局APP扫脸认证</div></div>`,
    ],
    ['a page that asks to scan', '<p>请使用电子税务局APP扫一扫</p>'],
  ])('%s', (_, html) => {
    page(html);
    expect(take()).toBeUndefined();
  });

  test.each(['/cas/login', '/kpfw/slrz/page', '/sso/authorize', '/face-auth/index'])('%s', (path) => {
    goTo(path);
    page(LONG);
    expect(take()).toBeUndefined();
  });

  test('one that is hidden is none', () => {
    page(`${LONG}<div style="display:none"><input type="password"></div>`);
    expect(take()).toBeDefined();
  });
});
