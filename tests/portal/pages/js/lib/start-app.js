import { PageLayout } from './page-layout.js';

const { Vue, TDesign } = window;

/**
 * Puts one of the portal's applications under the common header.
 * @param {object} content Vue component
 * @param {string} title
 */
export function startApp(content, title) {
  Vue.use(TDesign.default ?? TDesign);
  Vue.config.productionTip = false;
  new Vue({
    components: { PageLayout, AppContent: content },
    data: () => ({ title }),
    template: '<page-layout :title="title"><app-content /></page-layout>',
  }).$mount('#app');
}
