/** Looks at a page a little after it changed: many changes are one look. */
export function createDelayedLook(document: Document, afterMs: number, look: () => void, attributes = false) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const plan = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, afterMs);
  };
  const observer = new MutationObserver(plan);
  return {
    plan,
    cancel,
    start() {
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes });
      plan();
    },
    stop() {
      cancel();
      observer.disconnect();
    },
  };
}
