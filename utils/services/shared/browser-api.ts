import type { browser } from 'wxt/browser';

/** The browser's API as WXT types it; given to services as an argument. */
export type Browser = typeof browser;
