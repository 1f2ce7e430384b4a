import { launchChromium } from '../../e2e/support/browser/chromium.mjs';

/**
 * Bare Chromium and the same with the extension, at the same time: measured in turns, both meet the same machine.
 * @param {{ portal: import('../../portal/portal.mjs').Portal, extensionDir: string }} stage
 */
export async function openTwoBrowsers({ portal, extensionDir }) {
  const args = portal.chromiumArgs();
  const bare = await launchChromium({ args });
  const extended = await launchChromium({ args, extensionDir });
  return {
    bare: await bare.newPage(),
    extended: await extended.newPage(),
    async close() {
      await bare.close();
      await extended.close();
    },
  };
}
