import { computed, onMounted, reactive, ref } from 'vue';
import { reportFacts } from '../../utils/domain/case/report-facts';
import { maskAll } from '../../utils/domain/view/mask';
import { MATTER_WORDS } from '../../utils/portal/report/report-words';
import { readSettings, saveSettings } from '../../utils/services/shared/settings';
import type { CaseMatters } from '../../utils/store/faults/cases';
import type { LedgerApp } from '../common/use-ledger-app';

/** What a report of a case says of one of its companies, with what she typed once: her name, the office of that company. */
export function useReport(app: LedgerApp, matters: () => CaseMatters) {
  const area = app.browser.storage.local;
  const companies = computed(() => {
    const names = new Map<string, string>();
    for (const { sellerTaxId, invoice } of matters().records)
      names.set(sellerTaxId, invoice.seller.name || names.get(sellerTaxId) || sellerTaxId);
    return [...names].map(([value, label]) => ({ value, label }));
  });
  const chosen = ref('');
  const company = computed(() => chosen.value || (companies.value[0]?.value ?? ''));
  const given = reactive({
    clerk: '',
    phone: '',
    browser: '',
    otherNetwork: '' as '' | 'tried' | 'notTried',
  });
  const offices = ref<Readonly<Record<string, string>>>({});
  const records = computed(() =>
    matters().records.filter(({ sellerTaxId }) => sellerTaxId === company.value),
  );
  const facts = computed(() => {
    const { case: of, faults, pictures } = matters();
    const told = { records: records.value, faults, pictures };
    return reportFacts(
      { case: of, ...(app.masks.value ? maskAll(told) : told) },
      {
        taxOffice: offices.value[company.value] ?? '',
        clerk: given.clerk,
        phone: given.phone,
        browser: given.browser,
        ...(given.otherNetwork === '' ? {} : { otherNetwork: given.otherNetwork === 'tried' }),
      },
      MATTER_WORDS,
    );
  });

  onMounted(async () => {
    const { reporter, taxOffices } = await readSettings(area);
    Object.assign(given, { clerk: reporter.name, phone: reporter.phone });
    offices.value = taxOffices;
  });
  /** Over what is stored: another tab may have changed it since. */
  async function remember(taxOffice?: string) {
    if (taxOffice !== undefined) {
      const { taxOffices } = await readSettings(area);
      offices.value = { ...taxOffices, [company.value]: taxOffice };
    }
    const reporter = { name: given.clerk, phone: given.phone };
    await saveSettings(area, taxOffice === undefined ? { reporter } : { taxOffices: offices.value });
  }
  return { companies, chosen, company, given, offices, records, facts, remember };
}
