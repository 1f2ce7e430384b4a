/**
 * Views of which no picture is ever taken, neither as text nor as photograph (law L6): log-in, passwords, codes, QR, face scan.
 * 2026-11. How the real ones look is known in part (the log-in site, the title of the face-scan dialog), so there are
 * alternatives; one that fits is enough. Better no picture of a harmless page than one of these.
 */
export interface SecretViews {
  /** Pattern over a path. */
  readonly paths: string;
  /** Elements that tell it when they are shown. */
  readonly places: readonly string[];
  /** Pattern over name, id, placeholder, autocomplete and label of a field that is shown. */
  readonly fields: string;
  /** Pattern over what a dialog says, or a page that says little, without spaces. */
  readonly words: string;
}

export const SECRET_VIEWS: SecretViews = {
  paths:
    '(?:^|[/_.-])(?:log-?in|sign-?in|sso|oauth2?|passport|cas|tpass|qr-?code|ewm|face(?:[_-]?(?:scan|auth|id|verify))?|slrz|smrz)(?:[/_.-]|$)',
  places: [
    'input[type="password"]',
    'input[autocomplete="one-time-code"]',
    '[class*="qrcode" i] canvas',
    '[class*="qrcode" i] img',
    '[class*="qrcode" i] svg',
    '[class*="qr-code" i] canvas',
    '[class*="qr-code" i] img',
    '[class*="qr-code" i] svg',
    'canvas[class*="qrcode" i]',
    'img[class*="qrcode" i]',
    'img[alt*="二维码"]',
    '[class*="captcha" i]',
    'img[alt*="验证码"]',
    '[class*="face-scan" i]',
    '[class*="facescan" i]',
    'iframe[src*="tpass"]',
    'iframe[src*="login" i]',
  ],
  fields:
    'passw|pwd|密码|口令|captcha|验证码|动态码|短信码|sms|\\botp\\b|one-time-code|(?:verif\\w*|auth)[-_]?code',
  words:
    '扫脸|刷脸|人脸(?:识别|认证|核验)|扫一扫|扫描[^,。;!?]{0,6}二维码|二维码(?:已)?(?:失效|过期)|扫码(?:登[录陆]|认证|验证|确认)|(?:输入|获取|发送)[^,。;!?]{0,8}(?:验证码|密码|口令)',
};

/** Pattern of a code beside its word, in what a page shows: its value is never kept. */
export const SHOWN_CODES =
  '((?:验证码|动态码|动态口令|短信码|密码|口令)[^0-9A-Za-z\\n]{0,6})[0-9A-Za-z]{4,12}';
