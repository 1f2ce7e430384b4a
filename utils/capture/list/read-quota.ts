import { findText } from '../../dom/find-text';
import { isHiddenByMarkup, textOf } from '../../dom/shown';
import { QUOTA_BASES, type QuotaBasis } from '../../domain/fact/quota-basis';
import { type Decimal, parseDecimal } from '../../domain/invoice/money';
import type { PortalProfile, QuotaPlaces } from '../../portal/profile';

/** An amount of 可用发票额度 as the page shows it. */
export interface ShownQuota {
  readonly left: Decimal;
  readonly basis?: QuotaBasis;
  readonly noLimit?: true;
}

/** Alternatives in order. */
const textIn = (panel: Element, selectors: readonly string[]) =>
  selectors.map((selector) => textOf(panel.querySelector(selector))).find((text) => text !== '');

/** Told from an amount by its digits alone. */
const limitOf = (left: Decimal, { noLimit }: QuotaPlaces): Pick<ShownQuota, 'noLimit'> =>
  noLimit.includes(left.replace(/\.0+$/, '')) ? { noLimit: true } : {};

function readPanel(panel: Element, places: QuotaPlaces): ShownQuota | undefined {
  const heading = textIn(panel, places.panels.heading)?.replace(/\s/g, '');
  const found = heading === undefined ? null : new RegExp(places.heading).exec(heading);
  const left = found ? parseDecimal(textIn(panel, places.panels.value)) : undefined;
  if (!found || left === undefined) return undefined;
  const basis = QUOTA_BASES.find((one) => places.basis[one] === found[1]);
  return { left, ...(basis === undefined ? {} : { basis }), ...limitOf(left, places) };
}

/** What the page shows of it: of two panels with one heading nobody knows which counts, so neither does. */
export function readQuota(
  document: Document,
  { quota }: Pick<PortalProfile, 'quota'>,
): readonly ShownQuota[] {
  const panels = quota.panels.selectors
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .filter((panel) => !isHiddenByMarkup(panel));
  const read = [...new Set(panels)].flatMap((panel) => readPanel(panel, quota) ?? []);
  if (read.length > 0)
    return read.filter(({ basis, left }) =>
      read.every((other) => other.basis !== basis || other.left === left),
    );
  const left = parseDecimal(findText(document, quota.text));
  return left === undefined ? [] : [{ left, ...limitOf(left, quota) }];
}
