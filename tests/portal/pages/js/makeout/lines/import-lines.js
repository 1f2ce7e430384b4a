import { upload } from '../../lib/request.js';
import { TEXTS } from '../../lib/texts.js';
import { tell } from '../answer/dialogs.js';

/**
 * 明细导入: sends the clerk's file and gives the lines that the back end read from it.
 * @param {any} page Vue instance that lends $message and $dialog
 * @param {File} file
 * @returns {Promise<Record<string, string>[] | undefined>} undefined when the file was refused
 */
export async function importLines(page, file) {
  const answer = await upload('/kpfw/excel/v1/importmx', file);
  if (answer.kind === 'error') await tell(page, answer.message);
  else if (answer.kind !== 'data') page.$message.error(TEXTS.networkError);
  if (answer.kind !== 'data') return undefined;
  return answer.data.MxzbList.map((line) => ({
    xmmc: line.Xmmc,
    spbm: line.Spbm,
    ggxh: line.Ggxh,
    dw: line.Dw,
    spsl: line.Spsl,
    dj: line.Dj,
    je: line.Je,
    slv: line.Slv,
    discountAmount: line.Zkje,
  }));
}
