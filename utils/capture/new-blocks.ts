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
  /** Takes note of changes; costs next to nothing. */
  note(records: readonly MutationRecord[]): void;
  /** Elements that came, or were hidden and may be shown now, since the last call. */
  take(): Element[];
}

/** What is new on a page, from its observed changes alone: the page itself is never walked. */
export function noteNewBlocks(): NewBlocks {
  let noted: MutationRecord[] = [];
  return {
    note(records) {
      for (const record of records) {
        if (noted.length >= MOST_RECORDS) return;
        const mayShow = record.type === 'attributes' && record.attributeName !== 'class';
        if (record.addedNodes.length > 0 || mayShow) noted.push(record);
      }
    },
    take() {
      const blocks = new Set<Element>();
      for (const record of noted) {
        const changed =
          record.type === 'attributes' ? (wasHidden(record) ? [record.target] : []) : record.addedNodes;
        for (const node of changed) {
          if (blocks.size >= MOST_BLOCKS) break;
          if (node.nodeType !== 1 || !node.isConnected) continue;
          const element = node as Element;
          if (!PASSED_OVER.has(element.localName)) blocks.add(element);
        }
      }
      noted = [];
      return [...blocks];
    },
  };
}
