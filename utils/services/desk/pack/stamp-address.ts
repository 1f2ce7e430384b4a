const LONGEST = 300;

/** The address of a time stamp service as it is kept; '' for none, undefined for what is no address. */
export function stampAddressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  if (trimmed.length > LONGEST) return undefined;
  try {
    const { protocol, username, password, href } = new URL(trimmed);
    return /^https?:$/.test(protocol) && username === '' && password === '' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The one site that the browser is asked about; a pattern knows no port. */
export function originsOf(address: string): string[] {
  const { protocol, hostname } = new URL(address);
  return [`${protocol}//${hostname}/*`];
}
