import { onMounted, onUnmounted, type Ref, ref } from 'vue';

/** Whether the page is being put on paper: then what is only drawn in sight is drawn whole. */
export function usePrinting(): Readonly<Ref<boolean>> {
  const isPrinting = ref(false);
  const begin = () => {
    isPrinting.value = true;
  };
  const end = () => {
    isPrinting.value = false;
  };
  onMounted(() => {
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
  });
  onUnmounted(() => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  });
  return isPrinting;
}
