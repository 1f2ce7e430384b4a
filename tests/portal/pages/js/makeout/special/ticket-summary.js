import { DIFFERENCE_KINDS, REDUCTION_KINDS, SPECIFIC_BUSINESSES } from './tickets.js';

/** What else was picked with the ticket kind, to be read only. Where the real form shows it is not known. */
export const TicketSummary = {
  props: { ticket: Object },
  data() {
    const known = [
      ['特定业务', 'tdyslxDm', SPECIFIC_BUSINESSES],
      ['差额', 'cezslxDm', DIFFERENCE_KINDS],
      ['减按征税', 'jazslxDm', REDUCTION_KINDS],
    ];
    return {
      picked: known
        .filter(([, name]) => this.ticket[name])
        .map(([label, name, choices]) => ({
          label,
          name,
          text: choices.find(({ value }) => value === this.ticket[name]).label,
        })),
    };
  },
  template: `
    <div v-if="picked.length" class="accordin-wrap ticket-summary">
      <t-row :gutter="16">
        <t-col v-for="{ label, name, text } in picked" :key="name" :span="4"><div class="form-list-wrap__item">
          <t-form-item :label="label" :name="name"><t-input :value="text" disabled /></t-form-item>
        </div></t-col>
      </t-row>
    </div>`,
};
