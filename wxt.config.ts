import { defineConfig } from 'wxt';
import { lodashRoot } from './wxt.lodash-root';

/** Oldest engines that clerks use: Windows 7 and shells built on old Chromium; Firefox ESR. */
const ENGINES = ['chrome109', 'firefox128'];

export default defineConfig({
  modules: ['@wxt-dev/module-vue', '@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'zh_CN',
    permissions: [
      'storage',
      'unlimitedStorage',
      'webRequest',
      'alarms',
      'scripting',
      'downloads',
      // Chromium's worker cannot make the address of a file by itself; Firefox's background can.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    // Asked for when the clerk switches the reminders on.
    optional_permissions: ['notifications'],
    // Asked for when she switches the screenshots on (nothing less lets a tab be photographed without a click on our button),
    // and for one site alone when she names the time stamp service of her evidence packs.
    optional_host_permissions: ['<all_urls>', 'https://*/*', 'http://*/*'],
    host_permissions: ['https://*.chinatax.gov.cn/*'],
    // Alt+Shift and Ctrl+Shift change the input method of a Chinese Windows.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+P' }, description: '__MSG_commandPopup__' },
      'open-ledger': { suggested_key: { default: 'Alt+L' }, description: '__MSG_commandLedger__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'piaoying@piaoying.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '109' }),
  }),
  vite: () => ({ plugins: [lodashRoot()], build: { target: ENGINES, cssTarget: ENGINES } }),
});
