import { TEXTS } from '../lib/texts.js';

const { options } = window.PORTAL_CONTEXT;

/** /blue-invoice-makeout: the three ways to issue; the drafts' card is this portal's own. */
export const MakeoutHome = {
  data: () => ({
    notice: options.welcomeNotice,
    gotIt: { content: TEXTS.gotIt },
    cards: [
      { name: '立即开票', note: '填写一张发票并开具', action: 'issue' },
      { name: '批量开票', note: '通过模板导入多张发票', action: 'batch' },
      { name: '复制开票', note: '复制历史发票信息开具', action: 'copy' },
      { name: '草稿箱', note: '继续填写保存过的草稿', action: 'drafts' },
    ],
  }),
  template: `
    <div class="makeout-home">
      <div v-for="card in cards" :key="card.name" class="makeout-card" @click="card.action && $emit(card.action)">
        <div class="makeout-card__name">{{ card.name }}</div>
        <div class="makeout-card__note">{{ card.note }}</div>
      </div>
      <t-dialog header="温馨提示" :visible.sync="notice" :cancel-btn="null" :confirm-btn="gotIt" @confirm="notice = false">
        为保障您的权益，请确认交易真实后再开具发票。
      </t-dialog>
    </div>`,
};
