/** Portal times are Beijing wall time, "YYYY-MM-DD HH:mm:ss". @param {number} epochMs */
export function beijingText(epochMs) {
  return new Date(epochMs + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** What the portal's clock shows. @param {{ options: import('./options.mjs').Options }} state @returns {number} epoch ms */
export const nowAt = ({ options }) => Date.now() + options.clockAheadMs;
