/** Where LibreOffice is. Plain Node, nothing installed: setup asks before it installs. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const USUAL_PLACES = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
];

/** @returns {string | undefined} */
export function findOffice() {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice'));
  return [...onPath, ...USUAL_PLACES].find((file) => existsSync(file));
}
