import { startApp } from './lib/start-app.js';
import { EntryForm } from './makeout/entry-form.js';
import { MakeoutHome } from './makeout/makeout-home.js';
import { TicketPicker } from './makeout/ticket-picker.js';

const FORM_PATH = '/blue-invoice-makeout/invoice-makeout';

/** @returns {{ onForm: boolean, ticket: import('./makeout/tickets.js').Ticket | null }} */
function readRoute() {
  const fromQuery = new URLSearchParams(location.search).get('fppzDm');
  const ticket = history.state?.ticket ?? (fromQuery ? { fppzDm: fromQuery, tdyslxDm: '' } : null);
  return { onForm: location.pathname === FORM_PATH, ticket };
}

startApp(
  {
    components: { EntryForm, MakeoutHome, TicketPicker },
    data: () => ({ ...readRoute(), picking: false, formKey: 0 }),
    created() {
      addEventListener('popstate', () => Object.assign(this, readRoute()));
      // Opened directly, the form does not know what it is to issue.
      this.picking = this.onForm && !this.ticket;
    },
    methods: {
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
        <makeout-home v-if="!onForm" @issue="picking = true" />
        <entry-form v-else-if="ticket" :key="formKey" :ticket="ticket" @again="formKey += 1" @repick="picking = true" />
        <ticket-picker :visible="picking" @pick="open" @close="picking = false" />
      </div>`,
  },
  '蓝字发票开具',
);
