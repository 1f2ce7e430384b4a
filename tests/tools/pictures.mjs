/**
 * `npm run pictures`: the README's pictures, taken of the shipped build on the practice portal. All companies in them
 * are invented. They are kept in `tests/pictures`, the one generated thing that is. Beside them, to be looked at: every page in
 * light and dark, under `.output/pictures`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, ROOT, runBin, runTool } from './support/run.mjs';
import { setUp } from './support/setup.mjs';

const FOLDER = join(ROOT, 'tests', 'pictures');
const ALL = join(ROOT, '.output', 'pictures');

await runTool(async () => {
  await setUp({ chineseFonts: true });
  if ((await runBin('wxt', ['build'])) !== 0) throw new Missing('The build failed, see above.');
  for (const folder of [FOLDER, ALL]) mkdirSync(folder, { recursive: true });
  const { takePictures } = await import('./support/take-pictures.mjs');
  await takePictures(
    (name, bytes) => {
      writeFileSync(join(FOLDER, name), bytes);
      console.log(`tests/pictures/${name}  ${Math.round(bytes.length / 1024)} kB`);
    },
    (name, bytes) => writeFileSync(join(ALL, name), bytes),
  );
});
