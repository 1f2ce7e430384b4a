import type * as zhCN from '../zh-cn/pictures';

/** Pictures of the portal's page, as text and as photograph. */
export const picturesTexts: Record<keyof typeof zhCN.picturesTexts, string> = {
  'pictures.title': 'The page at that moment',
  'pictures.cause.refused': 'When it was refused',
  'pictures.cause.doubt': 'When the outcome became unclear',
  'pictures.cause.fault': 'When the tax office had a fault',
  'pictures.text': 'Text on the page',
  'pictures.copy': 'Copy the text on the page',
  'pictures.photo': 'Screenshot',
  'pictures.enlarge': 'Enlarge',
  'pictures.cut': 'The page was long: the first 20,000 characters and what stood over it were kept.',
  'pictures.time': 'Time',
  'pictures.timeSays': '{time} (Beijing time; time zone of this computer: {zone})',
  'pictures.page': 'Page',
  'pictures.browser': 'Browser',
  'pictures.window': 'window {width}×{height}',
  'pictures.clock': 'Clock',
  'pictures.clockSame': 'the same as the tax office’s',
  'pictures.clockAhead': 'about {seconds} s ahead of the tax office’s',
  'pictures.clockBehind': 'about {seconds} s behind the tax office’s',
  'pictures.clockUnknown': 'could not be compared with the tax office’s',
  'pictures.toSettings': 'Settings',
  'pictures.lack.off': 'No screenshot: they are switched off. Once they are on, the next one is kept too.',
  'pictures.lack.denied':
    'No screenshot: the browser has not allowed it. Switch it on in the settings and press Allow.',
  'pictures.lack.notInFront': 'No screenshot: the tax office’s page was not in front. The text was kept.',
  'pictures.lack.secret':
    'No screenshot: the page showed a password, a code, a QR code or a face scan. Such pages are not taken.',
  'pictures.lack.travellers':
    'No screenshot: travellers stood on the page, and by the setting they are not kept. The text was kept without them.',
  'pictures.lack.tooLarge': 'No screenshot: it would not fit into 200 KB. The text was kept.',
  'pictures.lack.tooSoon': 'No screenshot: one had been taken within the minute. The text was kept.',
  'pictures.lack.failed': 'No screenshot: the browser could not take one. The text was kept.',

  'photos.title': 'Screenshots',
  'photos.says':
    'When an invoice is refused or unclear, or the tax office has a fault, the text on the page is always kept. With this on, a screenshot is kept too while that page is in front.',
  'photos.switch': 'Take a screenshot of the tax office’s page when something goes wrong',
  'photos.note':
    'The browser will ask for access to all sites: it knows no smaller permission for this. Only pages of the tax office are taken, only when something goes wrong, at most one a minute; never log-in, codes, QR codes or face scans. They stay on this computer.',
  'photos.refused': 'The browser has not allowed it; screenshots stay off. The text is kept all the same.',
  'photos.withdrawn':
    'The browser took its permission back: none are taken now. Switch it on again to have them.',
};
