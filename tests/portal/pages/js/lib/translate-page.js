// Drift practice: options.translate is the browser's translator. As the browser does it: after the page has rendered, and
// again after each change, every text with words is taken out and stands translated in two <font> elements in its place
// (so that what the page later writes into its old text is never seen); numbers, fields and attributes stay.
(() => {
  const { translate } = window.PORTAL_CONTEXT.options;
  if (!translate) return;

  const WORDS = {
    发票开具: 'Invoice issuance',
    保存草稿: 'Save Draft',
    预览发票: 'Invoice Preview',
    增行: 'Add row',
    购买方信息: 'Purchaser information',
    销售方信息: 'Seller Information',
    名称: 'name',
    电话: 'Telephone',
    银行账号: 'Bank account number',
    备注: 'Remark',
    项目名称: 'Project name',
    规格型号: 'Specifications and models',
    单位: 'unit',
    数量: 'quantity',
    单价: 'unit price',
    金额: 'Amount',
    税额: 'tax amount',
    免税: 'Tax-free',
    合计金额: 'Total amount',
    合计税额: 'Total tax amount',
    价税合计: 'Total price and tax',
    增值税专用发票: 'Special VAT Invoice',
    普通发票: 'Ordinary invoice',
    电子发票: 'Electronic invoice',
    开票成功: 'Invoice issued successfully',
    我知道了: 'I see',
    确定: 'Sure',
    取消: 'Cancel',
  };
  const OTHERS = ['content', 'tax matter', 'please note', 'business', 'information'];
  const HAN = /\p{Script=Han}+/gu;
  const inEnglish = (text) => text.replace(HAN, (run) => ` ${WORDS[run] ?? OTHERS[run.length % 5]} `);
  /** Never translated, or no text of the page. */
  const SKIPPED = 'script, style, textarea, font';

  const font = (child) => {
    const element = document.createElement('font');
    element.style.verticalAlign = 'inherit';
    element.append(child);
    return element;
  };
  const translateAll = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const node of found) {
      if (!/\p{Script=Han}/u.test(node.data) || node.parentElement?.closest(SKIPPED)) continue;
      node.replaceWith(font(font(new Text(inEnglish(node.data)))));
    }
    document.documentElement.lang = translate;
    document.documentElement.classList.add('translated-ltr');
  };

  let timer;
  addEventListener('load', () => {
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(translateAll, 100);
    };
    later();
    new MutationObserver(later).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
})();
