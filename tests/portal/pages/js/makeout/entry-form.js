import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { BuyerHalf } from './buyer-half.js';
import { ask } from './dialogs.js';
import { createInvoice } from './invoice-model.js';
import { computeTotals } from './line-arithmetic.js';
import { LineSection } from './line-section.js';
import { toPayload } from './payload.js';
import { PersonSection } from './person-section.js';
import { PreviewDialog } from './preview-dialog.js';
import { SellerHalf } from './seller-half.js';
import { callIssue, showAnswer } from './submit.js';
import { SuccessView } from './success-view.js';
import { kindLabel } from './tickets.js';
import { buyerRules, firstLineFault } from './validate.js';

const { options } = window.PORTAL_CONTEXT;

/** The entry form, from empty to issued. */
export const EntryForm = {
  components: { BuyerHalf, SellerHalf, LineSection, PersonSection, PreviewDialog, SuccessView },
  props: { ticket: Object },
  data: () => ({ invoice: createInvoice(), working: false, busy: false, previewing: false, issued: null }),
  computed: {
    rules() {
      return buyerRules(this.ticket);
    },
    kind() {
      return kindLabel(this.ticket.fppzDm);
    },
    totals() {
      return computeTotals(this.invoice.lines);
    },
  },
  methods: {
    clear() {
      this.invoice = createInvoice();
      this.$refs.form.clearValidate();
    },
    async saveDraft() {
      const answer = await request(
        'POST',
        '/practice/v1/draft',
        toPayload(this.invoice, this.ticket, this.totals),
      );
      if (answer.kind === 'data') this.$message.success(TEXTS.draftSaved);
    },
    // A double click is one click: the second finds `working` set, before anything is awaited.
    async issue() {
      if (this.working) return;
      this.working = true;
      await this.checkAndIssue();
      this.working = false;
    },
    async checkAndIssue() {
      const buyerFits = (await this.$refs.form.validate()) === true;
      const fault = buyerFits ? firstLineFault(this.invoice.lines) : TEXTS.formIncomplete;
      if (fault) {
        this.$message.error(fault);
        return;
      }
      // The payload is what stood in the form at the click, not what may stand there after the question.
      const payload = toPayload(this.invoice, this.ticket, this.totals);
      if (options.questionDialog && !(await ask(this, options.questionDialog))) return;
      this.busy = true;
      const answer = await callIssue(payload);
      this.busy = false;
      const { inline, issued } = await showAnswer(this, answer);
      if (inline) this.$refs.form.setValidateMessage(inline);
      if (issued) this.issued = issued;
    },
  },
  template: `
    <success-view v-if="issued" :issued="issued" @again="$emit('again')" />
    <div v-else class="blue-invoice">
      <div class="blue-invoice__kind">电子发票（{{ kind }}）</div>
      <t-form ref="form" class="blue-invoice__form" :data="invoice.buyer" :rules="rules" label-align="right" :label-width="150" @submit.native.prevent>
        <t-row :gutter="16">
          <t-col :span="6"><buyer-half :invoice="invoice" /></t-col>
          <t-col :span="6"><seller-half :invoice="invoice" /></t-col>
        </t-row>
        <person-section v-if="invoice.naturalPerson" :person="invoice.person" />
        <line-section :invoice="invoice" :totals="totals" @clear="clear" @repick="$emit('repick')" />
      </t-form>
      <div class="hide-side-layout__container-footer">
        <div class="button-group_wrap">
          <t-button variant="outline" theme="default" @click="saveDraft">保存草稿</t-button>
          <t-button variant="outline" theme="primary" @click="previewing = true">预览发票</t-button>
          <t-button theme="primary" :loading="busy" @click="issue">发票开具</t-button>
        </div>
      </div>
      <preview-dialog v-if="previewing" :invoice="invoice" :kind="kind" :totals="totals" @close="previewing = false" />
    </div>`,
};
