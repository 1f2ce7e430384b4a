import { request } from './lib/request.js';
import { startApp } from './lib/start-app.js';

const TILES = [
  { name: '蓝字发票开具', href: '/blue-invoice-makeout' },
  { name: '红字发票开具', href: '/red-invoice/home' },
  { name: '全量发票查询', href: '/invoice-query/invoice-query' },
  { name: '发票查验' },
  { name: '用票状态查询' },
  { name: '税务数字账户' },
];

const { quota: shownAs } = window.PORTAL_CONTEXT.options;

/** Headings of the real page; before and after declaring differ by what this practice portal says. */
const HEADINGS = {
  plain: ['可用发票额度（元）'],
  before: ['可用发票额度（申报前）（元）'],
  after: ['可用发票额度（申报后）（元）'],
  both: ['可用发票额度（申报前）（元）', '可用发票额度（申报后）（元）'],
};
/** What declaring gives back; any amount will do. */
const GIVEN_BACK = 250_000;

startApp(
  {
    data: () => ({ tiles: TILES, quota: null }),
    computed: {
      panels() {
        if (!this.quota || shownAs === 'card') return [];
        const { Sysxed, Zsxed } = this.quota;
        const left = (heading) =>
          Sysxed === Zsxed || !heading.includes('申报后') ? Sysxed : (Number(Sysxed) + GIVEN_BACK).toFixed(2);
        return [
          { heading: '总发票额度（元）', value: Zsxed },
          ...HEADINGS[shownAs].map((heading) => ({ heading, value: left(heading) })),
        ];
      },
      isCard: () => shownAs === 'card',
    },
    async created() {
      const answer = await request('POST', '/kpfw/sjtj/v1/info', {});
      if (answer.kind === 'data') this.quota = answer.data;
    },
    template: `
      <div class="invoice-business">
        <div class="quota-card" v-if="quota && isCard">
          <span>可用发票额度</span><b>￥{{ quota.Sysxed }}</b><span>总发票额度 ￥{{ quota.Zsxed }}</span>
        </div>
        <div class="section-wrap" v-if="panels.length">
          <h3>开票情况概览</h3>
          <div v-for="{ heading, value } in panels" :key="heading" class="g-data-display-panel">
            <div class="g-data-display-panel-header">{{ heading }}</div><div class="g-data-display-content">{{ value }}</div>
          </div>
        </div>
        <div class="tile-list">
          <a v-for="tile in tiles" :key="tile.name" class="tile" :href="tile.href">{{ tile.name }}</a>
        </div>
      </div>`,
  },
  '发票业务',
);
