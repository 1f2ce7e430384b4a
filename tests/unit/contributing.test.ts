import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
/** A recipe is a paragraph that begins with its bold name. */
const recipes = text
  .slice(text.indexOf('\n## Recipes\n'))
  .split('\n\n')
  .filter((paragraph) => paragraph.startsWith('**'));
const MOST_LINES = 5;

/** A path with a `<…>` or a `*` stands for many, and so does its example. */
const paths = [...new Set([...text.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, path = '']) => path))].filter(
  (path) => /^(components|public|tests|utils)\//.test(path),
);

describe('CONTRIBUTING.md', () => {
  test('has ten recipes, each short', () => {
    expect(recipes).toHaveLength(10);
    expect(recipes.filter((recipe) => recipe.trim().split('\n').length > MOST_LINES)).toEqual([]);
  });

  test.each(paths)('leads to what is there: %s', (path) => expect(existsSync(join(ROOT, path))).toBe(true));
});
