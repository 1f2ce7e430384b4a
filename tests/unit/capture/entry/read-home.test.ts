// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readHome } from '../../../../utils/capture/entry/read-home';
import { dppt } from '../../../../utils/portal/dppt';
import { page } from '../../support/page/page';
import { BUYER, SELLER } from '../../support/page/snapshots';

const { name, taxId } = SELLER;
const titled = (text: string, attributes = '') => `<div title="${text}" ${attributes}>${text}</div>`;
/** Around something, so many elements. */
const within = (html: string, up: number) => '<div>'.repeat(up) + html + '</div>'.repeat(up);
const named = { name, taxId };

describe('the company that the home page names', () => {
  test.each<[string, string, object | undefined]>([
    ['in the element itself', `<div title="${name}">${name} ${taxId}</div>`, named],
    ['beside it', `<section>${titled(name)}<span>${taxId}</span></section>`, named],
    ['five up', `<section>${within(titled(name), 4)}<span>${taxId}</span></section>`, named],
    ['six up', `<main><section>${within(titled(name), 5)}<span>${taxId}</span></section></main>`, undefined],
    ['hidden', `<section>${titled(name, 'style="display: none"')}<span>${taxId}</span></section>`, undefined],
    ['without a title', `<section><div>${name}</div><span>${taxId}</span></section>`, undefined],
    [
      'a code whose check character does not fit',
      `<section>${titled(name)}${taxId.slice(0, 17)}0</section>`,
      undefined,
    ],
    [
      'a shorter tax id behind its label',
      `<section>${titled(name)}纳税人识别号：110105123456789</section>`,
      { name, taxId: '110105123456789' },
    ],
    ['a longer number', `<section>${titled(name)}${taxId}9</section>`, undefined],
    [
      'two companies',
      `<section>${titled(name)}${taxId}</section><section>${titled('另一家')}${BUYER.taxId}</section>`,
      undefined,
    ],
    ['two beside one title', `<section>${titled(name)}${taxId}，${BUYER.taxId}</section>`, undefined],
    [
      'two titles as near',
      `<section>${titled(name)}${titled('我的待办')}${taxId}</section>`,
      { name: '', taxId },
    ],
  ])('%s', (_, html, company) => {
    page(html);
    expect(readHome(document, dppt.home)).toEqual(company);
  });
});
