/** Amounts of two decimals as whole numbers of cents. @param {string | undefined} text */
export const cents = (text) => Math.round(Number(text || 0) * 100);

/** @param {number} value in cents */
export const money = (value) => (value / 100).toFixed(2);
