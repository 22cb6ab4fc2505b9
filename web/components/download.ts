/** Saves something as a file of the reader's. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** File name of an export; simulated ones say so. */
export function exportName(simulated: boolean, name: string, suffix: string): string {
  const clean = name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-|-$/g, '');
  return `${simulated ? 'simulated-' : ''}${clean}.${suffix}`;
}
