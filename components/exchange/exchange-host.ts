import type { Ref } from 'vue';
import type { Translate } from '../../utils/domain/texts/texts';
import type { Company } from '../../utils/messages';
import type { Browser } from '../../utils/services/shared/browser-api';
import type { Ledger } from '../../utils/store/ledger/db';

/** What the parts of 导入导出 need of the page that they stand on: the ledger page, or the welcome page. */
export interface ExchangeHost {
  readonly browser: Browser;
  readonly openLedger: () => Promise<Ledger>;
  readonly t: Ref<Translate>;
}

/** For exports, also the companies to choose from. */
export interface ExportHost extends ExchangeHost {
  readonly companies: Ref<readonly Company[]>;
}
