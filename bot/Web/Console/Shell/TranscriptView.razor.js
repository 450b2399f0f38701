// Keeps the newest line in sight, unless the reader has scrolled up to read.
export function follow(root) {
  let atEnd = true;
  const toEnd = () => { if (atEnd) root.scrollTop = root.scrollHeight; };
  root.addEventListener('scroll', () => { atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 60; });
  root.addEventListener('load', toEnd, true);
  new MutationObserver(toEnd).observe(root, { childList: true, subtree: true });
  new ResizeObserver(toEnd).observe(root);
  toEnd();
}
