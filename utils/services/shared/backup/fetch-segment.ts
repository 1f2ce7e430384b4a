import { bundleKey, bundleOf, pointerKey, readSegmentKey } from '../../../domain/backup/names';
import type { RefusedSegment } from '../../../domain/backup/seal-fault';
import { type Target, TooLarge } from '../../../domain/backup/target';
import { readBundle, type SealedFile } from '../../../exchange/segment/bundle';

/** @returns `tooLarge` for what is larger than any of ours @throws TargetError */
export async function getFile(
  target: Target,
  key: string,
): Promise<Uint8Array<ArrayBuffer> | 'tooLarge' | undefined> {
  try {
    return await target.get(key);
  } catch (error) {
    if (error instanceof TooLarge) return 'tooLarge';
    throw error;
  }
}

/** A segment by its pointer; undefined where the series ends. @throws TargetError */
export async function fetchAlone(
  target: Target,
  installation: string,
  seq: number,
): Promise<SealedFile | RefusedSegment | undefined> {
  const pointer = await getFile(target, pointerKey(installation, seq));
  if (!pointer) return undefined;
  if (pointer === 'tooLarge') return { seq, fault: 'notOurs' };
  const key = new TextDecoder().decode(pointer);
  const name = readSegmentKey(key);
  if (!name) return { seq, fault: 'notOurs' };
  if (name.installation !== installation || name.seq !== seq) return { seq, fault: 'swapped' };
  const bytes = await getFile(target, key);
  if (bytes === 'tooLarge') return { seq, fault: 'notOurs' };
  return bytes ? { key, bytes } : { seq, fault: 'missing' };
}

/** So many are asked for alone first: from hour to hour there is one new one, and then a look whether there is another. */
const FEW = 2;

/** Gives segments out of bundles to one who takes in many, one after the other; who takes in few asks for no bundle. */
export function createBundleReader(
  target: Target,
  installation: string,
  behind: number,
): (seq: number) => Promise<SealedFile | undefined> {
  let inHand = new Map<number, SealedFile>();
  let asked = -1;
  return async (seq) => {
    const n = bundleOf(seq);
    if (seq > behind + FEW && n !== asked) {
      asked = n;
      const bytes = await getFile(target, bundleKey(installation, n));
      inHand = bytes && bytes !== 'tooLarge' ? readBundle(bytes, installation) : new Map();
    }
    return inHand.get(seq);
  };
}
