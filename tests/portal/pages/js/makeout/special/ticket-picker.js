import { DIFFERENCE_KINDS, REDUCTION_KINDS, SPECIFIC_BUSINESSES, TICKET_KINDS } from './tickets.js';

const { options } = window.PORTAL_CONTEXT;

const PickerFields = {
  props: { ticket: Object },
  data: () => ({ TICKET_KINDS, SPECIFIC_BUSINESSES, DIFFERENCE_KINDS, REDUCTION_KINDS }),
  template: `
    <t-form :data="ticket" label-align="left" :label-width="90">
      <t-form-item label="选择票类" name="fppzDm"><t-select v-model="ticket.fppzDm" :options="TICKET_KINDS" placeholder="请选择" /></t-form-item>
      <t-form-item label="特定业务" name="tdyslxDm"><t-select v-model="ticket.tdyslxDm" :options="SPECIFIC_BUSINESSES" placeholder="请选择" /></t-form-item>
      <t-form-item label="差额" name="cezslxDm"><t-select v-model="ticket.cezslxDm" :options="DIFFERENCE_KINDS" placeholder="请选择" /></t-form-item>
      <t-form-item label="减按征税" name="jazslxDm"><t-select v-model="ticket.jazslxDm" :options="REDUCTION_KINDS" placeholder="请选择" /></t-form-item>
    </t-form>`,
};

/** What is to be issued: a dialog since 2026; in 2024 a drawer from the top, confirmed by its first button. */
export const TicketPicker = {
  components: { PickerFields },
  props: { visible: Boolean },
  data: () => ({ variant: options.picker, ticket: { fppzDm: '', tdyslxDm: '', cezslxDm: '', jazslxDm: '' } }),
  methods: {
    confirm() {
      if (!this.ticket.fppzDm) this.$message.warning('请选择票类');
      else this.$emit('pick', { ...this.ticket });
    },
  },
  template: `
    <t-dialog v-if="variant === 'dialog'" header="立即开票" width="480px" :visible="visible" confirm-btn="确定" :on-close="() => $emit('close')" @confirm="confirm">
      <picker-fields v-if="visible" :ticket="ticket" />
    </t-dialog>
    <t-drawer v-else header="立即开票" placement="top" size="400px" :visible="visible" :on-close="() => $emit('close')">
      <picker-fields v-if="visible" :ticket="ticket" />
      <template #footer>
        <t-button theme="primary" @click="confirm">确定</t-button>
        <t-button variant="outline" @click="$emit('close')">取消</t-button>
      </template>
    </t-drawer>`,
};
