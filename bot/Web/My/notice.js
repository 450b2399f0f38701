// Asks WeChat to draw the button for notices; without WeChat the page is whole as it is.
(() => {
  const account = document.currentScript.dataset.account;
  const button = document.getElementById('subscribe');
  const tell = text => { document.getElementById('asked').textContent = text; };
  if (!window.wx || !button)
    return;
  fetch(`/wechat/${account}/script?url=${encodeURIComponent(location.href.split('#')[0])}`)
    .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(signature => wx.config({ ...signature, debug: false, jsApiList: ['checkJsApi'], openTagList: ['wx-open-subscribe'] }))
    .catch(() => tell('现在还不能设提醒，有回复时请回公众号看。'));
  button.addEventListener('success', answer => {
    const accepted = JSON.stringify(answer.detail).includes('accept');
    tell(accepted ? '好的，有回复时提醒您一次。' : '好的，不提醒您。有回复时请回公众号看。');
  });
  button.addEventListener('error', () => tell('现在还不能设提醒，有回复时请回公众号看。'));
})();
