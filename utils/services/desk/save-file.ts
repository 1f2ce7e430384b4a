/**
 * Hands a file to the browser's downloads from a page of ours. The object URL lives until the page goes: a
 * download may still read it after the click.
 */
export function saveFile(document: Document, name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
}
