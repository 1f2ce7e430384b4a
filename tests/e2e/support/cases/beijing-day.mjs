/** The day in Beijing, so many days from now, `YYYY-MM-DD`. */
export const beijingDay = (/** @type {number} */ from = 0) =>
  new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
