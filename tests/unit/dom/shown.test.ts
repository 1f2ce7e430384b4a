// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { findFirst, isHiddenByMarkup, textOf } from '../../../utils/dom/shown';
import { find, page } from '../support/page/page';

describe('isHiddenByMarkup', () => {
  test.each<[string, string, boolean]>([
    ['shown', '<p><i data-x></i></p>', false],
    ['itself', '<i data-x style="display: none"></i>', true],
    ['a block above', '<p style="display:none"><i data-x></i></p>', true],
    ['visibility', '<p style="visibility: hidden"><i data-x></i></p>', true],
    ['the attribute', '<p hidden><i data-x></i></p>', true],
    ['another display', '<p style="display: flex"><i data-x></i></p>', false],
    ['inside SVG', '<svg><g data-x></g></svg>', false],
  ])('%s', (_, html, hidden) => {
    page(html);
    expect(isHiddenByMarkup(find('[data-x]'))).toBe(hidden);
  });
});

describe('textOf', () => {
  test('folds spaces and cuts', () => {
    page('<p>  一\n\t二　<b>三</b> </p>');
    expect(textOf(find('p'))).toBe('一 二 三');
    expect(textOf(find('p'), 3)).toBe('一 二');
    expect(textOf(null)).toBe('');
  });
});

test('findFirst goes by the order of the selectors, not of the page', () => {
  page('<i class="old"></i><i class="new"></i>');
  expect(findFirst(document, ['.new', '.old'])?.className).toBe('new');
  expect(findFirst(document, ['.gone', '.old'])?.className).toBe('old');
  expect(findFirst(document, [])).toBeNull();
});
