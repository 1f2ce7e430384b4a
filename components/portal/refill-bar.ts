import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import { checkLines } from '../../utils/domain/view/finding-words';
import type { RefillSubject, RefillView } from '../../utils/services/page/page-refill';
import { createPlacing } from './free-place';
import { barButton } from './page-bar';
import { createPointers } from './pointers';
import { differenceWords, outcomeWords, saysWhy } from './refill-words';

export const REFILL_BAR_ID = 'piaoying-refill';
/** Above a footer of the page, or beside its buttons. */
const GAPS_PX = [72, 4];
const MOST_LISTED = 50;
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/**
 * What came of a refill, above the footer, with a frame around each place that differs; in a closed shadow root like
 * the chip, styled through `el.style`. It takes no focus and never covers 发票开具.
 */
export function createRefillBar(
  document: Document,
  t: () => PortalTranslate,
  avoid: () => Element | undefined,
): RefillView {
  const host = document.createElement('div');
  host.id = REFILL_BAR_ID;
  const box = document.createElement('div');
  const layer = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(layer, box);
  Object.assign(host.style, { zIndex: '2147483647', pointerEvents: 'none' });
  const place = createPlacing(host, { side: 'left', gaps: GAPS_PX, avoid });
  Object.assign(box.style, {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 16px',
    // Low and wide it has room beside the buttons of a footer.
    maxWidth: 'min(960px, calc(100vw - 56px))',
    maxHeight: '30vh',
    overflowY: 'auto',
    padding: '4px 12px',
    borderRadius: '6px',
    borderStyle: 'solid',
    borderWidth: '1px',
    background: '#fff',
    color: '#1f2328',
    boxShadow: '0 1px 4px rgba(0,0,0,.3)',
    font: `14px/20px ${FONTS}`,
    pointerEvents: 'auto',
  });
  box.setAttribute('role', 'status');
  // The caret stays where she types.
  box.addEventListener('mousedown', (event) => event.preventDefault());
  const pointers = createPointers(document.defaultView as Window, layer);

  const line = (text: string) => {
    const element = document.createElement('div');
    element.textContent = text;
    return element;
  };
  const whole = (element: HTMLElement) => {
    element.style.flexBasis = '100%';
    return element;
  };
  const warning = (text: string) => {
    const element = whole(line(text));
    element.style.color = '#9a6700';
    return element;
  };
  /** Leads to a place of the page; the caret stays where it is. */
  const lead = (text: string, find: () => Element | undefined) => {
    const element = line(text);
    Object.assign(element.style, { cursor: 'pointer', color: '#0958d9' });
    element.addEventListener('click', () => find()?.scrollIntoView({ block: 'center' }));
    return element;
  };
  /** The portal's own words, and a lead to what they name. */
  const reason = ({ said, named }: RefillSubject, places: readonly Element[]) => {
    if (said === undefined) return [];
    const quote = line(t()('refill.said', { said }));
    return places.length === 0 ? [quote] : [quote, lead(t()('refill.seePlace'), () => named()[0])];
  };
  return {
    show(outcome, subject) {
      const { company, locate, named } = subject;
      const differences = outcome.type === 'filled' ? outcome.differences : [];
      const listed = differences.slice(0, MOST_LISTED);
      const warnings = 'warnings' in outcome ? outcome.warnings : [];
      const good = outcome.type === 'filled' && differences.length === 0;
      const more = differences.length - listed.length;
      const why = saysWhy(outcome) ? named() : [];
      box.style.borderColor = good && warnings.length === 0 ? '#1a7f37' : '#9a6700';
      box.replaceChildren(
        line(outcomeWords(outcome, company, t())),
        ...(saysWhy(outcome) ? reason(subject, why) : []),
        ...listed.map((difference) =>
          whole(lead(differenceWords(difference, t()), () => locate(difference))),
        ),
        ...(more > 0 ? [whole(line(t()('refill.more', { count: more })))] : []),
        ...checkLines(warnings, t(), 'check.adviceFill').map(warning),
        ...(outcome.type === 'wrongCompany'
          ? [barButton(document, t()('refill.again'), true, subject.again)]
          : []),
      );
      pointers.show([
        ...listed.filter(({ at }) => at !== 'whole').map((difference) => () => locate(difference)),
        ...why.map((_, at) => () => named()[at]),
      ]);
      host.setAttribute('data-state', good ? 'filled' : outcome.type === 'filled' ? 'differs' : outcome.type);
      if (!host.isConnected) document.documentElement.append(host);
      place.look(true);
    },
    refuse() {
      pointers.remove();
      box.style.borderColor = '#9a6700';
      box.replaceChildren(line(t()('draft.refused')));
      host.setAttribute('data-state', 'refused');
      if (!host.isConnected) document.documentElement.append(host);
      place.look(true);
    },
    remove() {
      pointers.remove();
      place.stop();
      host.remove();
    },
  };
}
