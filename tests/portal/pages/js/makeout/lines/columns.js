/** Columns of the detail grid, by the portal's own keys. @param {boolean} taxIncluded */
export function columnsFor(taxIncluded) {
  const counted = taxIncluded ? '（含税）' : '（不含税）';
  return [
    { colKey: 'row-select', type: 'multiple', width: 46 },
    { colKey: 'xh', title: '序号', width: 60 },
    { colKey: 'xmmc', title: '*项目名称', width: 240 },
    { colKey: 'ggxh', title: '规格型号', width: 110 },
    { colKey: 'dw', title: '单位', width: 80 },
    { colKey: 'spsl', title: '数量', width: 100 },
    { colKey: 'dj', title: `单价${counted}`, width: 130 },
    { colKey: 'je', title: `*金额${counted}`, width: 140 },
    { colKey: 'slv', title: '*税率/征收率', width: 130 },
    { colKey: 'se', title: '*税额', width: 110 },
  ];
}
