/** Our own fillers, bundled from source, in the isolated world of a page: the world that content scripts live in. */
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const ENTRY = join(import.meta.dirname, 'fillers-entry.ts');

let code;

async function bundle() {
  const [{ output }] = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'fillers', fileName: 'fillers' },
    },
  });
  return output[0].code;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<(body: string) => Promise<any>>} runs the body of an async function there, with `fillers`
 */
export async function injectFillers(page) {
  code ??= await bundle();
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'piaoying',
  });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(`${code}; globalThis.fillers = fillers; undefined`);
  return (body) => evaluate(`(async () => { ${body} })()`);
}
