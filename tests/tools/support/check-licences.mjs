/** The licences of everything that is shipped, as the packages themselves state them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const ALLOWED = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD']);

/** @param {string} root @returns {string[]} findings; empty when all is well */
export function checkLicences(root = ROOT) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev)
    .flatMap(([path, entry]) => {
      const manifest = join(root, path, 'package.json');
      // An optional package of another system is not installed here; the lock tells its licence too.
      const stated = existsSync(manifest)
        ? JSON.parse(readFileSync(manifest, 'utf8')).license
        : entry.license;
      return isAllowed(stated) ? [] : [`${path}: ${JSON.stringify(stated)}`];
    });
}

/** @param {unknown} licence an SPDX expression; `A OR B` leaves us the choice, `A AND B` does not */
function isAllowed(licence) {
  if (typeof licence !== 'string') return false;
  const expression = licence.replace(/[()]/g, '');
  return expression
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}
