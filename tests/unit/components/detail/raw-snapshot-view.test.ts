// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, h } from 'vue';
import RawSnapshotView from '../../../../components/detail/RawSnapshotView.vue';
import { withoutTravellers } from '../../../../utils/domain/invoice/without-travellers';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { maskAll } from '../../../../utils/domain/view/mask';
import { TRAVELLERS } from '../../../../utils/portal/travellers';
import { travelForm } from '../../support/page/travellers';

let mounted: App | undefined;
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
});

test.each([
  ['zh_CN', '（按设置没有留）'],
  ['en', '(not kept, as you set it)'],
] as const)(
  'in %s, in fields and tables, who travels was not kept; also where numbers are hidden',
  (language, says) => {
    const snapshot = maskAll(withoutTravellers(travelForm(), TRAVELLERS));
    mounted = createApp(() => h(RawSnapshotView, { snapshot, t: createTexts(language) }));
    mounted.mount(document.body.appendChild(document.createElement('div')));
    expect(document.body.textContent?.split(says)).toHaveLength(3 + 2 + 1);
    expect(document.body.textContent).toContain('二等座');
  },
);
