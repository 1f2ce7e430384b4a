import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import { followTheme } from '../../components/look/theme';
import PopupApp from '../../components/popup/PopupApp.vue';

followTheme(window, browser);
createApp(PopupApp, { browser }).mount('#app');
