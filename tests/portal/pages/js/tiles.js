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

startApp(
  {
    data: () => ({ tiles: TILES, quota: null }),
    async created() {
      const answer = await request('POST', '/kpfw/sjtj/v1/info', {});
      if (answer.kind === 'data') this.quota = answer.data;
    },
    template: `
      <div class="invoice-business">
        <div class="quota-card" v-if="quota">
          <span>可用发票额度</span><b>￥{{ quota.Sysxed }}</b><span>总发票额度 ￥{{ quota.Zsxed }}</span>
        </div>
        <div class="tile-list">
          <a v-for="tile in tiles" :key="tile.name" class="tile" :href="tile.href">{{ tile.name }}</a>
        </div>
      </div>`,
  },
  '发票业务',
);
