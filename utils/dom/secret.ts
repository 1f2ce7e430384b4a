/**
 * What is never read (law L6): passwords, one-time and captcha codes, tokens. Decided by the control's type and
 * name alone, never by the look of a value: peers that guess by value throw away tax ids and amounts.
 */
const SECRET_TYPES: ReadonlySet<string> = new Set([
  'password',
  'hidden',
  'file',
  'image',
  'submit',
  'button',
  'reset',
]);
const SECRET_WORDS =
  /passw|pwd|密码|口令|captcha|验证码|校验码|动态码|sms|\botp\b|one-time-code|(verif\w*|auth)[-_]?code|token|csrf/i;

/** True for words by which a page names a secret. */
export const isSecretName = (words: string): boolean => SECRET_WORDS.test(words);

/** True for a control whose own type or names tell a secret, whatever its label. */
export function isSecretControl(control: Element): boolean {
  const type = control.getAttribute('type');
  if (type !== null && SECRET_TYPES.has(type.toLowerCase())) return true;
  const words = [
    control.getAttribute('name'),
    control.getAttribute('id'),
    control.getAttribute('placeholder'),
    control.getAttribute('autocomplete'),
  ];
  return words.some((word) => word !== null && word !== '' && isSecretName(word));
}

/** True for a control whose value must not be read; `label` is what the page calls it. */
export const isSecret = (control: Element, label: string): boolean =>
  isSecretControl(control) || isSecretName(label);
