import en from 'element-plus/es/locale/lang/en.mjs';
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs';
import type { Language } from '../../utils/domain/texts/texts';

const { datepicker } = zhCn.el;

/** The library shows 一月 and reads out 1 月; as tax periods are written, both are 1 月. */
const months = Object.fromEntries(
  Object.keys(datepicker.months).map((name, index) => [
    name,
    datepicker[`month${index + 1}` as keyof typeof datepicker],
  ]),
);

/** Words of Element Plus. */
export const ELEMENT_LOCALE: Readonly<Record<Language, unknown>> = {
  zh_CN: { ...zhCn, el: { ...zhCn.el, datepicker: { ...datepicker, months } } },
  en,
};
