/**
 * Traditional characters of the words that stand on invoices and in names of companies, each before its simplified twin. The portal may be
 * shown with them (a browser's or a tool's conversion).
 */
const PAIRS =
  '購购買买銷销稱称稅税識识別别號号電电話话開开戶户銀银賬账帳账項项規规單单數数價价額额備备註注計计專专發发' +
  '類类納纳統统會会請请輸输貨货應应勞劳務务總总徵征產产業业編编碼码與与個个寫写選选擇择圓元' +
  '貿贸東东華华國国際际龍龙廣广實实機机車车門门長长馬马陳陈張张劉刘黃黄趙赵吳吴孫孙楊杨許许鄭郑謝谢羅罗韓韩馮冯蔣蒋葉叶蘇苏盧卢鄧邓蕭萧賈贾鄒邹閻阎錢钱顧顾龔龚嚴严' +
  '萬万湯汤藝艺術术網网絡络紡纺織织鋼钢鐵铁運运園园農农漁渔獸兽藥药醫医療疗衛卫環环檢检測测設设製制裝装飾饰廳厅飯饭館馆飲饮魚鱼雞鸡鮮鲜圖图書书報报紙纸廠厂鎮镇鄉乡' +
  '縣县區区灣湾島岛橋桥樓楼學学習习師师員员協协聯联團团資资財财險险證证權权標标誌志創创優优樂乐愛爱寶宝貝贝銘铭銳锐錦锦豐丰慶庆興兴榮荣義义禮礼順顺維维經经濟济營营' +
  '遠远達达進进連连雲云風风熱热無无當当來来處处傳传軟软體体強强節节潔洁塗涂爾尔麗丽麥麦齊齐';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[at * 2] as string, PAIRS[at * 2 + 1] as string]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');

/** A label or a word of the page in simplified characters, to be compared; as long as before. */
export const plainChinese = (text: string): string =>
  text.replace(TRADITIONAL, (character) => SIMPLE.get(character) as string);
