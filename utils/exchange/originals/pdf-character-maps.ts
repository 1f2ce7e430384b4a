import toUcs2 from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap?url';
import gbEuc from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap?url';
import gbkEuc from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap?url';
import gbk2k from 'pdfjs-dist/cmaps/GBK2K-H.bcmap?url';
import gbkpEuc from 'pdfjs-dist/cmaps/GBKp-EUC-H.bcmap?url';
import uniUcs2 from 'pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap?url';
import uniUtf16 from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap?url';

/** The encodings of Chinese fonts that a PDF may name instead of bringing its own; without them not even digits are read. */
const MAPS: Readonly<Record<string, string>> = {
  'Adobe-GB1-UCS2': toUcs2,
  'GB-EUC-H': gbEuc,
  'GBK-EUC-H': gbkEuc,
  'GBK2K-H': gbk2k,
  'GBKp-EUC-H': gbkpEuc,
  'UniGB-UCS2-H': uniUcs2,
  'UniGB-UTF16-H': uniUtf16,
};

/** Files of ours: the reader of PDFs asks for them by name. */
export class CharacterMaps {
  /** @throws for one that is not here; its font stays unread then */
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const place = MAPS[name];
    if (place === undefined) throw new Error(`no character map ${name}`);
    const answer = await fetch(place);
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), isCompressed: true };
  }
}
