import { startApp } from './lib/start-app.js';
import { InvoiceQuery } from './query/invoice-query.js';

startApp(InvoiceQuery, '全量发票查询');
