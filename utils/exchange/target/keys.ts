/** Longer than every key that we make; OSS takes 1,023 bytes with the prefix. */
const LONGEST = 600;
/** Our own files that were not finished, and the browser's. */
const UNFINISHED = /\.(?:part-[0-9a-z]+|crswap)$/;

/** Whether a file or folder may be called so: nothing that an address, a disk or a listing tells differently. */
export const isName = (name: string): boolean =>
  /^[A-Za-z0-9._-]+$/.test(name) && name !== '.' && name !== '..' && !UNFINISHED.test(name);

/** Whether it is a key: names with `/` between them. */
export const isKey = (key: string): boolean => key.length <= LONGEST && key.split('/').every(isName);

/** Whether keys may be asked for by it. */
export const isPrefix = (prefix: string): boolean =>
  prefix === '' || (prefix.endsWith('/') && isKey(prefix.slice(0, -1)));

/** Each name in an address: RFC 3986, for signatures are made over exactly this. */
export const encodeKey = (key: string): string =>
  encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The folder that a key lies in; '' for none. */
export const folderOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('/')));
