import { request, upload } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { tell } from './answer/dialogs.js';

/**
 * /blue-invoice-makeout/invoice-batch. Known of the real page: the import call, the words of 「导入完成」 and of the
 * result with its columns. The markup, the columns of the list, the button that issues and its call are this portal's.
 */
const column = (/** @type {string} */ colKey, /** @type {string} */ title, width = 150) => ({
  colKey,
  title,
  width,
});
const ROWS = [
  column('No', '序号', 60),
  column('Lsh', '发票流水号'),
  column('Fplx', '发票类型'),
  column('Gmfmc', '购买方名称', 220),
  column('Gmfnsrsbh', '购买方纳税人识别号', 200),
  column('Hjje', '金额', 110),
  column('Hjse', '税额', 110),
  column('Jshj', '价税合计', 110),
];
const RESULTS = [
  column('No', '序号', 60),
  column('Lsh', '流水号'),
  column('Fplx', '发票类型'),
  column('Fphm', '数电票号码', 200),
  column('Hjje', '金额', 110),
  column('Yx', '邮箱'),
  column('State', '开具结果', 90),
  column('Reason', '失败原因', 240),
];

export const BatchPage = {
  data: () => ({
    rowColumns: ROWS,
    resultColumns: RESULTS,
    imported: '',
    rows: [],
    results: [],
    earlier: [],
    back: [],
    done: false,
    busy: false,
  }),
  computed: {
    shown() {
      return [...this.results, ...this.back].map((row, index) => ({ ...row, No: index + 1 }));
    },
    counts() {
      const good = this.shown.filter(({ State }) => State === '成功').length;
      return `开具成功发票${good}份 开具失败发票${this.shown.length - good}份`;
    },
  },
  methods: {
    async choose(event) {
      const [file] = event.target.files;
      if (!file) return;
      const answer = await upload('/kpfw/excel/v1/importPlkj', file);
      event.target.value = '';
      if (answer.kind === 'error') await tell(this, answer.message);
      else if (answer.kind !== 'data') this.$message.error(TEXTS.networkError);
      if (answer.kind !== 'data') return;
      const { Zs, List, Keeps } = answer.data;
      this.rows = List.map((row, index) => ({ ...row, No: index + 1 }));
      this.imported = `导入完成，共处理数据${Zs}条，处理成功${List.length}条`;
      const earlier = Keeps ? [...this.results, ...this.earlier] : [];
      Object.assign(this, { results: [], earlier, back: [], done: false });
    },
    async issueAll() {
      // They had left the page meanwhile.
      Object.assign(this, { busy: true, back: this.earlier, done: this.earlier.length > 0 });
      for (const { No, MxzbList, ...row } of this.rows) {
        const answer = await request('POST', '/practice/v1/batch-issue', { ...row, MxzbList });
        if (answer.kind !== 'data' && answer.kind !== 'error') {
          this.$message.error(TEXTS.networkError, 3000);
          this.busy = false;
          return;
        }
        const good = answer.kind === 'data';
        this.results.push({
          ...row,
          No,
          Fphm: good ? answer.data.Fphm : '',
          State: good ? '成功' : '失败',
          Reason: good ? '' : answer.message,
        });
      }
      Object.assign(this, { busy: false, done: true, rows: [], imported: '' });
    },
  },
  template: `
    <div class="batch-page">
      <label class="batch-page__import">选择文件 <input type="file" accept=".xlsx" @change="choose"></label>
      <p v-if="imported" class="batch-page__imported">{{ imported }}</p>
      <t-table v-if="rows.length" row-key="No" table-layout="fixed" bordered :data="rows" :columns="rowColumns" />
      <t-button v-if="rows.length" theme="primary" :loading="busy" @click="issueAll">批量开具</t-button>
      <t-dialog header="批量开具结果" width="1100px" :visible.sync="done" :cancel-btn="null" confirm-btn="确定" @confirm="done = false">
        <p>{{ counts }}</p>
        <t-table row-key="No" table-layout="fixed" bordered :data="shown" :columns="resultColumns" />
      </t-dialog>
    </div>`,
};
