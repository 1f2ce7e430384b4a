// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { Fact } from '../../../../utils/domain/fact/fact';
import { click, find, page } from '../../support/page/page';
import { last, onEntryForm, stage, start, state } from '../../support/page/witness-stage';

onEntryForm();

describe('the answer', () => {
  const showToast = async () => {
    document.body.insertAdjacentHTML('beforeend', '<div class="t-message t-is-error">税率不合法</div>');
    await stage.wait(200);
  };

  test('X14 what still stands some time after the press is told as such', async () => {
    start();
    find('#issue').insertAdjacentHTML('beforebegin', '<div class="el-form-item__error">税号不正确</div>');
    click(find('#issue'));
    await stage.wait(2_000);
    expect(stage.of('answered')).toMatchObject([{ area: 'inline', text: '税号不正确', stood: true }]);
    expect(Fact.safeParse(stage.of('answered')[0])).toMatchObject({ data: { stood: true } });
  });

  test('belongs to the submission', async () => {
    start();
    click(find('#issue'));
    await showToast();
    expect(stage.of('answered')).toMatchObject([
      { submissionId: last(), text: '税率不合法', area: 'errorToast' },
    ]);
    expect(Fact.safeParse(stage.of('answered')[0]).success).toBe(true);
  });

  test('is nothing without a submission', async () => {
    start();
    await showToast();
    expect(stage.of('answered')).toEqual([]);
  });

  test('to a submission of the page before this one: only proof of issue counts on the new page', async () => {
    const awaiting = { submissionId: 'EARLIER', typed: ['02000001092000012345'] };
    page(
      '<div class="t-message t-is-error">税率不合法</div><div>账号 02000001092000012345，号码 26112000000123456789<a class="qrcode-btn">码</a></div>',
    );
    start({ wake: async () => ({ tabKey: 'B:7', frameId: 0, awaiting }) });
    await stage.wait(10);
    expect(stage.facts).toMatchObject([
      {
        type: 'answered',
        submissionId: 'EARLIER',
        area: 'success',
        invoiceNumbers: ['26112000000123456789'],
      },
    ]);
    window.dispatchEvent(new Event('pagehide'));
    expect(stage.facts).toHaveLength(1);
  });

  test('after it was issued nothing more is told, not even that the page left', async () => {
    start();
    click(find('#issue'));
    state('issued');
    await showToast();
    window.dispatchEvent(new Event('pagehide'));
    expect(stage.facts.map(({ type }) => type)).toEqual(['submitted']);
  });

  test('a page that leaves in the moment it shows its answer: read before it goes', () => {
    start();
    click(find('#issue'));
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div>开票成功，号码 26112000000123456789<a class="qrcode-btn">码</a></div>',
    );
    window.dispatchEvent(new Event('pagehide'));
    expect(stage.facts.slice(1)).toMatchObject([
      { type: 'answered', area: 'success', invoiceNumbers: ['26112000000123456789'] },
      { type: 'leftPage' },
    ]);
  });

  test('a page that leaves before is told', () => {
    start();
    click(find('#issue'));
    window.dispatchEvent(new Event('pagehide'));
    expect(stage.of('leftPage')).toMatchObject([{ how: 'pageHidden' }]);
  });
});
