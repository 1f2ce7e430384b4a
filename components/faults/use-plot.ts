import { onMounted, onUnmounted, type Ref, ref } from 'vue';

/** How wide a plot may be: drawn at its own size, so that its words are not stretched. */
export function usePlotWidth(figure: Ref<HTMLElement | undefined>): Ref<number> {
  const width = ref(720);
  let observer: ResizeObserver | undefined;
  onMounted(() => {
    observer = new ResizeObserver(() => {
      width.value = figure.value?.clientWidth || width.value;
    });
    if (figure.value) observer.observe(figure.value);
  });
  onUnmounted(() => observer?.disconnect());
  return width;
}

/**
 * Arrows go from mark to mark of a plot, which is one stop of the Tab key.
 * @param across marks from one row of marks to the next
 */
function moveAmongMarks(event: KeyboardEvent, across: number): void {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -across,
    ArrowDown: across,
  };
  const step = steps[event.key];
  const mark = event.target as SVGElement;
  if (step === undefined || !mark.ownerSVGElement) return;
  const marks = [...mark.ownerSVGElement.querySelectorAll<SVGElement>('[data-mark]')];
  const next = marks[marks.indexOf(mark) + step];
  event.preventDefault();
  if (!next) return;
  for (const one of marks) one.setAttribute('tabindex', one === next ? '0' : '-1');
  next.focus();
}

/**
 * What makes a drawn thing a button that says its value: nothing that is drawn is one by its name.
 * @param nth of the marks; the first is where the Tab key stops
 */
export const markOf = (nth: number, word: string, isChosen: boolean, across: number, choose: () => void) => ({
  'data-mark': '',
  role: 'button',
  tabindex: nth === 0 ? 0 : -1,
  'aria-label': word,
  'aria-pressed': isChosen,
  onClick: choose,
  onKeydown(event: KeyboardEvent) {
    moveAmongMarks(event, across);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose();
  },
});
