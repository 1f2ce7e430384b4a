const inPageOrder = (left: Element, right: Element) =>
  left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/**
 * All elements that a selector names, without walking the whole page at each look: on a form of 2,000 lines that
 * takes some 25 ms. The selector must go by classes and by what an element stands in, for only that is followed.
 */
export function trackPlaces(root: ParentNode, selector: string) {
  let found: Element[] = [];
  return {
    /** @param changed what came or changed its class since; undefined: look everywhere */
    read(changed: readonly Element[] | undefined): readonly Element[] {
      if (changed === undefined) found = [...root.querySelectorAll(selector)];
      else if (changed.length > 0 || found.some((element) => !element.isConnected)) {
        const all = new Set(found);
        for (const element of changed) {
          all.add(element);
          for (const inner of element.querySelectorAll(selector)) all.add(inner);
        }
        found = [...all]
          .filter((element) => element.isConnected && element.matches(selector))
          .sort(inPageOrder);
      }
      return found;
    },
  };
}
