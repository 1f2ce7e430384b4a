// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { listFields } from '../../../utils/dom/list-fields';
import { find, page } from '../support/page/page';

const PLACES = { groups: [], itemClassPrefix: 't-form-item__', items: [] };

test('controls in the order of the page; a table that was read is passed by, another is not', () => {
  page(`<input id="a"><table id="read"><tr><td><input id="b"></td></tr></table>
    <table id="other"><tr><td><input id="c"><textarea id="d"></textarea></td></tr></table><input id="e">`);
  const listed = (tables: Element[]) =>
    listFields(document, new Set(tables), PLACES).map(({ element }) => element.id);
  expect(listed([find('#read')])).toEqual(['a', 'c', 'd', 'e']);
  expect(listed([])).toEqual(['a', 'b', 'c', 'd', 'e']);
});
