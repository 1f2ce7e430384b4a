// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHIP_ID, createChip } from '../../../../components/portal/chip';
import { watchView } from '../../../../components/portal/chip-view';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { page } from '../../support/page/page';

const view = watchView('on', createTexts('zh_CN'));
const host = () => document.getElementById(CHIP_ID);
let chip: ReturnType<typeof createChip>;

beforeEach(() => {
  vi.useFakeTimers();
  page('<button>发票开具</button>');
  chip = createChip(document, () => document.querySelector('button') ?? undefined);
});
afterEach(() => {
  chip.remove();
  vi.useRealTimers();
});

describe('L3 the chip leaves the page alone', () => {
  test('nothing is on the page before its first word', () => expect(host()).toBeNull());

  test('one host outside of the page’s own body, that takes no click and no focus', () => {
    const before = document.body.innerHTML;
    chip.show(view);
    chip.show({ ...view, state: 'drift' });
    expect(document.querySelectorAll(`#${CHIP_ID}`)).toHaveLength(1);
    expect(document.body.innerHTML).toBe(before);
    expect(host()?.style.pointerEvents).toBe('none');
    expect(host()?.hasAttribute('tabindex')).toBe(false);
  });

  test('its inside is closed to the page', () => {
    chip.show(view);
    expect(host()?.shadowRoot).toBeNull();
  });

  test('it comes back with its next word when the page threw it out', () => {
    chip.show(view);
    host()?.remove();
    chip.show(view);
    expect(host()).not.toBeNull();
  });

  test('remove', () => {
    chip.show(view);
    chip.remove();
    chip.remove();
    expect(host()).toBeNull();
  });

  test('its state is there for tools', () => {
    chip.show(view);
    expect(host()?.getAttribute('data-state')).toBe('watching');
  });
});
