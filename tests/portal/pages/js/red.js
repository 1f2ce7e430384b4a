import { startApp } from './lib/start-app.js';
import { RedForm } from './red/red-form.js';
import { RedHome } from './red/red-home.js';

const HOME_PATH = '/red-invoice/home';
const FORM_PATH = '/red-invoice/info-confirm';

const onForm = () => location.pathname === FORM_PATH;

startApp(
  {
    components: { RedForm, RedHome },
    data: () => ({ onForm: onForm() }),
    created() {
      addEventListener('popstate', () => (this.onForm = onForm()));
    },
    methods: {
      go(toForm) {
        history.pushState({}, '', toForm ? FORM_PATH : HOME_PATH);
        this.onForm = toForm;
      },
    },
    template: `
      <div>
        <red-form v-if="onForm" @done="go(false)" />
        <red-home v-else @add="go(true)" />
      </div>`,
  },
  '红字发票开具',
);
