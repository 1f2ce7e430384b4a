import { request } from './request.js';

const { companies, companyIndex, area, loginUrl, options } = window.PORTAL_CONTEXT;
const isList = location.pathname.startsWith('/invoice-query');

/**
 * Header with region and company, as on every page of the invoice site. That it shows the tax id is plausible, but
 * not known of the real one; the list page was described without.
 */
export const PageLayout = {
  props: { title: String },
  data: () => ({
    area,
    company: companies[companyIndex],
    showsTaxId: !isList || options.listPage === 'plain' || options.listHeader,
    choices: [
      ...companies.map(({ name }, value) => ({
        content: `切换企业：${name}`,
        value,
        disabled: value === companyIndex,
      })),
      { content: '退出登录', value: 'logout' },
    ],
  }),
  methods: {
    async choose({ value }) {
      if (value === 'logout') {
        location.href = loginUrl;
        return;
      }
      await request('POST', '/practice/v1/company', { index: value });
      location.reload();
    },
  },
  template: `
    <div class="hide-side-layout">
      <header class="layout-header">
        <span class="layout-header__emblem">税</span>
        <span class="layout-header__name">全国统一规范电子税务局</span>
        <span class="layout-header__area">{{ area }}</span>
        <nav class="layout-header__nav">
          <a href="/invoice-business">发票业务</a>
          <a href="/blue-invoice-makeout">蓝字发票开具</a>
          <a href="/invoice-query/invoice-query">全量发票查询</a>
        </nav>
        <span v-if="showsTaxId" class="layout-header__taxid">纳税人识别号：{{ company.taxId }}</span>
        <t-dropdown :options="choices" :max-column-width="320" @click="choose">
          <t-button class="layout-header__company" variant="text" theme="default">{{ showsTaxId ? company.name : '切换企业' }} ▾</t-button>
        </t-dropdown>
      </header>
      <div class="layout-title">{{ title }}</div>
      <main class="hide-side-layout__container"><slot /></main>
    </div>`,
};
