import type { PackNode } from '../../utils/exchange/pack/nodes';

/** A part as elements; every text of it becomes a text. Files beside it are named, not linked: the page stands alone. */
export function drawNode(document: Document, part: PackNode | string): Node {
  if (typeof part === 'string') return document.createTextNode(part);
  const element = document.createElement(part.tag === 'a' ? 'bdi' : part.tag);
  if (part.kind !== undefined) element.className = part.kind;
  for (const child of part.children) element.append(drawNode(document, child));
  return element;
}
