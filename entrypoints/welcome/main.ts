import { createApp } from 'vue';
import { browser } from 'wxt/browser';
import WelcomePage from '../../components/exchange/WelcomePage.vue';

createApp(WelcomePage, { browser }).mount('#app');
