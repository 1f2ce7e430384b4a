import type { Difference } from '../../utils/domain/compare-refill';
import type { PortalTranslate } from '../../utils/domain/texts/portal-texts';
import type { RefillOutcome } from '../../utils/services/run-refill';

export interface RefillBar {
  show(outcome: RefillOutcome, company: string): void;
  remove(): void;
}

export const REFILL_BAR_ID = 'piaoying-refill';
const ABOVE_FOOTER_PX = 72;
const MOST_LISTED = 8;
const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const COLUMN_TEXTS = {
  itemName: 'refill.column.itemName',
  specification: 'refill.column.specification',
  unit: 'refill.column.unit',
  quantity: 'refill.column.quantity',
  unitPrice: 'refill.column.unitPrice',
  netAmount: 'refill.column.netAmount',
  taxRate: 'refill.column.taxRate',
  taxAmount: 'refill.column.taxAmount',
  lineNo: 'refill.column.lineNo',
} as const;

/** 「第 3 行 税率：6%」, or the label of a field with what it should show. */
function describe({ label, line, column, wanted }: Difference, t: PortalTranslate): string {
  if (line !== undefined && column) {
    return t('refill.line', { line: line + 1, column: t(COLUMN_TEXTS[column]), wanted });
  }
  const own = { lines: 'refill.lines', kind: 'refill.kind', totalGross: 'refill.gross' } as const;
  const name = label in own ? t(own[label as keyof typeof own]) : label;
  return t('refill.field', { label: name, wanted });
}

function linesOf(outcome: RefillOutcome, company: string, t: PortalTranslate): string[] {
  switch (outcome.type) {
    case 'wrongCompany':
    case 'companyChanged':
      return [t(`refill.${outcome.type}`, { shown: outcome.shownName, wanted: company })];
    case 'notEmpty':
    case 'pageUnknown':
      return [t(`refill.${outcome.type}`)];
    case 'filled': {
      const { differences, filled } = outcome;
      if (differences.length === 0) return [t('refill.allFilled', { count: filled })];
      const more = differences.length - MOST_LISTED;
      return [
        t('refill.filled', { count: filled, missing: differences.length }),
        ...differences.slice(0, MOST_LISTED).map((difference) => describe(difference, t)),
        ...(more > 0 ? [t('refill.more', { count: more })] : []),
      ];
    }
  }
}

/**
 * What came of a refill, above the footer; in a closed shadow root like the chip, styled through `el.style`. It takes
 * no focus and never covers 发票开具.
 */
export function createRefillBar(document: Document, t: () => PortalTranslate): RefillBar {
  const host = document.createElement('div');
  host.id = REFILL_BAR_ID;
  const box = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(box);
  Object.assign(host.style, {
    position: 'fixed',
    left: '16px',
    bottom: `${ABOVE_FOOTER_PX}px`,
    zIndex: '2147483647',
    pointerEvents: 'none',
  });
  Object.assign(box.style, {
    maxWidth: '640px',
    padding: '8px 12px',
    borderRadius: '6px',
    borderStyle: 'solid',
    borderWidth: '1px',
    background: '#fff',
    color: '#1f2328',
    boxShadow: '0 1px 4px rgba(0,0,0,.3)',
    font: `14px/20px ${FONTS}`,
  });
  box.setAttribute('role', 'status');

  return {
    show(outcome, company) {
      const good = outcome.type === 'filled' && outcome.differences.length === 0;
      box.style.borderColor = good ? '#1a7f37' : '#9a6700';
      box.replaceChildren(
        ...linesOf(outcome, company, t()).map((text) => {
          const line = document.createElement('div');
          line.textContent = text;
          return line;
        }),
      );
      host.setAttribute('data-state', good ? 'filled' : outcome.type === 'filled' ? 'differs' : outcome.type);
      if (!host.isConnected) document.documentElement.append(host);
    },
    remove: () => host.remove(),
  };
}
