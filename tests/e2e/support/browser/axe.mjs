import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const SCHEMES = ['light', 'dark'];

/**
 * What axe finds on a page, serious and critical.
 * @param {import('puppeteer-core').Page} page
 * @param {string} scheme `light` or `dark`
 * @param {{ except?: string[] }} [options] ids of rules that are known and named where they are left out
 * @returns {Promise<string[]>} rule id and where
 */
export async function findings(page, scheme, { except = [] } = {}) {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  // A colour that is still fading is measured wrongly.
  await page.evaluate(async () => {
    // The page hears of the scheme with the next frame, and only then the colours begin to fade.
    for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .filter(({ id }) => !except.includes(id))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
