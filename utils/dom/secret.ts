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

/** True for a control whose value must not be read; `label` is what the page calls it. */
export function isSecret(control: Element, label: string): boolean {
  if (SECRET_TYPES.has((control.getAttribute('type') ?? '').toLowerCase())) return true;
  const words = [
    label,
    control.getAttribute('name'),
    control.id,
    control.getAttribute('placeholder'),
    control.getAttribute('autocomplete'),
  ];
  return words.some((word) => word !== null && SECRET_WORDS.test(word));
}
