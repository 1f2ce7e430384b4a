import { readResponse } from './lib/request.js';
import { startApp } from './lib/start-app.js';
import { showAnswer } from './makeout/answer/submit.js';
import { SuccessView } from './makeout/answer/success-view.js';

const { options } = window.PORTAL_CONTEXT;
const answer = readResponse(window.PORTAL_ANSWER.Response);

/** What came of an invoice that was sent as a form: a page of its own. */
startApp(
  {
    components: { SuccessView },
    data: () => ({ issued: null }),
    async mounted() {
      const { issued = null } = await showAnswer(this, answer);
      this.issued = issued;
    },
    methods: {
      again() {
        location.href = options.formPath;
      },
    },
    template: `<div><success-view v-if="issued" :issued="issued" @again="again" /></div>`,
  },
  '蓝字发票开具',
);
