import en from 'element-plus/es/locale/lang/en.mjs';
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs';
import type { Language } from '../../utils/domain/texts/languages';

const { datepicker } = zhCn.el;

/** The library shows 一月 and reads out 1 月; as tax periods are written, both are 1 月. */
const months = Object.fromEntries(
  Object.keys(datepicker.months).map((name, index) => [
    name,
    datepicker[`month${index + 1}` as keyof typeof datepicker],
  ]),
);

const OTHER_THAN_ENGLISH: Readonly<Partial<Record<Language, unknown>>> = {
  zh_CN: { ...zhCn, el: { ...zhCn.el, datepicker: { ...datepicker, months } } },
};

/** Words of Element Plus, for its month picker and the cross of a dialog; English where we have no others. */
export const elementLocale = (language: Language): unknown => OTHER_THAN_ENGLISH[language] ?? en;
