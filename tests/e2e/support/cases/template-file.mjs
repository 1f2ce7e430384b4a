/** A batch template as the clerk downloads it, as a file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { makeTemplate } from '../../../fixtures/make-template';

/**
 * @param {import('../../../fixtures/make-template').TemplateOptions} [options]
 * @returns {Promise<string>} path
 */
export async function templateFile(options) {
  const path = join(mkdtempSync(join(tmpdir(), 'piaoying-template-')), '批量开票导入模板.xlsx');
  writeFileSync(path, await makeTemplate(BATCH_TEMPLATE, options));
  return path;
}
