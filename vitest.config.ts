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
          // No test measures time; a busy machine must not make a large page a failure.
          testTimeout: 30_000,
        },
      },
      ...[
        { name: 'e2e', include: ['tests/e2e/**/*.test.{ts,mjs}'] },
        // Needs LibreOffice: `npm run test:office`.
        { name: 'office', include: ['tests/office/**/*.test.mjs'] },
      ].map((project) => ({
        test: {
          ...project,
          // One browser at a time: two cores, and all of them use the practice portal's addresses.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
});
