/**
 * Areas by the name that their hosts carry: `dppt.<area>.chinatax.gov.cn`, `etax.<area>.chinatax.gov.cn`. Provinces, and the five
 * cities with a tax bureau of their own, in the order of the list of bureaus at chinatax.gov.cn (2026-11). Of most of them no page
 * was seen by us.
 */
export const AREAS: Readonly<Record<string, string>> = {
  beijing: '北京',
  tianjin: '天津',
  hebei: '河北',
  shanxi: '山西',
  neimenggu: '内蒙古',
  liaoning: '辽宁',
  dalian: '大连',
  jilin: '吉林',
  heilongjiang: '黑龙江',
  shanghai: '上海',
  jiangsu: '江苏',
  zhejiang: '浙江',
  ningbo: '宁波',
  anhui: '安徽',
  fujian: '福建',
  xiamen: '厦门',
  jiangxi: '江西',
  shandong: '山东',
  qingdao: '青岛',
  henan: '河南',
  hubei: '湖北',
  hunan: '湖南',
  guangdong: '广东',
  shenzhen: '深圳',
  guangxi: '广西',
  hainan: '海南',
  chongqing: '重庆',
  sichuan: '四川',
  guizhou: '贵州',
  yunnan: '云南',
  xizang: '西藏',
  shaanxi: '陕西',
  gansu: '甘肃',
  qinghai: '青海',
  ningxia: '宁夏',
  xinjiang: '新疆',
};

/** The name of its area that a host of the portal carries; undefined where it carries none. */
const areaOf = (host: string): string | undefined => /^[^.]+\.([a-z]+)\.chinatax\.gov\.cn$/.exec(host)?.[1];

/**
 * Whether a host of the portal is watched.
 * @param chosen areas that the clerk chose; none: everywhere
 */
export function isWatchedHost(host: string, chosen: readonly string[]): boolean {
  const area = areaOf(host);
  // What names no area is of all of them.
  return chosen.length === 0 || area === undefined || chosen.includes(area);
}
