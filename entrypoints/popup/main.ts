import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import PopupApp from '../../components/popup/PopupApp.vue';

createApp(PopupApp, { browser }).mount('#app');
