import type { LabelSource } from '../domain/invoice/raw-snapshot';
import { cutText } from '../domain/invoice/whole-text';
import { CONTROLS } from './read-control';
import { textOf } from './shown';

export interface Label {
  readonly label: string;
  readonly labelFrom: LabelSource;
}

const ITEM_LABELS = 'label, [class*="label"], dt, th';
const ITEMS = '[class*="form-item"], [class*="form__item"], [class*="form-list"], dd, td, p, li';

const clean = (text: string) => cutText(text.replace(/^[\s*＊]+|[\s:：]+$/g, ''), 400);
const from = (labelFrom: LabelSource, text: string | null | undefined): Label | undefined => {
  const label = clean(text ?? '');
  return label === '' ? undefined : { label, labelFrom };
};

/** Component libraries put the label beside the control inside one form item and do not link the two. */
function labelOfItem(control: Element, items: string): Label | undefined {
  const item = control.closest(items);
  if (!item) return undefined;
  for (const candidate of item.querySelectorAll(ITEM_LABELS)) {
    if (!candidate.contains(control)) {
      const found = from('item', textOf(candidate));
      if (found) return found;
    }
  }
  return from(
    'before',
    textOf(item.previousElementSibling?.matches('label, dt, th, td') ? item.previousElementSibling : null),
  );
}

function labelByAria(control: Element): Label | undefined {
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = control.getRootNode() as Document | ShadowRoot;
  return (
    from('aria', control.getAttribute('aria-label')) ??
    from('aria', ids.map((id) => textOf(root.getElementById(id))).join(' '))
  );
}

/** How far around a control its words may stand. */
const BLOCKS_UP = 5;

/** Where no class of an item or label is known: the words before the control, in the block that holds it alone. */
function labelNear(control: Element): Label | undefined {
  if (control.closest(ITEMS)) return undefined;
  let inner = control;
  for (let up = 0; up < BLOCKS_UP && inner.parentElement; up += 1) {
    const block = inner.parentElement;
    if (block.querySelectorAll(CONTROLS).length > 1) return undefined;
    for (let before = inner.previousElementSibling; before; before = before.previousElementSibling) {
      const found = before.matches('button, svg, style') ? undefined : from('before', textOf(before));
      if (found) return found;
    }
    inner = block;
  }
  return undefined;
}

/**
 * What a person would call this control, and where the words were found; strongest source first.
 * @param items selectors of the profile's form items, tried before the general ones
 */
export function findLabel(control: Element, items: readonly string[] = []): Label {
  const wrapping = control.closest('label');
  const linked = (control as HTMLInputElement).labels?.[0];
  return (
    from('label', textOf(linked && linked !== wrapping ? linked : null)) ??
    from('label', textOf(wrapping)) ??
    (items.length > 0 ? labelOfItem(control, items.join(', ')) : undefined) ??
    labelOfItem(control, ITEMS) ??
    labelByAria(control) ??
    labelNear(control) ??
    from('placeholder', control.getAttribute('placeholder')) ??
    from('name', control.getAttribute('name')) ?? { label: '', labelFrom: 'none' }
  );
}
