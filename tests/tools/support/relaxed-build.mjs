/**
 * A build that differs in one word: its database writes are `relaxed`. The power-cut test must lose invoices with
 * it, else the test proves nothing.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Missing, ROOT, runBin } from './run.mjs';

/** The single place that says how durable a write is. */
const WRITES = join('utils', 'store', 'db.ts');
const STRICT = "durability: 'strict'";

/** What a build reads. */
const SOURCES = [
  'package.json',
  'tsconfig.json',
  'wxt.config.ts',
  'wxt.lodash-root.ts',
  'entrypoints',
  'components',
  'utils',
  'public',
];

/** @returns {Promise<{ extensionDir: string, remove: () => void }>} */
export async function buildRelaxed() {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-relaxed-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const source of SOURCES) cpSync(join(ROOT, source), join(folder, source), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const file = join(folder, WRITES);
    const parts = readFileSync(file, 'utf8').split(STRICT);
    if (parts.length !== 2)
      throw new Error(`${WRITES}: ${STRICT} stands there ${parts.length - 1} times, not once`);
    writeFileSync(file, parts.join("durability: 'relaxed'"));
    if ((await runBin('wxt', ['build'], { cwd: folder })) !== 0)
      throw new Missing('The relaxed build failed.');
    return { extensionDir: join(folder, '.output', 'chrome-mv3'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
