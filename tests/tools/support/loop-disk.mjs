/**
 * A small disk of our own (ext4 in a file, on a loop device), to pull the plug on. What the file holds is what
 * had reached the disk: the mount's pages that were never synced are not in it.
 * Linux, root, loop devices.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { Missing } from './run.mjs';

const SIZE = 512 * 1024 * 1024;

/** ext4 writes its journal every 5 s by itself; ten minutes, so that only what the browser syncs is safe. */
const MOUNT_OPTIONS = 'loop,commit=600';

/** @typedef {{ folder: string, afterPowerCut: () => Disk, remove: () => Promise<void> }} Disk */

/** Says at once when this machine cannot do it. @throws {Missing} */
export function requireLoopDisks() {
  if (process.platform !== 'linux') throw new Missing('The power-cut test needs Linux (loop devices, ext4).');
  if (process.getuid?.() !== 0) throw new Missing('The power-cut test needs root (it mounts a disk image).');
  try {
    execFileSync('losetup', ['--find'], { stdio: 'pipe' });
    execFileSync('mkfs.ext4', ['-V'], { stdio: 'pipe' });
  } catch (error) {
    throw new Missing(`The power-cut test needs a loop device and mkfs.ext4: ${error}`);
  }
}

/** @returns {Disk} an empty one, mounted */
export function createDisk() {
  const home = mkdtempSync(join(tmpdir(), 'piaoying-disk-'));
  const image = join(home, 'image');
  writeFileSync(image, '');
  truncateSync(image, SIZE);
  execFileSync('mkfs.ext4', ['-q', '-F', image], { stdio: 'pipe' });
  return mount(home, image);
}

/** @param {string} home @param {string} image @returns {Disk} */
function mount(home, image) {
  const folder = join(home, 'mounted');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'ext4', '-o', MOUNT_OPTIONS, image, folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw new Missing(`mounting a disk image failed: ${error}`);
  }
  let mounted = true;
  // Also when the test is interrupted; lazily, because the browser may not be gone yet.
  const onExit = () => {
    if (mounted) execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  return {
    folder,
    /** Also detaches the loop device, which `mount -o loop` marks so. A killed process may hold it for a moment. */
    async remove() {
      if (mounted) await waitFor(() => unmount(folder), { message: `umount ${folder}` });
      mounted = false;
      process.off('exit', onExit);
      rmSync(home, { recursive: true, force: true });
    },
    /** What a computer finds after the plug was pulled now: the image copied as it is and mounted elsewhere. */
    afterPowerCut() {
      const other = mkdtempSync(join(tmpdir(), 'piaoying-disk-'));
      const copy = join(other, 'image');
      execFileSync('cp', ['--sparse=always', '--reflink=auto', image, copy]);
      return mount(other, copy);
    },
  };
}

/** @param {string} folder @throws while something of it is still open */
function unmount(folder) {
  execFileSync('umount', [folder], { stdio: 'pipe' });
  return true;
}
