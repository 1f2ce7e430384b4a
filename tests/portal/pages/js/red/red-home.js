import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { tell } from '../makeout/dialogs.js';
import { issueThroughInterludes } from '../makeout/interludes.js';
import { showAnswer } from '../makeout/submit.js';

/**
 * /red-invoice/home: the company's red-letter confirmations. Known of the real page: its path and the four states.
 * Everything else here is this portal's own.
 */
const STATES = { waiting: '待确认', confirmed: '已确认', withdrawn: '撤销', timedOut: '超时' };

const column = (/** @type {string} */ colKey, /** @type {string} */ title, width = 120) => ({
  colKey,
  title,
  width,
});

export const RedHome = {
  data: () => ({
    columns: [
      column('Qrdbh', '确认单编号', 170),
      column('Lzfphm', '原蓝字发票号码', 200),
      column('Gmfmc', '购买方名称', 220),
      column('Hjje', '红字金额'),
      column('Hjse', '红字税额'),
      column('Jshj', '红字价税合计'),
      { ...column('Qrdzt', '状态', 90), cell: (_h, { row }) => STATES[row.Qrdzt] },
      { ...column('op', '操作', 150), cell: 'op' },
    ],
    rows: [],
    busy: false,
  }),
  created() {
    this.load();
  },
  methods: {
    async load() {
      const answer = await request('POST', '/practice/v1/red-list', {});
      if (answer.kind === 'data') this.rows = answer.data.List;
      else this.$message.error(TEXTS.networkError, 3000);
    },
    async withdraw({ Qrdbh }) {
      const answer = await request('POST', '/practice/v1/red-withdraw', { Qrdbh });
      if (answer.kind === 'data') this.$message.success(TEXTS.redWithdrawn, 3000);
      await this.load();
    },
    /** There is no face-scan on this page: it counts as closed. */
    scanFace: async () => false,
    async issue({ Qrdbh }) {
      const answer = await issueThroughInterludes(this, { Qrdbh });
      if (!answer) return;
      const { issued } = await showAnswer(this, answer);
      if (issued) await tell(this, TEXTS.redIssued(issued.Fphm));
      await this.load();
    },
  },
  template: `
    <div class="red-home">
      <div class="red-home__tools">
        <t-button theme="primary" @click="$emit('add')">新增确认单</t-button>
        <t-button variant="outline" theme="default" @click="load">刷新</t-button>
      </div>
      <t-table row-key="Qrdbh" table-layout="fixed" bordered :data="rows" :columns="columns" empty="暂无数据">
        <template #op="{ row }">
          <t-button v-if="row.Qrdzt === 'waiting'" size="small" theme="default" @click="withdraw(row)">撤销</t-button>
          <t-button v-if="row.Qrdzt === 'confirmed' && !row.Fphm" size="small" theme="primary" :disabled="busy" @click="issue(row)">开具红字发票</t-button>
        </template>
      </t-table>
    </div>`,
};
