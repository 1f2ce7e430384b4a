import { startApp } from './lib/start-app.js';
import { BatchPage } from './makeout/batch-page.js';
import { EntryForm } from './makeout/entry-form.js';
import { MakeoutHome } from './makeout/makeout-home.js';
import { TicketPicker } from './makeout/ticket-picker.js';

const BATCH_PATH = '/blue-invoice-makeout/invoice-batch';
const { formPath: FORM_PATH } = window.PORTAL_CONTEXT.options;

/** @returns {{ onForm: boolean, onBatch: boolean, ticket: import('./makeout/tickets.js').Ticket | null }} */
function readRoute() {
  const fromQuery = new URLSearchParams(location.search).get('fppzDm');
  const ticket = history.state?.ticket ?? (fromQuery ? { fppzDm: fromQuery, tdyslxDm: '' } : null);
  return { onForm: location.pathname === FORM_PATH, onBatch: location.pathname === BATCH_PATH, ticket };
}

startApp(
  {
    components: { BatchPage, EntryForm, MakeoutHome, TicketPicker },
    data: () => ({ ...readRoute(), picking: false, formKey: 0 }),
    created() {
      addEventListener('popstate', () => Object.assign(this, readRoute()));
      // Opened directly, the form does not know what it is to issue.
      this.picking = this.onForm && !this.ticket;
    },
    methods: {
      openBatch() {
        history.pushState({}, '', BATCH_PATH);
        this.onBatch = true;
      },
      open(ticket) {
        this.picking = false;
        if (this.onForm) history.replaceState({ ticket }, '', FORM_PATH);
        else history.pushState({ ticket }, '', FORM_PATH);
        Object.assign(this, { ticket, onForm: true });
        this.formKey += 1;
      },
    },
    template: `
      <div>
        <batch-page v-if="onBatch" />
        <makeout-home v-else-if="!onForm" @issue="picking = true" @batch="openBatch" />
        <entry-form v-else-if="ticket" :key="formKey" :ticket="ticket" @again="formKey += 1" @repick="picking = true" />
        <ticket-picker :visible="picking" @pick="open" @close="picking = false" />
      </div>`,
  },
  '蓝字发票开具',
);
