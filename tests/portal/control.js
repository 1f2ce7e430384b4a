// The control page: shows the state every second, and sends what is clicked.
const $ = (id) => document.getElementById(id);
let optionsTouched = false;

function cells(values) {
  const row = document.createElement('tr');
  for (const value of values) row.insertCell().textContent = value;
  return row;
}

function faultButton(fault, armed) {
  const button = document.createElement('button');
  const detail = document.createElement('small');
  detail.textContent =
    fault.message ?? [fault.kind, fault.status, fault.body, fault.ms].filter(Boolean).join(' ');
  button.append(fault.id, detail);
  button.setAttribute('aria-pressed', String(armed?.fault.id === fault.id));
  button.onclick = () => send('/api/fault', { id: fault.id, times: Number($('times').value) || 1 });
  return button;
}

function show({ faults, armed, options, invoices, calls, faceScan }) {
  $('armed').textContent = armed ? `已布置：${armed.fault.id}，还剩 ${armed.left} 次` : '没有布置故障';
  $('faults').replaceChildren(...faults.map((fault) => faultButton(fault, armed)));
  $('scan').textContent = faceScan ? `二维码 ${faceScan.status}` : '没有二维码';
  if (!optionsTouched) $('options').value = JSON.stringify(options, null, 2);
  $('count').textContent = invoices.length;
  const newest = invoices.slice(-50).reverse();
  $('invoices').replaceChildren(
    ...newest.map((one) =>
      cells([one.Fphm, one.Kprq, one.Xsfmc, one.Gmfmc, one.Jshj, one.listed ? '是' : '否']),
    ),
  );
  const issues = calls
    .filter(({ path }) => path.endsWith('/tyfpkj'))
    .slice(-50)
    .reverse();
  $('calls').replaceChildren(
    ...issues.map((call) =>
      cells([
        new Date(call.at).toLocaleTimeString('zh-CN'),
        call.fault ?? '',
        call.issuedNumbers.join(' '),
        call.requestOnConnection,
      ]),
    ),
  );
}

async function send(path, body) {
  const response = await fetch(path, body && { method: 'POST', body: JSON.stringify(body) });
  const answer = await response.json();
  $('error').textContent = answer.error ?? '';
  if (!answer.error) show(answer);
}

$('options').oninput = () => (optionsTouched = true);
$('apply').onclick = () => {
  try {
    const options = JSON.parse($('options').value);
    optionsTouched = false;
    send('/api/options', options);
  } catch (error) {
    $('error').textContent = `选项不是合法的 JSON：${error.message}`;
  }
};
$('clear').onclick = () => send('/api/fault', {});
for (const button of document.querySelectorAll('[data-scan]'))
  button.onclick = () => send('/api/face-scan', { status: button.dataset.scan });
$('reset').onclick = () => {
  optionsTouched = false;
  send('/api/reset', {});
};

const refresh = () => send('/api/state').catch(() => ($('error').textContent = '练习税局没有运行'));
refresh();
setInterval(refresh, 1000);
