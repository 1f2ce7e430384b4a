// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { actOf, actOn } from '../../../../components/shell/page-keys';

const press = (selector: string, key: string, more: KeyboardEventInit = {}) => {
  let act: ReturnType<typeof actOf>;
  const listen = (event: Event) => {
    act = actOf(event as KeyboardEvent);
  };
  document.addEventListener('keydown', listen);
  document
    .querySelector(selector)
    ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  document.removeEventListener('keydown', listen);
  return act;
};

beforeEach(() => {
  document.body.innerHTML = `
    <header class="top"><div class="company"><input></div><div class="search"><input type="search"></div></header>
    <textarea></textarea><input type="checkbox"><div role="dialog"><button>x</button></div>
    <main><p id="page"></p>
      <div data-submission="1"><button class="open">1</button></div>
      <div data-submission="2"><button class="open">2</button></div>
    </main>`;
});

test.each([
  ['/', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['?', 'help'],
  ['x', undefined],
  ['constructor', undefined],
])('%s on the page asks for %s', (key, act) => {
  expect(press('#page', key)).toBe(act);
});

test('none of them while she types, in a dialog, or with a further key', () => {
  for (const selector of ['input[type="search"]', 'textarea', '[role="dialog"] button'])
    expect(press(selector, 'j')).toBeUndefined();
  for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
    expect(press('#page', 'j', { [held]: true })).toBeUndefined();
  expect(press('[type="checkbox"]', 'j')).toBe('next');
});

test('j and k walk the rows and stay on the last and the first; / goes to the search', () => {
  const at = () => document.activeElement?.textContent;
  expect(actOn(document, 'next')).toBe(true);
  expect(at()).toBe('1');
  actOn(document, 'next');
  actOn(document, 'next');
  expect(at()).toBe('2');
  actOn(document, 'previous');
  actOn(document, 'previous');
  expect(at()).toBe('1');
  expect(actOn(document, 'search')).toBe(true);
  expect(document.activeElement?.matches('input[type="search"]')).toBe(true);
  document.querySelector('.search')?.remove();
  expect(actOn(document, 'search')).toBe(true);
  expect(document.activeElement?.matches('.company input')).toBe(true);
});
