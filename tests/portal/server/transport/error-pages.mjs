/** Pages a gateway puts in place of an answer. */

/** @param {number} status */
export const ERROR_PAGE = (status) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><center><h1>${status} Gateway Error</h1></center><hr><center>tengine</center></body></html>`;

export const MAINTENANCE_PAGE =
  '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>系统维护</title></head><body><h2>系统维护中</h2><p>尊敬的纳税人：系统正在升级维护，请稍后再办理业务。</p></body></html>';
