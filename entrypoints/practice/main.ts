import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import { followTheme } from '../../components/look/theme';
import PracticePage from '../../components/practice/PracticePage.vue';

followTheme(window, browser);
createApp(PracticePage, { browser }).mount('#app');
