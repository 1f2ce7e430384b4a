import { computed, onUnmounted, reactive, ref, shallowRef } from 'vue';
import type { TargetSettings } from '../../utils/domain/backup/target';
import { normalised, refusedSettings } from '../../utils/exchange/target/target-settings';
import {
  emptyValues,
  type FieldTrouble,
  PLACE_FIELDS,
  type PlaceKind,
  PRESET_NAMES,
  PRESETS,
  type Preset,
  readPlace,
} from './place-fields';

/** TypeScript does not know it: only Chromium has it. */
type FolderPicker = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
const pickerOf = (window: object): FolderPicker | undefined =>
  (window as { showDirectoryPicker?: FolderPicker }).showDirectoryPicker;

/** A place of backups as it is filled in. */
export function usePlaceForm(window: Window) {
  const kind = ref<PlaceKind>('s3');
  const preset = ref<Preset>('oss');
  const values = reactive(emptyValues());
  const folder = shallowRef<FileSystemDirectoryHandle>();
  const trouble = shallowRef<FieldTrouble>();

  function fill(name: Preset) {
    preset.value = name;
    Object.assign(values, PRESETS[name].values);
    trouble.value = undefined;
  }
  fill('oss');
  // Passwords stay no longer than the form.
  onUnmounted(() => Object.assign(values, emptyValues()));

  return {
    kind,
    preset,
    values,
    folder,
    trouble,
    hasFolders: pickerOf(window) !== undefined,
    fields: computed(() => PLACE_FIELDS[kind.value]),
    presets: computed(() => PRESET_NAMES.filter((name) => PRESETS[name].kind === kind.value)),
    fill,
    choose(next: PlaceKind) {
      kind.value = next;
      trouble.value = undefined;
      const [first] = PRESET_NAMES.filter((name) => PRESETS[name].kind === next);
      // What was typed before stays.
      if (first && PRESETS[preset.value].kind !== next) fill(first);
    },
    /** Of a click: the browser asks. She may think better of it. */
    async chooseFolder() {
      try {
        folder.value = await pickerOf(window)?.call(window, { mode: 'readwrite' });
        trouble.value = undefined;
      } catch (reason) {
        if ((reason as Error | undefined)?.name !== 'AbortError') throw reason;
      }
    },
    /** @returns undefined when a field is no good, which is then said */
    read(): TargetSettings | undefined {
      const found = readPlace(kind.value, values, folder.value?.name ?? '', (settings) =>
        refusedSettings(normalised(settings)),
      );
      trouble.value = found.ok ? undefined : found.trouble;
      return found.ok ? found.settings : undefined;
    },
  };
}
