/** Words of what was typed and not submitted, on our own pages. */
export const zhCNDrafts = {
  'draft.list': '没提交的填写（{count}）',
  'draft.sentence': '上次没提交，内容还在',
  'draft.noAmount': '金额没填',
  'bar.draftTyping': '正在另一个开票页里填写，请到那一页继续',
  'bar.draftGone': '这份内容已经提交，或已经不要了',
  'settings.drafts': '记住没提交的填写',
  'settings.draftsNote':
    '填到一半断网、退出登录、浏览器关掉，下次打开同一家公司的开票页可以填回。关掉以后不再记，已记下的仍在。已打开的开票页刷新后生效。',
} as const;
