import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import WelcomePage from '../../components/exchange/WelcomePage.vue';
import { followTheme } from '../../components/look/theme';

followTheme(window, browser);
createApp(WelcomePage, { browser }).mount('#app');
