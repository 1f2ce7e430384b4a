import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const FLOORED = ['entrypoints', 'components', 'utils'];
const CODE = new Set(['.ts', '.vue']);

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports of our own, as paths from the root (with extension). */
  readonly imports: readonly string[];
  /** Packages that it imports. */
  readonly packages: readonly string[];
}

/** `from '…'`, bare `import '…'` and `import('…')`, in scripts and in the script part of Vue files. */
const SPECIFIERS = /\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string {
  const path = join(dirname(from), specifier);
  const found = [path, `${path}.ts`, `${path}.vue`].find((candidate) => known.has(candidate));
  if (!found) throw new Error(`${from} imports ${specifier}, which is no file`);
  return found;
}

/** Every script of the product with what it imports. */
export function readSourceFiles(): SourceFile[] {
  const paths = FLOORED.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.has(extname(entry.name)))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  const known = new Set(paths);
  return paths.map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const specifiers = [...text.matchAll(SPECIFIERS)].map(([, specifier]) => specifier as string);
    const own = specifiers.filter((specifier) => specifier.startsWith('.'));
    return {
      path,
      text,
      imports: own.map((specifier) => resolve(path, specifier, known)),
      packages: specifiers.filter((specifier) => !specifier.startsWith('.')),
    };
  });
}

/** A file and everything that it brings along, itself included. */
export function reachedFrom(path: string, files: readonly SourceFile[]): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<SourceFile>();
  const visit = (at: string) => {
    const file = byPath.get(at);
    if (!file || reached.has(file)) return;
    reached.add(file);
    for (const next of file.imports) visit(next);
  };
  visit(path);
  return [...reached];
}
