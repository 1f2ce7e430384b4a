import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    // A browser and a hanging page need time to go.
    teardownTimeout: 30_000,
    projects: [
      {
        plugins: [WxtVitest(), vue()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/{tools,chaos,matrix,drift}/**/*.test.mjs'],
          // Chinese law and portal time; a test that depends on the machine's zone must fail everywhere alike.
          env: { TZ: 'UTC' },
          // No test measures time; a busy machine must not make a large page or many runs a failure.
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      ...[
        // Each file has a portal and a browser of its own: two at a time, for much of it is waiting.
        { name: 'e2e', include: ['tests/e2e/**/*.test.{ts,mjs}'], maxWorkers: 2 },
        // Needs a real object store, which takes a minute to install and another to start: `npm run test:stores`.
        { name: 'stores', include: ['tests/stores/**/*.test.mjs'], fileParallelism: false, maxWorkers: 1 },
        // Needs LibreOffice, which bears one at a time: `npm run test:office`.
        { name: 'office', include: ['tests/office/**/*.test.mjs'], fileParallelism: false, maxWorkers: 1 },
      ].map((project) => ({
        test: {
          ...project,
          setupFiles: ['tests/e2e/support/browser/on-failure.mjs'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
});
