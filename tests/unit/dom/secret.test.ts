// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { isSecret } from '../../../utils/dom/secret';
import { find, page } from '../support/page/page';

const secret = (html: string, label = '') => {
  page(html);
  return isSecret(find('input, textarea'), label);
};

describe('L6 secrets are never read', () => {
  test.each<[string, string, string?]>([
    ['a password', '<input type="password" name="a">'],
    ['a password that is shown', '<input type="text" autocomplete="current-password">'],
    ['by its name', '<input name="userPwd">'],
    ['by its label', '<input name="a">', '登录密码'],
    ['by its placeholder', '<input placeholder="请输入个人用户密码">'],
    ['口令', '<input>', '动态口令'],
    ['an SMS code', '<input>', '短信验证码'],
    ['an SMS code by name', '<input name="smsCode">'],
    ['an SMS code by name, in the middle', '<input name="mobileSmsCode">'],
    ['a verification code by name', '<input name="verifyCode">'],
    ['a verification code by id', '<input id="auth-code">'],
    ['a captcha', '<input id="captcha">'],
    ['a captcha by its words', '<input placeholder="请输入图形验证码">'],
    ['a one-time code', '<input autocomplete="one-time-code">'],
    ['an OTP', '<input name="otp">'],
    ['a hidden field', '<input type="hidden" name="fphm" value="x">'],
    ['a token', '<input name="_token">'],
    ['a CSRF mark', '<input name="_csrf">'],
    ['a file', '<input type="file">'],
    ['a button', '<input type="submit" value="发票开具">'],
  ])('%s', (_, html, label) => expect(secret(html, label)).toBe(true));
});

describe('business data is always read, whatever its value looks like', () => {
  test.each<[string, string, string]>([
    ['a 20-digit invoice number', '<input value="26112000000123456789">', '蓝字发票号码'],
    ['a bank account', '<input value="6222020200112233445">', '银行账号'],
    ['a tax id', '<input value="91110105MA01C4JX88">', '统一社会信用代码/纳税人识别号'],
    ['a phone number', '<input value="13800138000" type="tel">', '电话'],
    ['six digits', '<input value="123456">', '规格型号'],
    ['a short decimal', '<input value="12.5" type="number">', '单价'],
    ['Chinese only', '<input value="张三">', '购买方名称'],
    ['a note', '<textarea>密码本 100 本</textarea>', '备注'],
    ['a search box', '<input type="search" value="服务">', '项目名称'],
    ['the 税收分类编码', '<input name="spbm" value="3040203000000000000">', '商品和服务税收编码'],
    ['a postcode', '<input name="zipCode">', '邮编'],
  ])('%s', (_, html, label) => expect(secret(html, label)).toBe(false));
});
