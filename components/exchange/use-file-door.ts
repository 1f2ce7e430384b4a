import { ref, shallowRef } from 'vue';
import type { FileKind } from '../../utils/exchange/door/file-kind';

/** What was put in, what it is, and whether something of it is being done. One file, or several originals, at a time. */
export function useFileDoor() {
  const files = shallowRef<readonly File[]>([]);
  const kind = ref<FileKind>();
  /** Another for each that is put in: what is shown of the one before goes. */
  const serial = ref(0);
  const isLooking = ref(false);
  const isBusy = ref(false);
  /** The clerk said that the originals shall be kept. */
  const isAgreed = ref(false);
  const message = ref<'door.busy' | 'door.unreadable'>();

  async function kindOf(given: readonly File[]): Promise<FileKind | undefined> {
    const [only, ...others] = given;
    if (!only || others.length > 0) return only && 'original';
    // Its readers are loaded with the first file.
    const { recogniseFile } = await import('../../utils/exchange/door/recognise-file');
    return recogniseFile(only);
  }

  function leave() {
    files.value = [];
    kind.value = undefined;
    isAgreed.value = false;
    message.value = undefined;
  }

  return {
    files,
    kind,
    serial,
    isLooking,
    isBusy,
    isAgreed,
    message,
    leave,
    setBusy(on: boolean) {
      isBusy.value = on;
    },
    async take(given: readonly File[]) {
      if (isBusy.value || isLooking.value) {
        message.value = 'door.busy';
        return;
      }
      leave();
      serial.value += 1;
      isLooking.value = true;
      try {
        const found = await kindOf(given);
        files.value = given;
        kind.value = found;
      } catch {
        message.value = 'door.unreadable';
      } finally {
        isLooking.value = false;
      }
    },
  };
}
