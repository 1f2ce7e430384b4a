import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { Company } from '../../utils/messages';
import type { ListView } from '../../utils/services/page/page-list';
import { createPageBar } from './page-bar';

const LIST_BAR_ID = 'piaoying-list';
/** That all is well is said, and then makes room, ms. */
const GOOD_FOR_MS = 8_000;
const MOST_PROBLEMS = 3;

const nameOf = ({ name, taxId }: Company) => name || taxId;

/** How the reading of the portal's list stands, and whose list it is. */
export function createListBar(document: Document, t: () => PortalTranslate): ListView {
  const bar = createPageBar(document, LIST_BAR_ID, () => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (state: string, parts: HTMLElement[]) => {
    clearTimeout(timer);
    bar.show(state, parts);
  };

  /** She picks the company among those of the ledger; nothing is picked for her. */
  const choose = (companies: readonly Company[], say: (company: Company) => void) => {
    if (companies.length === 0) {
      show('nobody', [bar.words(t()('list.nobody'))]);
      return;
    }
    const list = document.createElement('select');
    list.style.font = 'inherit';
    list.setAttribute('aria-label', t()('list.whose'));
    list.append(document.createElement('option'));
    for (const [at, company] of companies.entries()) {
      const option = document.createElement('option');
      option.value = String(at);
      option.textContent = `${nameOf(company)} ${company.taxId.slice(-4)}`;
      list.append(option);
    }
    const take = () => {
      const company = list.value === '' ? undefined : companies[Number(list.value)];
      if (company) say(company);
    };
    show('choosing', [bar.words(t()('list.whose')), list, bar.button(t()('list.take'), true, take)]);
  };

  return {
    show({ reading, companies }, problems, isAsked, say) {
      if (!reading) return;
      const { pagesSeen, pagesTold, total, company, from = '', to = '' } = reading;
      const [likely] = companies;
      const denied = isAsked ? likely : company;
      const others = companies.filter(({ taxId }) => taxId !== denied?.taxId);
      const other = bar.button(t()(isAsked ? 'list.no' : 'list.other'), false, () => choose(others, say));
      if (isAsked) {
        show(
          'asks',
          likely
            ? [
                bar.words(t()('list.ask', { company: nameOf(likely) })),
                bar.button(t()('list.yes'), true, () => say(likely)),
                other,
              ]
            : [bar.words(t()('list.nobody'))],
        );
        return;
      }
      if (problems.length === 0) {
        const values = { company: company ? nameOf(company) : '', from, to, total };
        show('whole', [bar.words(t()('list.whole', values)), other]);
        timer = setTimeout(bar.hide, GOOD_FOR_MS);
        return;
      }
      const isUnderWay = problems.length === 1 && problems[0] === 'pages' && pagesTold > 0;
      const why = problems
        .filter((problem) => problem !== 'pages' || pagesTold > 0)
        .slice(0, MOST_PROBLEMS)
        .map((problem) => t()(`list.problem.${problem}`, { seen: pagesSeen, told: pagesTold }));
      show(isUnderWay ? 'reading' : 'partly', [
        bar.words(
          isUnderWay
            ? t()('list.problem.pages', { seen: pagesSeen, told: pagesTold })
            : t()('list.partly', { why: why.join(t()('list.and')) }),
        ),
      ]);
    },
    noReading({ why, missing }) {
      const what = missing.join(t()('list.and'));
      show(why, [bar.words(why === 'unread' ? t()('list.unread', { what }) : t()('list.unchanged'))]);
    },
    hide() {
      clearTimeout(timer);
      bar.hide();
    },
  };
}
