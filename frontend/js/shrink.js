// A photograph of a telephone weighs more than a form may: it is made smaller before it leaves. The server checks it all the same.

const LARGE_BYTES = 1_500_000;
const MOST_PIXELS = 1600;

/** @param {File} file @returns {Promise<File>} */
export async function shrunk(file) {
  if (file.size <= LARGE_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const part = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(picture.width * part), Math.round(picture.height * part)];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => { canvas.toBlob(done, 'image/jpeg', 0.85); });
    return small ? new File([small], 'picture.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}

/** input[data-shrink] of a plain form. @param {HTMLInputElement} input */
export function start(input) {
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file) return;
    const chosen = new DataTransfer();
    chosen.items.add(await shrunk(file));
    input.files = chosen.files;
  });
}
