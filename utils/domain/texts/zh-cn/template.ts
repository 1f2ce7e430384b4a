/** Writing entries into the clerk's own batch template, taking them back, what its import said. */
export const templateTexts = {
  'template.written': '已写入批量模板',
  'template.where': '已写入批量模板「{file}」，流水号 {serial}',
  'template.failure': '导入失败原因：「{reason}」',
  'template.danger':
    '后来又有了别的结果（{outcome}）。模板还没有导入的话，请先删掉里面流水号 {serial} 的行，不然会开出两张',
  'template.takeBack': '取回',
  'template.takeBackAsk': '确定没有用这个模板开过票吗？',
  'template.takeBackWhy':
    '取回以后，这一张可以填回开票页。请先到税局看清楚：用这个模板导入过的，开出来就会有两张。',
  'template.takeBackYes': '确定没有开过，取回',
  'template.takeBackNo': '不取回',
  'template.takeBackFailed': '没能取回，请再试一次',
  'template.action': '写入批量模板',
  'template.title': '写入批量模板',
  'template.lead':
    '请选您自己从税局「批量开票」下载的导入模板。票影只在里面添上这几张，别的都不动，存成另一个文件。',
  'template.choose': '选批量模板',
  'template.reading': '正在读…',
  'template.writing': '正在写…',
  'template.company': '这个文件只能在「{company}」名下导入',
  'template.refused.notWorkbook': '这个文件打不开。请选税局下载的 .xlsx 模板；加了密码的，请先去掉密码。',
  'template.refused.tooLarge': '文件太大，读不了。请重新下载一份模板。',
  'template.refused.notTemplate':
    '这不是税局的批量开票导入模板：里面没有「{missing}」，没有写。请选您从税局「批量开票」下载的那一份。',
  'template.refused.otherHeaders':
    '工作表「{sheet}」{column} 列第 {row} 行应是「{expected}」，这份文件里是「{shown}」，没有写。请到税局重新下载模板，不要改动表头。',
  'template.refused.olderVersion':
    '模板版本是 {version}，票影认得的是 {known}；这一份旧了，税局不会收，请到税局重新下载模板',
  'template.refused.newerHeaders':
    '模板版本是 {version}，票影认得的是 {known}；工作表「{sheet}」{column} 列从前是「{expected}」，现在是「{shown}」，票影没有写，请自己填，或先更新票影',
  'template.newer':
    '模板版本是 {version}，票影认得的是 {known}；列都对得上，可以写，导入以前请多看一遍。怕拿错了，请到税局重新下载模板',
  'template.holds': '模板里已有发票 {invoices} 张、明细 {lines} 行，接在后面写',
  'template.rounded':
    '模板里已有的流水号有 {count} 处是按数字存的，末几位已经丢了，税局会对不上；请改成文本格式，重新填这几处',
  'template.noHeader': '（空）',
  'template.risky': '明细一共 {lines} 行，超过 {most} 行税局可能出错，最好分成几个文件',
  'template.tooMany': '明细一共 {lines} 行，税局超过 {most} 行就开不了，请少选几张',
  'template.goesIn': '写入 {count} 张',
  'template.staysOut': '不写 {count} 张',
  'template.noneGoesIn': '没有可以写入的',
  'template.codes': '还缺商品和服务税收编码',
  'template.codesWhy':
    '开票页上不显示编码，模板里必须有。请照税局「项目信息维护」里的填，19 位数字；填过的下次会记得。',
  'template.codeOf': '{item} 的编码',
  'template.write': '写入并下载',
  'template.cancel': '取消',
  'template.close': '关闭',
  'template.done': '已写入 {count} 张；导入批量开票以前请先看一遍',
  'template.doneWhere': '文件「{file}」在下载文件夹。这几张取回以前，不能填回开票页。',
  'template.notSaved': '这几张已经记为写入批量模板，但文件没有存成。请到每一张里点「取回」，再写一次。',
  'template.changed': '有一张的情况刚刚变了（{bar}），文件没有给您，这几张都没有写入。请再选一次模板。',
  'template.unknownForm': '模板里面的格式票影没见过，没有写。请到税局重新下载一份，不要用别的软件另存。',
  'template.failed':
    '这次没能写完，没有文件给您。显示「已写入批量模板」的，请到那一张里点「取回」，再试一次；还不行，请把下面这行发给技术人员。',
  'template.problem.unread': '内容没能读全，请照详情自己填',
  'template.problem.noLines': '没有明细行',
  'template.problem.noKind': '没读到是专票还是普票',
  'template.problem.unknownField': '还填了「{label}」（{shown}），模板里怎么填票影不知道，请自己填',
  'template.problem.negativeLine': '第 {line} 行金额是负数，又不是折扣，模板里写不了',
  'template.problem.rateWord': '第 {line} 行税率是「{shown}」，模板里怎么填票影不知道，请自己填',
  'template.problem.noCode': '缺「{item}」的商品和服务税收编码',
  'template.problem.companyTaxId': '购买方像是单位，开普通发票模板里也要填「购买方纳税人识别号」，请先补上',
  'template.problem.required': '缺「{column}」',
  'template.problem.tooLong': '「{column}」超过 {max} 个字',
  'template.problem.decimals': '「{column}」小数超过 {max} 位',
  'template.problem.notListed': '「{column}」里没有「{shown}」这一项',
  'template.problem.line': '第 {line} 行{problem}',

  'failures.notFailures':
    '这不是税局的失败明细：没有「发票流水号」和「导入失败原因」（或「失败原因」「错误原因」「导入结果」）这两列。请选批量开票页上「下载失败明细」得到的文件。',
  'failures.fresh': '要记下 {count} 条',
  'failures.known': '已经记过 {count} 条，不会重复',
  'failures.passed':
    '写着「成功」的 {count} 行不是失败，没有记；这里没有发票号码，开出来没有，请到税局全量发票查询核对',
  'failures.left': '记不到哪一张上的 {count} 条',
  'failures.line': '第 {row} 行　{serial}　{buyer}　「{reason}」',
  'failures.why.noSerial': '没有流水号',
  'failures.why.rounded':
    '流水号是按数字存的，末几位已经丢了，认不出是哪一张；请重新下载，不要用别的软件另存',
  'failures.why.unclear': '不能肯定是失败，没有记；请到税局看清楚',
  'failures.why.noReason': '没有导入失败原因',
  'failures.why.notFound': '台账里没有这个流水号',
  'failures.why.otherBuyer': '流水号对得上，购买方不是同一个',
  'failures.why.several': '有几张都是这个流水号，分不清是哪一张',
  'failures.more': '另有 {count} 行',
  'failures.apply': '记下',
  'failures.drop': '不记',
  'failures.done': '已记下 {count} 条。写入过模板的，到那一张里看原因，改好可以点「取回」。',
  'failures.nothing': '没有要记下的。',
  'failures.failed': '没能读完，台账没有变化。请再试一次；还不行，请把下面这行发给技术人员。',
};
