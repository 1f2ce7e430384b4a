/** 证件类型 and 国籍（或地区）, short of the official lists (44 and 245 entries). */
export const PAPERS = [
  { value: '201', label: '居民身份证' },
  { value: '210', label: '港澳居民来往内地通行证' },
  { value: '213', label: '台湾居民来往大陆通行证' },
  { value: '227', label: '中国护照' },
  { value: '208', label: '外国护照' },
  { value: '233', label: '外国人永久居留身份证（外国人永久居留证）' },
  { value: '237', label: '中华人民共和国港澳居民居住证' },
  { value: '238', label: '中华人民共和国台湾居民居住证' },
];

export const COUNTRIES = [
  { value: '156', label: '中国' },
  { value: '344', label: '中国香港' },
  { value: '392', label: '日本' },
  { value: '410', label: '韩国' },
  { value: '702', label: '新加坡' },
  { value: '840', label: '美国' },
];
