import './Composer.razor.js';
import './SearchBox.razor.js';
import './KeysHelp.razor.js';

// A field that takes so many letters and no more would cut what is pasted, without a word: it says so and takes nothing.
document.addEventListener('paste', event => {
  const field = event.target;
  if (!(field.maxLength > 0)) return;
  const pasted = event.clipboardData.getData('text');
  if (field.value.length - (field.selectionEnd - field.selectionStart) + pasted.length <= field.maxLength) return;
  event.preventDefault();
  field.setCustomValidity(`这里最多 ${field.maxLength} 个字，要贴的有 ${pasted.length} 个字，没有贴。请删短了再贴。`);
  field.reportValidity();
  const clear = () => field.setCustomValidity('');
  field.addEventListener('input', clear, { once: true });
  field.addEventListener('blur', clear, { once: true });
});

// Nothing is drawn before this, so that no key and no press comes too early for the script of its box.
await Blazor.start();
