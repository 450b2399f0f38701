/* One line puts the assistant on any page: <script src="https://host/chat/widget.js" defer></script>
   Optional: data-label="…", data-side="left"; by the page's own CSS: :root { --ra-color: #0f5876; --ra-on-color: #fff;
   --ra-accent: #d8a33c; --ra-bottom: 16px }. Colours as #rrggbb reach the chat too; one on which white cannot be read does not.
   Styles are set through the CSSOM, which a strict style-src allows; the page needs frame-src for our host. */
(function () {
  'use strict';
  var script = document.currentScript;
  var origin = new URL(script.src).origin;
  var label = script.dataset.label || '居民助手';
  var side = script.dataset.side === 'left' ? 'left' : 'right';
  var color = 'background:var(--ra-color,#0f5876);color:var(--ra-on-color,#fff);';
  var phone = window.matchMedia('(max-width:600px)');
  var frame = null, open = false, ready = false;

  function add(parent, tag, css, text) {
    var node = document.createElement(tag);
    node.style.cssText = css;
    if (text) node.textContent = text;
    parent.appendChild(node);
    return node;
  }

  var button = add(document.body, 'button', color + 'position:fixed;z-index:2147483000;bottom:calc(var(--ra-bottom,16px) + env(safe-area-inset-bottom,0px));' + side +
    ':16px;min-width:56px;height:56px;margin:0;padding:0 20px;border:2px solid #fff;border-radius:28px;font:700 17px/1.2 sans-serif;box-shadow:0 3px 12px rgba(0,0,0,.3);cursor:pointer');
  var name = add(button, 'span', '', label);
  var badge = add(button, 'span', 'position:absolute;top:-8px;right:-4px;min-width:24px;padding:0 6px;border-radius:12px;background:#a3231b;color:#fff;font:700 14px/24px sans-serif;display:none');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');

  function tell() {
    if (!ready) return;
    var css = getComputedStyle(document.documentElement);
    var theme = { color: css.getPropertyValue('--ra-color').trim(), accent: css.getPropertyValue('--ra-accent').trim() };
    frame.contentWindow.postMessage({ type: 'ra:shown', shown: open, theme: theme }, origin);
  }

  function layout() {
    if (!frame) return;
    var css = open ? 'display:block;' : 'display:none;';
    css += 'position:fixed;z-index:2147483001;border:0;background:#eef3f5;color-scheme:normal;';
    frame.style.cssText = css + (phone.matches ? 'top:0;left:0;width:100%;height:100%'
      : 'bottom:calc(var(--ra-bottom,16px) + 72px);' + side + ':16px;width:400px;height:min(680px,calc(100vh - 94px - var(--ra-bottom,16px)));border-radius:16px;box-shadow:0 8px 32px rgba(0,0,0,.3)');
  }

  function show(on) {
    open = on;
    if (on && !frame) {
      frame = add(document.body, 'iframe', '');
      frame.title = label;
      frame.src = origin + '/chat';
    }
    layout();
    button.setAttribute('aria-expanded', String(on));
    name.textContent = on ? '✕ 收起' : label;
    if (on) { count(0); frame.focus(); } else button.focus();
    tell();
  }

  function count(unread) {
    badge.textContent = unread > 99 ? '99+' : unread;
    badge.style.display = unread ? 'block' : 'none';
    button.setAttribute('aria-label', unread ? label + '，' + unread + ' 条新消息' : open ? '收起' + label : label);
  }

  button.addEventListener('click', function () { show(!open); });
  document.addEventListener('keydown', function (event) { if (open && event.key === 'Escape') show(false); });
  if (phone.addEventListener) phone.addEventListener('change', layout);
  window.addEventListener('message', function (event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin || !event.data) return;
    if (event.data.type === 'ra:ready') { ready = true; tell(); }
    if (event.data.type === 'ra:unread' && !open) count(Number(event.data.count) || 0);
    if (event.data.type === 'ra:close') show(false);
  });
})();
