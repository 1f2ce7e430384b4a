/** Of what is drawn, these are set by style sheets that a picture by itself does not have. */
const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'opacity'];
/** Points of the picture for each of the screen: sharp on paper. */
const SCALE = 2;

/** The plot with its styles written into it: an SVG that needs nothing else. */
function alone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [svg, ...svg.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [nth, element] of from.entries()) {
    const styles = getComputedStyle(element);
    for (const name of STYLES) (to[nth] as SVGElement).style.setProperty(name, styles.getPropertyValue(name));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** A plot of the page as a PNG, with its title above it, on the ground of the page. */
export async function pictureOf(svg: SVGSVGElement, title: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const styles = getComputedStyle(document.documentElement);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone(svg, width, height))}`;
  await image.decode();
  const head = 28;
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = (height + head) * SCALE;
  const draw = canvas.getContext('2d');
  if (!draw) throw new Error('no canvas');
  draw.scale(SCALE, SCALE);
  draw.fillStyle = styles.getPropertyValue('--ground');
  draw.fillRect(0, 0, width, height + head);
  draw.fillStyle = styles.getPropertyValue('--text');
  draw.font = `14px ${styles.getPropertyValue('--font')}`;
  draw.fillText(title, 4, 18, width - 8);
  draw.drawImage(image, 0, head, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
