import { capitalMoney } from '../../lib/capital-money.js';
import { toMoney, toText } from '../../lib/decimal.js';
import { rateLabel } from '../invoice-model.js';

/** 发票预览: there is no number before issuing. */
export const PreviewDialog = {
  props: { invoice: Object, kind: String, totals: Object },
  methods: { rateLabel },
  computed: {
    gross() {
      return { capital: capitalMoney(toText(this.totals.gross)), lower: toMoney(this.totals.gross) };
    },
  },
  template: `
    <t-dialog header="发票预览" placement="center" width="860px" visible :footer="false" :on-close="() => $emit('close')">
      <div class="preview">
        <h3>电子发票（{{ kind }}）</h3>
        <p>发票号码：-</p><p>开票日期：-</p>
        <p>购买方：{{ invoice.buyer.gmfmc }} {{ invoice.buyer.gmfnsrsbh }}</p>
        <p>销售方：{{ invoice.seller.xsfmc }} {{ invoice.seller.xsfnsrsbh }}</p>
        <table class="preview__lines">
          <tr><th>项目名称</th><th>规格型号</th><th>单位</th><th>数量</th><th>单价</th><th>金额</th><th>税率/征收率</th><th>税额</th></tr>
          <tr v-for="line in invoice.lines" :key="line.id"><td>{{ line.xmmc }}</td><td>{{ line.ggxh }}</td><td>{{ line.dw }}</td><td>{{ line.spsl }}</td><td>{{ line.dj }}</td><td>{{ line.je }}</td><td>{{ rateLabel(line.slv) }}</td><td>{{ line.se }}</td></tr>
        </table>
        <p>价税合计（大写）⊗{{ gross.capital }}　（小写）¥{{ gross.lower }}</p>
        <p>备注：{{ invoice.bz }}</p>
      </div>
    </t-dialog>`,
};
