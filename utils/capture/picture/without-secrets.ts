import { SHOWN_CODES } from '../../portal/secret-views';

/** A text of a page as it may be kept: addresses lose what stands behind `?` and `#`; codes their value (law L6). */
export const withoutSecrets = (text: string): string =>
  text
    .replace(/([a-z][a-z\d+.-]*:\/\/[^\s?#]*)[?#]\S*/gi, '$1')
    .replace(/(\/[\w./%-]*)\?[\w.%~-]+=\S*/g, '$1')
    .replace(new RegExp(SHOWN_CODES, 'g'), '$1…');
