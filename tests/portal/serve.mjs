import { parseArgs } from 'node:util';
import { startPortal } from './portal.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8443' }, control: { type: 'string', default: '8444' } },
});
const portal = await startPortal({ port: Number(values.port), controlPort: Number(values.control) });

console.log(`练习税局 practice portal on 127.0.0.1:${portal.port}`);
console.log(`  form     ${portal.formUrl}`);
console.log(`  query    ${portal.queryUrl}`);
console.log(`  login    ${portal.loginUrl}`);
console.log(`  control  ${portal.controlUrl}`);
console.log(
  `  chromium ${portal
    .chromiumArgs()
    .map((arg) => `'${arg}'`)
    .join(' ')}`,
);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => portal.close().then(() => process.exit(0)));
