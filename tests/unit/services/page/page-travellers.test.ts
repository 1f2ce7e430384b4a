// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { NOT_KEPT } from '../../../../utils/domain/invoice/without-travellers';
import { dppt } from '../../../../utils/portal/dppt';
import { createPageTravellers } from '../../../../utils/services/page/page-travellers';
import * as make from '../../support/facts/facts';
import { page } from '../../support/page/page';
import { namesTraveller, TRAVELLER, travelForm } from '../../support/page/travellers';

let kept: Fact[];
let travellers: ReturnType<typeof createPageTravellers>;
let ports: ReturnType<typeof joined>;
const joined = () =>
  travellers.join({
    keep: (fact: Fact) => void kept.push(fact),
    keepAll: (facts: readonly Fact[]) => void kept.push(...facts),
  });

beforeEach(() => {
  kept = [];
  travellers = createPageTravellers(window, dppt.entry);
  ports = joined();
});
const submit = () => make.submitted({ snapshot: travelForm() });

describe('before anything is written ahead', () => {
  test('all is handed on whole, at once, while the settings were not read or do not say so', () => {
    const fact = submit();
    ports.keep(fact);
    travellers.apply({ leavesOutTravellers: false });
    ports.keepAll([fact]);
    expect(kept).toEqual([fact, fact]);
  });

  test('no traveller is in it if she set it so, one by one and many, nor in a draft', () => {
    travellers.apply({ leavesOutTravellers: true });
    const fact = submit();
    ports.keep(fact);
    ports.keepAll([fact, fact]);
    expect(kept).toHaveLength(3);
    expect(namesTraveller(kept)).toBe(false);
    expect(namesTraveller(ports.without({ id: 'D1', snapshot: travelForm() }))).toBe(false);
    // What capture compares is whole still.
    expect(namesTraveller(fact)).toBe(true);
  });

  test('what the page says of him afterwards names him no more; the rest is word for word', () => {
    travellers.apply({ leavesOutTravellers: true });
    ports.keep(submit());
    ports.keep(make.answered(`出行人${TRAVELLER.name}的证件号码${TRAVELLER.number}不正确`));
    expect(kept.at(-1)).toMatchObject({ text: `出行人${NOT_KEPT}的证件号码${NOT_KEPT}不正确` });
  });
});

describe('a photograph', () => {
  const form = (name: string) =>
    page(
      `<div class="t-form__item"><label>出行人</label><input value="${name}"></div><div class="t-form__item"><label>出发地</label><input value="北京"></div>`,
    );

  test('would show him: only where he stands there, and is not to be kept', () => {
    form(TRAVELLER.name);
    expect(travellers.shows()).toBe(false);
    travellers.apply({ leavesOutTravellers: true });
    expect(travellers.shows()).toBe(true);
    form('');
    expect(travellers.shows()).toBe(false);
  });
});
