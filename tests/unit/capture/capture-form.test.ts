// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dppt } from '../../../utils/portal/dppt';
import { captureStage, goTo } from '../support/page/capture';
import { formPage } from '../support/page/form';
import { page } from '../support/page/page';
import { SELLER } from '../support/page/snapshots';

let stage: ReturnType<typeof captureStage>;

beforeEach(() => {
  vi.useFakeTimers();
  goTo(dppt.entry.path);
});
afterEach(() => {
  stage.stop();
  vi.useRealTimers();
});

describe('the form', () => {
  test('is told with its company', () => {
    page(formPage());
    stage = captureStage();
    expect(stage.watched).toEqual([['on', { name: SELLER.name, taxId: SELLER.taxId }, false]]);
  });

  test('L4 drift is a fault, once', async () => {
    page(formPage({ change: ['t-form-item__gmfmc', 't-form-item__renamed'] }));
    stage = captureStage();
    await stage.wait(20_000);
    expect(stage.of('fault')).toMatchObject([
      { kind: 'profileDrift', detail: '购买方名称', profileId: 'dppt' },
    ]);
  });
});
