import type { FactOf } from '../../../../utils/domain/fact/fact';
import { NOON } from './facts';

/** A page that was pictured as text. */
export const pictured = (more: Partial<FactOf<'pictured'>> = {}): FactOf<'pictured'> => ({
  id: 'S1-refused',
  at: NOON,
  type: 'pictured',
  cause: 'refused',
  site: {
    origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
    path: '/blue-invoice-makeout/invoice-makeout',
  },
  title: '蓝字发票开具',
  text: '税率不合法',
  width: 1_366,
  height: 768,
  agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
  product: '0.1.0',
  zone: 'Asia/Shanghai',
  ...more,
});
