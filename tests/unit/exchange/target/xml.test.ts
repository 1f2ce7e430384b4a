import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childOf, readXml, textOf } from '../../../../utils/exchange/target/xml';

describe('what a store answers', () => {
  test('is read by its names without their prefix, whatever stands around them', () => {
    const root = readXml(
      '\uFEFF<?xml version="1.0"?><!-- a > b --><d:a xmlns:d="DAV:" x="1 > 0">\n <d:b/>\n <c>1</c ><c>2</c></d:a>\n',
    );
    expect(root?.name).toBe('a');
    expect(root?.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', ''],
      ['c', '1'],
      ['c', '2'],
    ]);
    expect(textOf(root, 'c')).toBe('1');
    expect(childOf(root, 'b', 'nothing')).toBeUndefined();
    expect(textOf(root, 'nothing', 'c')).toBe('');
  });

  test('decodes what XML can write, and nothing twice', () => {
    const text = '&lt;&gt;&amp;&quot;&apos;&#25253;&#x5BFC;&amp;lt;&nbsp;&#x110000;&constructor;';
    expect(readXml(`<a>${text}</a>`)?.text).toBe('<>&"\'报导&lt;&nbsp;&#x110000;&constructor;');
    expect(readXml('<a>x<![CDATA[<b>&amp;]]>y</a>')?.text).toBe('x<b>&amp;y');
  });

  test.each([
    ['nothing', ''],
    ['no XML', 'busy'],
    ['one that does not end', '<a><b>'],
    ['one that was cut in a tag', '<a><b x="'],
    ['one that was cut in a comment', '<a/><!-- '],
    ['one that was cut in CDATA', '<a><![CDATA[x'],
    ['ends crossed', '<a><b></a></b>'],
    ['two outermost', '<a/><b/>'],
    ['an end too many', '<a/></a>'],
    ['text outside', '<a/>text'],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['a page', '<!doctype html><html><body>登录<br></body></html>'],
    ['one without end in depth', '<a>'.repeat(50) + '</a>'.repeat(50)],
  ])('is none when it is %s', (_, source) => expect(readXml(source)).toBeUndefined());

  test('a part of it is never taken for the whole, and no text makes it fail', () => {
    const whole = '<r><Contents><Key>a/b</Key></Contents><IsTruncated>false</IsTruncated></r>';
    for (let end = 0; end < whole.length; end += 1) expect(readXml(whole.slice(0, end))).toBeUndefined();
    const pieces = fc.array(
      fc.constantFrom('<a>', '</a>', '<', '>', '"', '&#', '<!--', '-->', ']]>', '/', 'x'),
    );
    fc.assert(fc.property(pieces, (parts) => void readXml(parts.join(''))));
  });
});
