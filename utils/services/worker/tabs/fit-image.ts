/** A photograph is no larger, bytes. */
export const MOST_PHOTO_BYTES = 200_000;
/** Wider screens are made smaller first, px. */
const WIDEST = 1_920;
const SCALES = [1, 0.75, 0.5, 0.35];
const QUALITIES = [0.8, 0.6, 0.4, 0.25];

/** @param scale of the picture's own size */
export type Encode = (scale: number, quality: number) => Promise<Blob>;

/** The largest and best that fits: lower quality first, then smaller. @returns undefined when none does */
export async function fitImage(
  width: number,
  encode: Encode,
  most = MOST_PHOTO_BYTES,
): Promise<Blob | undefined> {
  const first = Math.min(1, WIDEST / width);
  for (const scale of SCALES) {
    for (const quality of QUALITIES) {
      const blob = await encode(first * scale, quality);
      if (blob.size <= most) return blob;
    }
  }
  return undefined;
}

/** Draws a picture smaller and packs it; WebP, and where the browser cannot write that, JPEG. */
function encoderOf(image: ImageBitmap): Encode {
  let type = 'image/webp';
  return async (scale, quality) => {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    );
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type, quality });
    if (blob.type === type) return blob;
    // It was written as PNG.
    type = 'image/jpeg';
    return canvas.convertToBlob({ type, quality });
  };
}

/** @param url a picture as `data:` address with base64 */
export async function fitPhoto(url: string): Promise<Blob | undefined> {
  const [head = '', base64 = ''] = url.split(',');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const type = /^data:([a-z]+\/[a-z+.-]+)/.exec(head)?.[1] ?? 'image/png';
  const image = await createImageBitmap(new Blob([bytes], { type }));
  try {
    return await fitImage(image.width, encoderOf(image));
  } finally {
    image.close();
  }
}
