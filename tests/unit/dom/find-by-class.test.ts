// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { findByClass } from '../../../utils/dom/find-by-class';
import { dppt } from '../../../utils/portal/dppt';
import { LOADING_MARKS } from '../../../utils/portal/fault-words';

const PAGE = `
  <div class="t-dialog"><div class="t-message t-is-error">a</div></div>
  <div class="t-message">b</div><div class="t-popup t-select__dropdown">c</div><div class="t-popup">d</div>
  <div class="t-form__item"><i class="t-is-error"><b class="t-input__extra">e</b></i></div>
  <div class="t-alert t-alert--error t-is-hidden">f</div><p aria-busy="true"></p>
  <div class="electronic-file"><button class="go">g</button></div>`;

test.each([
  ['what the profile names', dppt.entry.verdicts.areas.flatMap(({ selectors }) => selectors)],
  ['what shows that a page loads', LOADING_MARKS],
  [
    'no class at the end',
    ['.electronic-file > button', '.t-form__item b', 'div.t-dialog > .t-message', '[class*="a .b"]'],
  ],
  ['nothing', []],
])('%s: as a query finds it', (_, selectors) => {
  document.body.innerHTML = PAGE;
  const asked = selectors.length > 0 ? [...document.querySelectorAll(selectors.join(', '))] : [];
  expect(new Set(findByClass(document, selectors))).toEqual(new Set(asked));
});
