const RIM_PX = 3;
const FOLLOW_MS = 400;

/** Frames around places of the page, laid over it from our own shadow root: no node of the page is changed. */
export interface Pointers {
  show(places: ReadonlyArray<() => Element | undefined>): void;
  remove(): void;
}

/**
 * @param layer element of our shadow root that holds the frames
 */
export function createPointers(window: Window, layer: HTMLElement): Pointers {
  let frames: Array<{ frame: HTMLElement; locate: () => Element | undefined; place?: Element | undefined }> =
    [];
  let timer: ReturnType<typeof setInterval> | undefined;

  const follow = () => {
    for (const one of frames) {
      if (!one.place?.isConnected) one.place = one.locate();
      const box = one.place?.getBoundingClientRect();
      const shown = box !== undefined && box.width > 0 && box.height > 0;
      Object.assign(one.frame.style, {
        display: shown ? 'block' : 'none',
        left: `${(box?.left ?? 0) - RIM_PX}px`,
        top: `${(box?.top ?? 0) - RIM_PX}px`,
        width: `${(box?.width ?? 0) + RIM_PX}px`,
        height: `${(box?.height ?? 0) + RIM_PX}px`,
      });
    }
  };
  const remove = () => {
    clearInterval(timer);
    window.removeEventListener('scroll', follow, { capture: true });
    for (const { frame } of frames) frame.remove();
    frames = [];
  };
  return {
    show(places) {
      remove();
      if (places.length === 0) return;
      frames = places.map((locate) => {
        const frame = layer.ownerDocument.createElement('div');
        Object.assign(frame.style, {
          position: 'fixed',
          boxSizing: 'border-box',
          border: '2px solid #9a6700',
          borderRadius: '4px',
          pointerEvents: 'none',
        });
        frame.setAttribute('data-part', 'pointer');
        layer.append(frame);
        return { frame, locate };
      });
      follow();
      timer = setInterval(follow, FOLLOW_MS);
      window.addEventListener('scroll', follow, { capture: true, passive: true });
    },
    remove,
  };
}
