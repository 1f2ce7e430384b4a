import { startApp } from './lib/start-app.js';
import { DescribedQuery } from './query/described-query.js';
import { InvoiceQuery } from './query/invoice-query.js';

const { listPage } = window.PORTAL_CONTEXT.options;
startApp(listPage === 'plain' ? InvoiceQuery : DescribedQuery, '全量发票查询');
