import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';
import { FaceScan } from './answer/face-scan.js';
import { askQuestions, issueThroughInterludes } from './answer/interludes.js';
import { PreviewDialog } from './answer/preview-dialog.js';
import { showAnswer } from './answer/submit.js';
import { SuccessView } from './answer/success-view.js';
import { fromPayload } from './from-payload.js';
import { createInvoice } from './invoice-model.js';
import { computeTotals } from './lines/line-arithmetic.js';
import { LineSection } from './lines/line-section.js';
import { AgentSection } from './parties/agent-section.js';
import { BuyerHalf } from './parties/buyer-half.js';
import { PersonSection } from './parties/person-section.js';
import { SellerHalf } from './parties/seller-half.js';
import { toPayload } from './payload.js';
import { createHands } from './practice-hands.js';
import { SPECIALS } from './special/special-business.js';
import { SpecialSection } from './special/special-section.js';
import { TicketSummary } from './special/ticket-summary.js';
import { kindLabel } from './special/tickets.js';
import { buyerRules, firstLineFault, specialRules } from './validate.js';

const { successView, buttonPlace } = window.PORTAL_CONTEXT.options;

/** After an invoice is issued only a fresh form shows. */
const silent = successView === 'none';

/** Moved to the page's head, the button does not go with the form by itself. */
function takeButtonAway() {
  if (buttonPlace === 'head') this.$refs.issue?.$el.remove();
}

/** The entry form, from empty to issued. */
export const EntryForm = {
  components: {
    AgentSection,
    BuyerHalf,
    FaceScan,
    LineSection,
    PersonSection,
    PreviewDialog,
    SellerHalf,
    SpecialSection,
    SuccessView,
    TicketSummary,
  },
  props: { ticket: Object, content: Object },
  data() {
    return {
      invoice: this.content ? fromPayload(this.content) : createInvoice(this.ticket),
      working: false,
      busy: false,
      previewing: false,
      /** @type {null | ((passed: boolean) => void)} ends the face-scan that is open */
      endScan: null,
      issued: null,
    };
  },
  computed: {
    special() {
      return this.ticket.tdyslxDm in SPECIALS;
    },
    // The form component looks the fields up by their names, in one flat object.
    checked() {
      return { ...this.invoice.buyer, ...this.invoice.special };
    },
    rules() {
      return {
        ...buyerRules(this.ticket, this.invoice.naturalPerson),
        ...specialRules(this.ticket.tdyslxDm, this.invoice.special),
      };
    },
    kind() {
      return kindLabel(this.ticket.fppzDm);
    },
    totals() {
      return computeTotals(this.invoice.lines);
    },
  },
  watch: {
    issued: 'takeButtonAway',
  },
  mounted() {
    window.practiceForm = createHands(this);
    if (buttonPlace === 'head') document.querySelector('.layout-title').append(this.$refs.issue.$el);
  },
  beforeDestroy: takeButtonAway,
  methods: {
    takeButtonAway,
    clear() {
      this.invoice = createInvoice(this.ticket);
      this.$refs.form.clearValidate();
    },
    async saveDraft() {
      const draft = { ...toPayload(this.invoice, this.ticket, this.totals), Id: this.content?.Id };
      const answer = await request('POST', '/practice/v1/draft', draft);
      if (answer.kind === 'data') this.$message.success(TEXTS.draftSaved);
    },
    // A double click is one click: the second finds `working` set, before anything is awaited.
    async issue() {
      if (this.working) return;
      this.working = true;
      await this.checkAndIssue();
      this.working = false;
    },
    /** @returns {Promise<boolean>} true when it was passed */
    async scanFace() {
      const passed = await new Promise((resolve) => {
        this.endScan = resolve;
      });
      this.endScan = null;
      return passed;
    },
    async checkAndIssue() {
      const buyerFits = (await this.$refs.form.validate()) === true;
      const fault = buyerFits ? firstLineFault(this.invoice.lines) : TEXTS.formIncomplete;
      if (fault) {
        this.$message.error(fault);
        return;
      }
      // The payload is what stood in the form at the click, not what may stand there after the question.
      const draft = this.content?.Id === undefined ? {} : { Cgid: this.content.Id };
      const payload = { ...toPayload(this.invoice, this.ticket, this.totals), ...draft };
      const flags = await askQuestions(this);
      const answer = flags && (await issueThroughInterludes(this, { ...payload, ...flags }));
      if (!answer) return;
      const { inline, issued } = await showAnswer(this, answer);
      if (inline) this.$refs.form.setValidateMessage(inline);
      if (!issued) return;
      if (silent) this.$emit('again');
      else this.issued = issued;
    },
  },
  template: `
    <success-view v-if="issued" :issued="issued" @again="$emit('again')" />
    <div v-else class="blue-invoice">
      <div class="blue-invoice__kind">电子发票（{{ kind }}）</div>
      <t-form ref="form" class="blue-invoice__form" :data="checked" :rules="rules" label-align="right" :label-width="150" @submit.native.prevent>
        <ticket-summary :ticket="ticket" />
        <t-row :gutter="16">
          <t-col :span="6"><buyer-half :invoice="invoice" /></t-col>
          <t-col :span="6"><seller-half :invoice="invoice" /></t-col>
        </t-row>
        <person-section v-if="invoice.naturalPerson" :person="invoice.person" />
        <line-section ref="lines" :invoice="invoice" :totals="totals" @clear="clear" @repick="$emit('repick')" />
        <special-section v-if="special" :code="ticket.tdyslxDm" :values="invoice.special" />
        <agent-section :agent="invoice.agent" />
      </t-form>
      <div class="hide-side-layout__container-footer">
        <div class="button-group_wrap">
          <t-button variant="outline" theme="default" @click="saveDraft">保存草稿</t-button>
          <t-button variant="outline" theme="primary" @click="previewing = true">预览发票</t-button>
          <t-button ref="issue" theme="primary" :loading="busy" @click="issue">发票开具</t-button>
        </div>
      </div>
      <preview-dialog v-if="previewing" :invoice="invoice" :kind="kind" :totals="totals" @close="previewing = false" />
      <face-scan v-if="endScan" @end="endScan" />
    </div>`,
};
