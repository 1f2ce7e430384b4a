import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SPEC = readFileSync(join(ROOT, 'utils', 'domain', 'rules.md'), 'utf8');
const RULES = [...SPEC.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id as string);

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && name !== 'rules.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

describe('rules.md', () => {
  test('numbers each rule once', () => {
    expect(RULES.length).toBeGreaterThan(15);
    expect(new Set(RULES).size).toBe(RULES.length);
  });

  test.each(RULES)('%s has a test named by it', (id) => {
    expect(tests).toMatch(new RegExp(`['"\`]${id}\\b`));
  });

  test('tests name no rule that it does not tell', () => {
    const named = new Set(
      [...tests.matchAll(/^\s*(?:\[|(?:test|describe)\(|\]\)\()?\s*['"`]([A-Z]\d+) /gm)].map(([, id]) => id),
    );
    // X: where the product was once wrong about the truth, no rule.
    const rules = [...named].filter((id) => !id?.startsWith('X'));
    expect(rules.filter((id) => !RULES.includes(id as string))).toEqual([]);
  });
});
