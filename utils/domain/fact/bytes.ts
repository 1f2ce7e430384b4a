import * as z from '../zod';
import { text } from './fact-parts';

/** Bytes that lie in the store `evidence` under their SHA-256. */
export const Bytes = z.object({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  mime: text(100),
  size: z.int().check(z.positive()),
  fileName: text(300),
});
export type Bytes = z.infer<typeof Bytes>;
