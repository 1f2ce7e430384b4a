/** A page that renders a grid anew makes thousands of changes between two looks: further ones are not looked at. */
const MOST_RECORDS = 4_000;
const MOST_BLOCKS = 300;

/** Never an answer, and made by the thousand: cells of grids, and the wrappers by which a browser translates a page. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  'table tr td th tbody thead colgroup col font option script style link svg path template iframe'.split(' '),
);

export const CHANGES: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden'],
  attributeOldValue: true,
};

/** Hidden by markup, as the component libraries hide. */
const HID = /display:\s*none|visibility:\s*hidden/;

const wasHidden = ({ attributeName, oldValue }: MutationRecord) =>
  attributeName === 'hidden' ? oldValue !== null : attributeName === 'style' && HID.test(oldValue ?? '');

interface NewBlocks {
  /** Elements that came, or were hidden and may be shown now. */
  readonly blocks: Element[];
  /** Whatever came or changed its class, or undefined where it was too much to tell. */
  readonly changed: Element[] | undefined;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** What is new on a page, from its observed changes alone: the page itself is not walked. */
export function noteNewBlocks() {
  let noted: MutationRecord[] = [];
  return {
    /** Takes note of changes; costs next to nothing. */
    note(records: readonly MutationRecord[]) {
      for (const record of records) {
        if (noted.length > MOST_RECORDS) return;
        if (record.type === 'attributes' || record.addedNodes.length > 0) noted.push(record);
      }
    },
    /** What came since the last call. */
    take(): NewBlocks {
      const blocks = new Set<Element>();
      const changed = new Set<Element>();
      for (const record of noted) {
        const { target } = record;
        for (const node of record.addedNodes) {
          if (!isElement(node) || !node.isConnected) continue;
          changed.add(node);
          if (blocks.size < MOST_BLOCKS && !PASSED_OVER.has(node.localName)) blocks.add(node);
        }
        if (record.type !== 'attributes' || !isElement(target) || !target.isConnected) continue;
        if (record.attributeName === 'class') changed.add(target);
        else if (wasHidden(record) && blocks.size < MOST_BLOCKS) blocks.add(target);
      }
      const isTooMuch = noted.length > MOST_RECORDS || changed.size > MOST_BLOCKS;
      noted = [];
      return { blocks: [...blocks], changed: isTooMuch ? undefined : [...changed] };
    },
  };
}
