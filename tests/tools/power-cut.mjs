/**
 * Law L1: a power cut loses nothing from 「已留底」 on. An invoice is submitted on a profile that lies on a disk of its
 * own; the moment the chip says that it is kept, the browser is frozen and the disk copied as it is; a fresh browser
 * reads the copy.
 *
 * `npm run test:power [-- N]` (5 rounds): every round must have the invoice.
 * `npm run test:power -- --build relaxed [N]`: the proof that this test can fail: every round must have lost it.
 * Fails where it cannot run (no root, no loop device).
 */
import { join } from 'node:path';
import { Missing, ROOT, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

const BUILT = join(ROOT, '.output', 'chrome-mv3');

await runTool(async () => {
  const args = process.argv.slice(2);
  const relaxed = args.join(' ').includes('--build relaxed');
  const rounds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 5);

  await setUp();
  const { requireLoopDisks } = await import('./support/loop-disk.mjs');
  requireLoopDisks();
  const { cutPower } = await import('./support/power-cut-round.mjs');
  const { startPortal } = await import('../portal/portal.mjs');
  const build = relaxed
    ? await (await import('./support/relaxed-build.mjs')).buildRelaxed()
    : await buildStrict();
  const portal = await startPortal();
  let kept = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const there = await cutPower({ extensionDir: build.extensionDir, portal, note: `断电第${round}次` });
      if (there) kept++;
      console.log(`round ${round}: the invoice is ${there ? 'there' : 'LOST'}`);
    }
  } finally {
    await portal.close();
    build.remove();
  }
  console.log(`${relaxed ? 'relaxed' : 'strict'} writes: ${kept} of ${rounds} kept, ${rounds - kept} lost`);
  return kept === (relaxed ? 0 : rounds) ? 0 : 1;
});

async function buildStrict() {
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');
  return { extensionDir: BUILT, remove: () => undefined };
}
