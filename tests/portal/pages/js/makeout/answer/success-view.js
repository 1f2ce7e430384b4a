import { TEXTS } from '../../lib/texts.js';

const { options } = window.PORTAL_CONTEXT;

/** What stands in the form's place once the invoice exists. */
export const SuccessView = {
  props: { issued: Object },
  data: () => ({ text: TEXTS.issued, withNumber: options.successView === 'number' }),
  template: `
    <div class="issue-success">
      <div class="issue-success__mark">✓</div>
      <div class="issue-success__text">{{ text }}</div>
      <div v-if="withNumber" class="issue-success__number"><span>数电发票号码：</span><span>{{ issued.Fphm }}</span></div>
      <div class="issue-success__time">开票日期：{{ issued.Kprq }}</div>
      <div class="electronic-file">
        <t-button theme="primary">发票下载PDF</t-button>
        <t-button variant="outline" theme="default" class="qrcode-btn">二维码交付</t-button>
      </div>
      <div class="qrcode-box"><div class="qrcode-box__codeImg" aria-label="交付二维码"></div></div>
      <t-button variant="outline" theme="primary" @click="$emit('again')">继续开票</t-button>
    </div>`,
};
