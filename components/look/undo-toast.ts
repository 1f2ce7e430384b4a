import { shallowRef } from 'vue';

/** What was just done, in one sentence, and how it is taken back. */
export interface Done {
  readonly text: string;
  readonly undo: () => Promise<void>;
}

/** One at a time: a newer one takes the place of the older. */
export const shownToast = shallowRef<Done>();

/** Says what was done; `UndoToast.vue` shows it. */
export function tellDone(done: Done): void {
  shownToast.value = done;
}
