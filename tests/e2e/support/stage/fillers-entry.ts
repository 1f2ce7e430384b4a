/** What `fillers.mjs` puts into a page. */
export { findRadio, listFields } from '../../../../utils/dom/list-fields';
export { fillControl } from '../../../../utils/refill/fill-control';
export { fillFields } from '../../../../utils/refill/fill-fields';
export { createItemFiller } from '../../../../utils/refill/fill-item';
