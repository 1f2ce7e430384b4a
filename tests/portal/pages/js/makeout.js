import { startApp } from './lib/start-app.js';
import { BatchPage } from './makeout/batch-page.js';
import { EarlierList } from './makeout/earlier-list.js';
import { EntryForm } from './makeout/entry-form.js';
import { ticketOf } from './makeout/from-payload.js';
import { MakeoutHome } from './makeout/makeout-home.js';
import { TicketPicker } from './makeout/special/ticket-picker.js';

const BATCH_PATH = '/blue-invoice-makeout/invoice-batch';
/** Earlier ones that the form is filled from; the second path is this portal's own. */
const EARLIER = { copy: '/blue-invoice-makeout/invoice-copy', drafts: '/blue-invoice-makeout/invoice-draft' };
const { formPath: FORM_PATH } = window.PORTAL_CONTEXT.options;

/** @returns {{ onForm: boolean, onBatch: boolean, earlier: string, content: Record<string, any> | null, ticket: import('./makeout/special/tickets.js').Ticket | null }} */
function readRoute() {
  const fromQuery = new URLSearchParams(location.search).get('fppzDm');
  const ticket = history.state?.ticket ?? (fromQuery ? { fppzDm: fromQuery, tdyslxDm: '' } : null);
  const { pathname } = location;
  const earlier = Object.keys(EARLIER).find((name) => EARLIER[name] === pathname) ?? '';
  const content = history.state?.content ?? null;
  return { onForm: pathname === FORM_PATH, onBatch: pathname === BATCH_PATH, earlier, content, ticket };
}

startApp(
  {
    components: { BatchPage, EarlierList, EntryForm, MakeoutHome, TicketPicker },
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
      openEarlier(name) {
        history.pushState({}, '', EARLIER[name]);
        this.earlier = name;
      },
      /** The form is filled from it; what is issued then is an invoice of its own. @param {Record<string, any>} content */
      take(content) {
        const ticket = ticketOf(content);
        history.pushState({ ticket, content }, '', FORM_PATH);
        Object.assign(this, { ticket, content, earlier: '', onForm: true });
        this.formKey += 1;
      },
      again() {
        this.content = null;
        this.formKey += 1;
      },
      open(ticket) {
        this.content = null;
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
        <earlier-list v-else-if="earlier" :key="earlier" :kind="earlier" @take="take" />
        <makeout-home v-else-if="!onForm" @issue="picking = true" @batch="openBatch" @copy="openEarlier('copy')" @drafts="openEarlier('drafts')" />
        <entry-form v-else-if="ticket" :key="formKey" :ticket="ticket" :content="content" @again="again" @repick="picking = true" />
        <ticket-picker :visible="picking" @pick="open" @close="picking = false" />
      </div>`,
  },
  '蓝字发票开具',
);
